#include <fmt/format.h>

#include "compiler/catalogue/fold.hpp"
#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

// [ORG] and [APP] are replaced when an app is deployed, in these and no other cases of letters; in the policy of a
// resource they stay.
void placeholder_in_resource_policy(const Subject& subject, Reporter& reporter) {
  if (subject.policy.kind != PolicyKind::resource) return;
  const auto look = [&](const MatchView& match) {
    const auto folded = catalogue::fold_case(catalogue::trim(match.value()));
    if (folded != "[org]" && folded != "[app]") return;
    const auto span = match.match->value.text_span.file ? match.match->value.text_span : match.match->span;
    reporter.report({span,
                     fmt::format("the placeholder `{}` is not replaced in the policy of a resource", match.value()),
                     folded == "[org]" ? "write the service owner's code" : "write the resource's id",
                     {},
                     {}});
  };
  for (const auto& match : subject.policy.target) look(match);
  for (const auto& rule : subject.policy.rules) {
    for (const auto& match : rule.matches) look(match);
  }
}

}  // namespace hjemmel::check
