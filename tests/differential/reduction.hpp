// A disagreement made as small as it goes: earlier requests, categories, attributes and values are dropped, then
// policies, rules, targets, matches, obligations and arguments, for as long as the engines still differ.
#pragma once

#include "tests/differential/policy_case.hpp"

namespace hjemmel::differential {

/// A case in which the engines differ, made smaller for at most `seconds`.
PolicyCase reduced(PolicyCase policy_case, double seconds);

/// Prints the policies, the requests and the answers of a case, and writes them to files in `folder`.
void report(const PolicyCase& policy_case, const std::string& origin, const std::string& folder);

}  // namespace hjemmel::differential
