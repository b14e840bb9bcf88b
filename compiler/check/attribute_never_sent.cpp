#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

// An older editor split the urn of an access list at the wrong place and wrote the owner into the attribute id.
void attribute_never_sent(const Subject& subject, Reporter& reporter) {
  constexpr std::string_view broken = "urn:altinn:accesslist";
  const auto look = [&](const MatchView& match) {
    if (match.category != Category::subject) return;
    const auto id = match.attribute_id();
    if (id != broken && !id.starts_with("urn:altinn:accesslist:")) return;
    reporter.report({match.designator->attribute_id_span,
                     fmt::format("no request carries `{}`: this never matches", id),
                     "write the list as `<owner>:<list>` under `urn:altinn:access-list`",
                     {},
                     {}});
  };
  for (const auto& match : subject.policy.target) look(match);
  for (const auto& rule : subject.policy.rules) {
    for (const auto& match : rule.matches) look(match);
  }
}

}  // namespace hjemmel::check
