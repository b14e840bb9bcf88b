// What all parts of one decision share.
#pragma once

#include <unordered_map>
#include <vector>

#include "compiler/interpret/attribute_bags.hpp"
#include "compiler/model/resolve.hpp"
#include "runtime/function/function.hpp"

namespace hjemmel::interpret {

struct Evaluation {
  const model::ResolvedStore& store;
  AttributeBags& attributes;
  CallContext context;
  std::vector<const model::Rule*>& matched_rules;
  /// Values of the variables met so far: the same for the whole evaluation (7.8).
  std::unordered_map<const model::VariableDefinition*, Value> variables;
};

}  // namespace hjemmel::interpret
