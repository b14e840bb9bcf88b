#include "compiler/xacml/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "compiler/xacml/codes.hpp"

namespace hjemmel::xacml {
namespace {

constexpr std::size_t max_errors = 100;
constexpr std::size_t max_warnings = 1000;

}  // namespace

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::size_t length = std::min(text.size(), longest);
  while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  std::string result(text.substr(0, length));
  for (char& c : result) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (length < text.size()) result += "…";
  return result;
}

void Findings::error(std::string_view code, Range where, std::string message, std::string help,
                     std::string replacement) {
  if (++errors_ > max_errors) return;
  kept_.push_back({std::string(code), source::Severity::error, std::move(message), span(where), std::move(help),
                   std::move(replacement)});
}

void Findings::warning(std::string_view code, Range where, std::string message, std::string help,
                       std::string replacement) {
  if (++warnings_ > max_warnings) return;
  kept_.push_back({std::string(code), source::Severity::warning, std::move(message), span(where), std::move(help),
                   std::move(replacement)});
}

bool Findings::full() const { return errors_ > max_errors; }

void Findings::hand_over(source::Diagnostics& diagnostics) {
  std::vector<std::size_t> order(kept_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(kept_[i].span.begin, i); });
  const source::Span last = kept_.empty() ? source::Span{} : kept_[order.back()].span;
  for (const std::size_t i : order) diagnostics.add(std::move(kept_[i]));
  if (full()) {
    diagnostics.add({std::string(code::too_many_findings),
                     source::Severity::info,
                     fmt::format("more than {} errors; the rest of the file is not read", max_errors),
                     last,
                     {},
                     {}});
  } else if (warnings_ > max_warnings) {
    diagnostics.add({std::string(code::too_many_findings),
                     source::Severity::info,
                     fmt::format("{} more warnings are not shown", warnings_ - max_warnings),
                     last,
                     {},
                     {}});
  }
  kept_.clear();
}

std::string quoted(std::string_view text) {
  return text.empty() ? "an empty text" : fmt::format("`{}`", excerpt(text));
}
std::string quoted_tag(std::string_view name) { return fmt::format("`<{}>`", excerpt(name)); }
std::string did_you_mean(std::string_view name) { return fmt::format("did you mean `{}`?", name); }

}  // namespace hjemmel::xacml
