// Ways to make policies smaller, numbered: a list loses a half or one item, a target or a condition goes, an expression
// becomes one of its arguments or a literal, a policy set gives way to a policy in it.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/model/policy.hpp"

namespace hjemmel::differential {

/// Makes the cut of this number. False if there are no more that many. Some cuts leave policies that the resolver
/// refuses.
bool cut(std::vector<model::Document>& documents, std::size_t number);

}  // namespace hjemmel::differential
