// The algorithms of XACML 1.0 and 1.1 (C.10 to C.13). Their rule and policy forms differ.
#include "compiler/interpret/combining/algorithms.hpp"

namespace hjemmel::interpret {
namespace {

using enum ExtendedDecision;

/// An error of a rule whose effect is the strong one weighs more than the weak decision. A rule's Indeterminate tells
/// its effect (7.11), so that `effect(rules[i])` of the pseudo-code needs no second look.
ExtendedDecision legacy_rule_overrides(Combination& rules, ExtendedDecision strong, ExtendedDecision strong_error,
                                       ExtendedDecision weak) {
  bool error = false;
  bool potential_strong = false;
  bool weak_decision = false;
  for (std::size_t i = 0; i < rules.count(); ++i) {
    const ExtendedDecision decision = rules.evaluate(i);
    if (decision == strong) return strong;
    if (decision == weak) weak_decision = true;
    if (is_indeterminate(decision)) error = true;
    if (decision == strong_error) potential_strong = true;
  }
  if (potential_strong) return indeterminate_dp;
  if (weak_decision) return weak;
  if (error) return indeterminate_dp;
  return not_applicable;
}

}  // namespace

ExtendedDecision legacy_rule_deny_overrides(Combination& rules) {
  return legacy_rule_overrides(rules, deny, indeterminate_d, permit);
}

ExtendedDecision legacy_rule_permit_overrides(Combination& rules) {
  return legacy_rule_overrides(rules, permit, indeterminate_p, deny);
}

// Here an Indeterminate policy denies.
ExtendedDecision legacy_policy_deny_overrides(Combination& policies) {
  bool at_least_one_permit = false;
  for (std::size_t i = 0; i < policies.count(); ++i) {
    const ExtendedDecision decision = policies.evaluate(i);
    if (decision == deny || is_indeterminate(decision)) return deny;
    if (decision == permit) at_least_one_permit = true;
  }
  return at_least_one_permit ? permit : not_applicable;
}

ExtendedDecision legacy_policy_permit_overrides(Combination& policies) {
  bool at_least_one_error = false;
  bool at_least_one_deny = false;
  for (std::size_t i = 0; i < policies.count(); ++i) {
    const ExtendedDecision decision = policies.evaluate(i);
    if (decision == permit) return permit;
    if (decision == deny) at_least_one_deny = true;
    if (is_indeterminate(decision)) at_least_one_error = true;
  }
  if (at_least_one_deny) return deny;
  if (at_least_one_error) return indeterminate_dp;
  return not_applicable;
}

}  // namespace hjemmel::interpret
