// Each algorithm as its section of Appendix C has it. The ordered forms (C.3, C.5, C.11, C.13) are these as well:
// children are always evaluated in the order of the document.
#pragma once

#include <optional>
#include <vector>

#include "compiler/interpret/combining/combining.hpp"

namespace hjemmel::interpret {

/// The children of a combination, with the outcomes of those evaluated so far.
class Combination {
 public:
  explicit Combination(Children& children) : children_(children) {}

  std::size_t count() const { return children_.count(); }
  Matching applicability(std::size_t index) { return children_.applicability(index); }
  /// Evaluates a child and remembers its outcome.
  ExtendedDecision evaluate(std::size_t index) {
    evaluated_.push_back(children_.evaluate(index));
    return evaluated_.back().decision;
  }
  /// Evaluates a child for an algorithm that does not tell the Indeterminate values apart (C.1).
  ExtendedDecision evaluate_plainly(std::size_t index) {
    const ExtendedDecision decision = evaluate(index);
    return is_indeterminate(decision) ? ExtendedDecision::indeterminate_dp : decision;
  }
  /// The combination is Indeterminate for a reason that no child's outcome holds.
  ExtendedDecision fail(std::uint32_t status) {
    status_ = status;
    return ExtendedDecision::indeterminate_dp;
  }
  ExtendedDecision fail(std::string_view message) { return fail(children_.fail(message)); }

  Outcome conclude(ExtendedDecision decision);

 private:
  Children& children_;
  std::vector<Outcome> evaluated_;
  std::optional<std::uint32_t> status_;
};

ExtendedDecision deny_overrides(Combination& children);           // C.2
ExtendedDecision permit_overrides(Combination& children);         // C.4
ExtendedDecision deny_unless_permit(Combination& children);       // C.6
ExtendedDecision permit_unless_deny(Combination& children);       // C.7
ExtendedDecision first_applicable(Combination& children);         // C.8
ExtendedDecision only_one_applicable(Combination& children);      // C.9
ExtendedDecision legacy_rule_deny_overrides(Combination& rules);  // C.10
ExtendedDecision legacy_policy_deny_overrides(Combination& policies);
ExtendedDecision legacy_rule_permit_overrides(Combination& rules);  // C.12
ExtendedDecision legacy_policy_permit_overrides(Combination& policies);

}  // namespace hjemmel::interpret
