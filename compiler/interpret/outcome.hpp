// What a rule, policy or policy set comes to (7.10 to 7.14), with what it passes up (7.18).
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/model/policy.hpp"
#include "runtime/decide/result.hpp"

namespace hjemmel::interpret {

/// A decision with the extended set of Indeterminate values (7.10). A plain Indeterminate, of an algorithm that does
/// not track them, is indeterminate_dp (C.1).
enum class ExtendedDecision : std::uint8_t {
  permit,
  deny,
  not_applicable,
  indeterminate_p,
  indeterminate_d,
  indeterminate_dp,
};

inline bool is_indeterminate(ExtendedDecision decision) { return decision >= ExtendedDecision::indeterminate_p; }

/// Permit or Deny.
inline ExtendedDecision decision_of(model::Effect effect) {
  return effect == model::Effect::permit ? ExtendedDecision::permit : ExtendedDecision::deny;
}
/// The error of something that could have come to `effect` alone.
inline ExtendedDecision indeterminate_of(model::Effect effect) {
  return effect == model::Effect::permit ? ExtendedDecision::indeterminate_p : ExtendedDecision::indeterminate_d;
}

struct Outcome {
  ExtendedDecision decision = ExtendedDecision::not_applicable;
  std::uint32_t status = 0;  ///< in the decision's StatusLog; 0 unless Indeterminate
  std::vector<Obligation> obligations;
  std::vector<Obligation> advice;
  std::vector<PolicyIdentifier> policy_identifiers;
};

inline Outcome outcome_of(ExtendedDecision decision, std::uint32_t status = 0) {
  Outcome outcome;
  outcome.decision = decision;
  outcome.status = status;
  return outcome;
}

}  // namespace hjemmel::interpret
