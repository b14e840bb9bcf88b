// The image of an artefact (runtime/artefact/format.hpp): the module's tables, parameters of units, and what
// explanations tell.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/codegen/codegen.hpp"
#include "compiler/codegen/layout.hpp"
#include "compiler/ir/module.hpp"

namespace hjemmel::codegen {

std::vector<unsigned char> build_image(const ir::Module& module, const Layout& layout, const Metadata& metadata,
                                       std::string_view target_triple);

}  // namespace hjemmel::codegen
