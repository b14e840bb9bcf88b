// Random requests for a policy: most of them meant to reach one of its rules, and then spoilt a little.
#pragma once

#include "tests/differential/policy_vocabulary.hpp"
#include "tests/differential/random_source.hpp"
#include "tests/differential/request_draft.hpp"

namespace hjemmel::differential {

RequestDraft random_request(const Vocabulary& vocabulary, Random& random);

}  // namespace hjemmel::differential
