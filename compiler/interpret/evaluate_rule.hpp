// Rule evaluation (7.11, table 4).
#pragma once

#include "compiler/interpret/evaluation.hpp"
#include "compiler/interpret/outcome.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::interpret {

Outcome evaluate(Evaluation& evaluation, const model::Rule& rule);

}  // namespace hjemmel::interpret
