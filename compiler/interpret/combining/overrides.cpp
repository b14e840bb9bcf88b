// Deny-overrides (C.2) and permit-overrides (C.4): one is the mirror image of the other.
#include "compiler/interpret/combining/algorithms.hpp"

namespace hjemmel::interpret {
namespace {

using enum ExtendedDecision;

/// A decision and the error of what could have come to it alone.
struct Side {
  ExtendedDecision decision;
  ExtendedDecision error;
};
constexpr Side permit_side = {permit, indeterminate_p};
constexpr Side deny_side = {deny, indeterminate_d};

ExtendedDecision overrides(Combination& children, Side strong, Side weak) {
  bool strong_error = false;
  bool weak_error = false;
  bool both_error = false;
  bool weak_decision = false;
  for (std::size_t i = 0; i < children.count(); ++i) {
    const ExtendedDecision decision = children.evaluate(i);
    if (decision == strong.decision) return strong.decision;
    if (decision == weak.decision) weak_decision = true;
    if (decision == strong.error) strong_error = true;
    if (decision == weak.error) weak_error = true;
    if (decision == indeterminate_dp) both_error = true;
  }
  if (both_error) return indeterminate_dp;
  if (strong_error && (weak_error || weak_decision)) return indeterminate_dp;
  if (strong_error) return strong.error;
  if (weak_decision) return weak.decision;
  if (weak_error) return weak.error;
  return not_applicable;
}

}  // namespace

ExtendedDecision deny_overrides(Combination& children) { return overrides(children, deny_side, permit_side); }

ExtendedDecision permit_overrides(Combination& children) { return overrides(children, permit_side, deny_side); }

}  // namespace hjemmel::interpret
