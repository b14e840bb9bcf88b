// Policy and policy set evaluation (7.12 to 7.15, tables 5 to 7).
#pragma once

#include "compiler/interpret/evaluation.hpp"
#include "compiler/interpret/outcome.hpp"
#include "compiler/model/policy_store.hpp"

namespace hjemmel::interpret {

Outcome evaluate(Evaluation& evaluation, const model::PolicyNode& node);

}  // namespace hjemmel::interpret
