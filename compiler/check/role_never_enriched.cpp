#include <algorithm>

#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

// The context handler fetches roles only if some rule's target uses urn:altinn:rolecode; then the request gets both the
// old and the new urns of them. One such match anywhere in the policy is enough for all.
void role_never_enriched(const Subject& subject, Reporter& reporter) {
  for (const auto& rule : subject.policy.rules) {
    const auto fetches = [](const MatchView& match) {
      return match.category == Category::subject && match.attribute_id() == catalogue::rolecode_attribute;
    };
    if (std::ranges::any_of(rule.matches, fetches)) return;
  }
  for (const auto& named : subject.policy.subjects) {
    if (named.name.kind != catalogue::SubjectKind::role || !named.name.role) continue;
    const auto& role = *named.name.role;
    const auto code = role.family == catalogue::RoleFamily::altinn2 ? role.code : role.legacy_code;
    reporter.report(
        {named.value_span,
         fmt::format(
             "the role `{}` never matches: Altinn fetches roles only for policies that use `{}` in a rule's target",
             named.value->text, catalogue::rolecode_attribute),
         code.empty() ? std::string("this role has no code there; use an access package that it gives")
                      : fmt::format("write `{}` under `{}`", code, catalogue::rolecode_attribute),
         {},
         {}});
  }
}

}  // namespace hjemmel::check
