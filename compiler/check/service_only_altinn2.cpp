#include <fmt/format.h>

#include "compiler/catalogue/date.hpp"
#include "compiler/check/altinn2.hpp"
#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

void service_only_altinn2(const Subject& subject, Reporter& reporter) {
  const auto until = subject.catalogue.validity_of(catalogue::RoleFamily::altinn2).until;
  if (!until) return;
  bool by_altinn2 = false;
  for (const auto& rule : subject.policy.rules) {
    if (rule.rule->effect != model::Effect::permit) continue;
    const auto reach = reach_of(rule, subject.policy);
    if (reach == Reach::lasting) return;
    by_altinn2 = by_altinn2 || reach == Reach::altinn2;
  }
  if (!by_altinn2) return;
  const auto& policy = *subject.policy.policy;
  const auto span = policy.id_span.file ? policy.id_span : policy.span;
  const bool ended = subject.options.as_of > *until;
  reporter.report({span,
                   ended ? fmt::format("no user has reached this service since {}: every rule for users rests on "
                                       "Altinn 2 roles alone",
                                       catalogue::format_date(*until))
                         : fmt::format("no user reaches this service after {}: every rule for users rests on Altinn 2 "
                                       "roles alone",
                                       catalogue::format_date(*until)),
                   "add access packages, or roles of the Entity Register, beside the Altinn 2 roles",
                   {},
                   ended ? std::optional(source::Severity::error) : std::nullopt});
}

}  // namespace hjemmel::check
