// The image's tables for explanations: policies, rules and targets as the author wrote them, with places and names for
// people.
#pragma once

#include "compiler/codegen/codegen.hpp"
#include "compiler/codegen/image_writer.hpp"

namespace hjemmel::codegen {

void add_explanation_tables(const ir::Module& module, const Metadata& metadata, ImageWriter& out,
                            artefact::ImageHeader& header);

}  // namespace hjemmel::codegen
