// Whether two policies are the same model: everything but positions and comments.
#pragma once

#include <string>

#include "compiler/model/policy.hpp"

namespace hjemmel::model {

/// True if equal; otherwise `difference` names the first place where they differ, as a path:
/// `Policy/Rule[2]/Condition`.
bool same_policy(const Root& a, const Root& b, std::string& difference);

}  // namespace hjemmel::model
