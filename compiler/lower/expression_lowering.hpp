// Expressions ▸ typed expressions of the IR, with variables substituted and the lazy functions made plain.
#pragma once

#include "compiler/lower/module_builder.hpp"
#include "compiler/model/resolve.hpp"

namespace hjemmel::lower {

ir::Expression lower_expression(const model::Expression& expression, const model::ResolvedStore& store,
                                ModuleBuilder& builder);

}  // namespace hjemmel::lower
