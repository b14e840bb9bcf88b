// Model ▸ decision IR: every identifier resolved, every attribute a slot, every equality match on text a membership
// test, variables substituted (7.8), references followed (5.10 to 5.13). A policy that several references name is
// lowered once.
#pragma once

#include "compiler/ir/module.hpp"
#include "compiler/model/resolve.hpp"

namespace hjemmel::lower {

/// The store is resolved, so that this cannot fail. The module points into the store's model, which must outlive it.
ir::Module lower(const model::ResolvedStore& store);

}  // namespace hjemmel::lower
