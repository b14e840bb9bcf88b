// Rows of the image's tables as the parts of an explanation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/artefact/program.hpp"
#include "runtime/explain/explanation.hpp"
#include "runtime/explain/target_evaluation.hpp"

namespace hjemmel::explain {

Requirement describe_match(const artefact::Program& program, std::uint32_t match);
RuleReference describe_rule(const artefact::Program& program, std::uint32_t rule);
/// With what of its target the request fulfils.
MatchedRule describe_matched_rule(const artefact::Program& program, std::uint32_t rule, TargetEvaluation& targets);

}  // namespace hjemmel::explain
