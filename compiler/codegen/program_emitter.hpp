// A whole LLVM module: one function for each shape, the image, the function table and the exported entry.
#pragma once

#include <memory>

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

#include "compiler/codegen/codegen.hpp"

namespace hjemmel::codegen {

std::unique_ptr<llvm::Module> emit_program(const ir::Module& module, const Metadata& metadata,
                                           llvm::LLVMContext& context, const llvm::DataLayout& data_layout,
                                           const std::string& target_triple);

/// The symbol that an artefact exports.
inline constexpr const char* entry_symbol = "hjemmel_artefact";

}  // namespace hjemmel::codegen
