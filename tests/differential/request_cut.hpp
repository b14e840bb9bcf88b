// Ways to make requests smaller, numbered: a request, a category, an attribute, a value, an issuer, the attribute
// source goes.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/differential/request_draft.hpp"

namespace hjemmel::differential {

/// Makes the cut of this number. False if there are no more that many. One request stays.
bool cut(std::vector<RequestDraft>& requests, std::size_t number);

}  // namespace hjemmel::differential
