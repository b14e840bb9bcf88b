// Obligation and advice expressions (5.39 to 5.41, 7.18).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/interpret/evaluation.hpp"
#include "compiler/interpret/outcome.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::interpret {

/// Appends the obligations and advice of a rule, policy or policy set that came to `effect`, expressions for the other
/// effect left unevaluated. Returns the status of the first error, if there is one: then the whole rule or policy is
/// Indeterminate.
std::optional<std::uint32_t> evaluate_obligations(Evaluation& evaluation, model::Effect effect,
                                                  const std::vector<model::ObligationExpression>& obligations,
                                                  const std::vector<model::ObligationExpression>& advice,
                                                  Outcome& outcome);

}  // namespace hjemmel::interpret
