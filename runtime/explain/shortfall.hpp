// What a request that was not permitted fell short of: who would have been let in, which actions are offered, which
// rules came nearest. Fills the second half of an Explanation.
#pragma once

#include "runtime/explain/explanation.hpp"
#include "runtime/explain/target_evaluation.hpp"

namespace hjemmel::explain {

void find_shortfall(const artefact::Program& program, const IndividualRequest& request, const Environment& environment,
                    std::span<const std::uint32_t> matched_rules, const Limits& limits, TargetEvaluation& targets,
                    Explanation& explanation);

}  // namespace hjemmel::explain
