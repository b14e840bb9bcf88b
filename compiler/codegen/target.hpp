// The machine that code is made for: this one's architecture, at its baseline, so that an artefact runs on every
// machine of the kind and equal input gives equal bytes.
#pragma once

#include <memory>
#include <string>

#include <llvm/Target/TargetMachine.h>

namespace hjemmel::codegen {

/// Null with `problem` set if LLVM was built without this machine.
std::unique_ptr<llvm::TargetMachine> make_target_machine(std::string& problem);

/// Optimises the module for the machine.
void optimise(llvm::Module& module, llvm::TargetMachine& machine);

}  // namespace hjemmel::codegen
