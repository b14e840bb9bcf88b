// <Target>, <AnyOf>, <AllOf> and <Match> ▸ tests.
#pragma once

#include "compiler/lower/module_builder.hpp"
#include "compiler/model/resolve.hpp"

namespace hjemmel::lower {

ir::Test lower_target(const model::Target& target, const model::ResolvedStore& store, ModuleBuilder& builder);

}  // namespace hjemmel::lower
