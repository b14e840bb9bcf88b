// CombinedDecision (section 5.42; Multiple Decision profile, section 4): one result for all individual requests.
#pragma once

#include <span>

#include "runtime/decide/result.hpp"

namespace hjemmel {

/// Combines `results` into `out`, which echoes no attributes and lists no policies:
///
///   some result has an obligation or advice  ▸ Indeterminate, processing-error
///   all decisions are Permit, Deny or NotApplicable alike  ▸ that decision, ok
///   otherwise  ▸ Indeterminate, processing-error
///
/// A single result is combined in the same way. False where there is no result to combine; `out` is then Indeterminate,
/// too.
bool combine(std::span<const Result> results, Result& out);

}  // namespace hjemmel
