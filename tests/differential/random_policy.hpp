// Random well-typed policies over the whole model: what the resolver accepts and both engines must agree on.
#pragma once

#include "compiler/model/policy.hpp"
#include "tests/differential/random_source.hpp"

namespace hjemmel::differential {

/// The documents of a policy store: the first one's root starts, the others can be referred to.
std::vector<model::Document> random_policies(Random& random);

}  // namespace hjemmel::differential
