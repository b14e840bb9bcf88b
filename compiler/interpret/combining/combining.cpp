#include "compiler/interpret/combining/combining.hpp"

#include <iterator>

#include "compiler/interpret/combining/algorithms.hpp"

namespace hjemmel::interpret {
namespace {

ExtendedDecision apply(model::CombiningAlgorithm algorithm, Combination& children) {
  using enum model::CombiningAlgorithm;
  switch (algorithm) {
    case rule_deny_overrides:
    case policy_deny_overrides:
    case rule_ordered_deny_overrides:
    case policy_ordered_deny_overrides:
      return deny_overrides(children);
    case rule_permit_overrides:
    case policy_permit_overrides:
    case rule_ordered_permit_overrides:
    case policy_ordered_permit_overrides:
      return permit_overrides(children);
    case rule_deny_unless_permit:
    case policy_deny_unless_permit:
      return deny_unless_permit(children);
    case rule_permit_unless_deny:
    case policy_permit_unless_deny:
      return permit_unless_deny(children);
    case rule_first_applicable:
    case policy_first_applicable:
      return first_applicable(children);
    case policy_only_one_applicable:
      return only_one_applicable(children);
    case rule_deny_overrides_1_0:
    case rule_ordered_deny_overrides_1_1:
      return legacy_rule_deny_overrides(children);
    case policy_deny_overrides_1_0:
    case policy_ordered_deny_overrides_1_1:
      return legacy_policy_deny_overrides(children);
    case rule_permit_overrides_1_0:
    case rule_ordered_permit_overrides_1_1:
      return legacy_rule_permit_overrides(children);
    case policy_permit_overrides_1_0:
    case policy_ordered_permit_overrides_1_1:
      return legacy_policy_permit_overrides(children);
  }
  return ExtendedDecision::indeterminate_dp;
}

template <typename T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Outcome Combination::conclude(ExtendedDecision decision) {
  Outcome outcome = outcome_of(decision);
  const bool is_error = is_indeterminate(decision);
  if (is_error && status_) outcome.status = *status_;
  for (Outcome& child : evaluated_) {
    if (is_error) {
      if (outcome.status == 0 && is_indeterminate(child.decision)) outcome.status = child.status;
    } else if (child.decision == decision) {
      append(outcome.obligations, child.obligations);
      append(outcome.advice, child.advice);
      append(outcome.policy_identifiers, child.policy_identifiers);
    }
  }
  return outcome;
}

Outcome combine(model::CombiningAlgorithm algorithm, Children& children) {
  Combination combination(children);
  const ExtendedDecision decision = apply(algorithm, combination);
  return combination.conclude(decision);
}

}  // namespace hjemmel::interpret
