// Deny-unless-permit (C.6) and permit-unless-deny (C.7): never NotApplicable, never Indeterminate.
#include "compiler/interpret/combining/algorithms.hpp"

namespace hjemmel::interpret {
namespace {

ExtendedDecision unless(Combination& children, ExtendedDecision exception, ExtendedDecision otherwise) {
  for (std::size_t i = 0; i < children.count(); ++i) {
    if (children.evaluate(i) == exception) return exception;
  }
  return otherwise;
}

}  // namespace

ExtendedDecision deny_unless_permit(Combination& children) {
  return unless(children, ExtendedDecision::permit, ExtendedDecision::deny);
}

ExtendedDecision permit_unless_deny(Combination& children) {
  return unless(children, ExtendedDecision::deny, ExtendedDecision::permit);
}

}  // namespace hjemmel::interpret
