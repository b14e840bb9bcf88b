#include <algorithm>

#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

namespace {
/// The category alone carries the meaning; ids are free.
constexpr std::string_view level_category = "urn:altinn:minimum-authenticationlevel";

bool asks_for_level(const std::vector<model::ObligationExpression>& obligations) {
  return std::ranges::any_of(obligations, [](const model::ObligationExpression& obligation) {
    return obligation.applies_on == model::Effect::permit &&
           std::ranges::any_of(obligation.assignments, [](const model::AttributeAssignment& assignment) {
             return assignment.category == level_category;
           });
  });
}
}  // namespace

// Policies of delegations inherit the obligations of the service's policy.
void missing_authentication_level(const Subject& subject, Reporter& reporter) {
  const auto kind = subject.policy.kind;
  if (kind == PolicyKind::foreign || kind == PolicyKind::delegation) return;
  const auto& policy = *subject.policy.policy;
  const auto permits = [](const model::Rule& rule) { return rule.effect == model::Effect::permit; };
  if (std::ranges::none_of(policy.rules, permits) || asks_for_level(policy.obligations)) return;
  const auto asks = [](const model::Rule& rule) { return asks_for_level(rule.obligations); };
  if (subject.options.semantics == Semantics::xacml && std::ranges::any_of(policy.rules, asks)) return;
  reporter.report(
      {policy.id_span.file ? policy.id_span : policy.span,
       "no obligation sets an authentication level: users of level 0 are let in",
       "add an obligation on Permit with the category `urn:altinn:minimum-authenticationlevel` and a level from 0 to 4",
       {},
       {}});
}

}  // namespace hjemmel::check
