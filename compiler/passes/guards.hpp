// Guards: what a request must hold for a rule or policy to be anything but NotApplicable. A guard over a domain is a
// set of symbols; if the request holds none of them, the unit is NotApplicable for certain, without an error and
// without obligations.
#pragma once

#include <map>
#include <vector>

#include "compiler/ir/module.hpp"

namespace hjemmel::passes {

/// At most one guard a domain: symbols ascending.
using Guards = std::map<ir::Index, std::vector<ir::Index>>;

/// Guards of a test: without one of the symbols it is no match.
Guards guards_of(const ir::Test& test);

/// Guards of every rule and combination: for its decision, and for its target alone, which only-one-applicable looks at
/// (C.9).
struct ModuleGuards {
  std::vector<Guards> rules;
  std::vector<Guards> combinations;
  std::vector<Guards> combination_targets;

  explicit ModuleGuards(const ir::Module& module);
  /// The guards of a child as its parent sees it.
  const Guards& of(const ir::Child& child, artefact::CombiningFamily parent) const;
};

}  // namespace hjemmel::passes
