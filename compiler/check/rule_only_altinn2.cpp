#include <algorithm>

#include <fmt/format.h>

#include "compiler/catalogue/date.hpp"
#include "compiler/check/altinn2.hpp"
#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

// Where nothing of the service is left, service-only-altinn2 says so once.
void rule_only_altinn2(const Subject& subject, Reporter& reporter) {
  const auto until = subject.catalogue.validity_of(catalogue::RoleFamily::altinn2).until;
  const auto lasts = [&](const RuleView& rule) {
    return rule.rule->effect == model::Effect::permit && reach_of(rule, subject.policy) == Reach::lasting;
  };
  if (!until || std::ranges::none_of(subject.policy.rules, lasts)) return;
  const bool ended = subject.options.as_of > *until;
  for (const auto& rule : subject.policy.rules) {
    if (rule.rule->effect != model::Effect::permit || reach_of(rule, subject.policy) != Reach::altinn2) continue;
    if (rule.last_day && *rule.last_day <= *until) continue;
    reporter.report({rule.rule->id_span.file ? rule.rule->id_span : rule.rule->span,
                     ended ? fmt::format("no user has reached the rule `{}` since {}: it rests on Altinn 2 roles alone",
                                         rule.rule->id, catalogue::format_date(*until))
                           : fmt::format("no user reaches the rule `{}` after {}: it rests on Altinn 2 roles alone",
                                         rule.rule->id, catalogue::format_date(*until)),
                     "add access packages, or roles of the Entity Register, beside the Altinn 2 roles",
                     {},
                     ended ? std::optional(source::Severity::error) : std::nullopt});
  }
}

}  // namespace hjemmel::check
