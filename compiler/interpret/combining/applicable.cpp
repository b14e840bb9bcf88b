// First-applicable (C.8) and only-one-applicable (C.9). Neither tells the Indeterminate values apart.
#include "compiler/interpret/combining/algorithms.hpp"

namespace hjemmel::interpret {

ExtendedDecision first_applicable(Combination& children) {
  for (std::size_t i = 0; i < children.count(); ++i) {
    const ExtendedDecision decision = children.evaluate_plainly(i);
    if (decision != ExtendedDecision::not_applicable) return decision;
  }
  return ExtendedDecision::not_applicable;
}

// Applicable is a policy whose target matches, whatever it would decide; the one that is alone in that decides.
ExtendedDecision only_one_applicable(Combination& children) {
  std::optional<std::size_t> selected;
  for (std::size_t i = 0; i < children.count(); ++i) {
    const Matching applicability = children.applicability(i);
    if (applicability.kind == Matching::Kind::indeterminate) return children.fail(applicability.status);
    if (applicability.kind == Matching::Kind::no_match) continue;
    if (selected) return children.fail("more than one policy is applicable");
    selected = i;
  }
  return selected ? children.evaluate_plainly(*selected) : ExtendedDecision::not_applicable;
}

}  // namespace hjemmel::interpret
