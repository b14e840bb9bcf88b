#include "compiler/check/registry.hpp"

#include <algorithm>

#include "compiler/check/checks.hpp"

namespace hjemmel::check {

namespace {
constexpr Check checks[] = {
#define HJEMMEL_CHECK(code, severity, function, summary) {code, source::Severity::severity, summary, function},
#include "compiler/check/checks.def"
#undef HJEMMEL_CHECK
};
}  // namespace

std::span<const Check> registry() { return checks; }

const Check* check_of(std::string_view code) {
  const auto* found = std::ranges::find(checks, code, &Check::code);
  return found == std::end(checks) ? nullptr : found;
}

std::string page_of(const Check& check) { return "docs/checks/" + std::string(check.code) + ".md"; }

}  // namespace hjemmel::check
