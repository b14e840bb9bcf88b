#include "compiler/codegen/codegen.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ExecutionEngine/Orc/LLJIT.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/raw_ostream.h>

#include "compiler/codegen/link.hpp"
#include "compiler/codegen/program_emitter.hpp"
#include "compiler/codegen/target.hpp"
#include "runtime/artefact/loader.hpp"

namespace hjemmel::codegen {
namespace {

/// The optimised module; null with `problem` set.
std::unique_ptr<llvm::Module> make_module(const ir::Module& module, const Metadata& metadata,
                                          llvm::LLVMContext& context, llvm::TargetMachine& machine,
                                          std::string& problem) {
  auto made = emit_program(module, metadata, context, machine.createDataLayout(), machine.getTargetTriple().str());
#ifndef NDEBUG
  llvm::raw_string_ostream errors(problem);
  if (llvm::verifyModule(*made, &errors)) return nullptr;
#endif
  optimise(*made, machine);
  if (made->empty()) problem = "no code was made";
  return made;
}

std::string text_of(llvm::Error error) { return llvm::toString(std::move(error)); }

}  // namespace

std::vector<unsigned char> compile(const ir::Module& module, const Metadata& metadata, std::string& problem) {
  const auto machine = make_target_machine(problem);
  if (!machine) return {};
  llvm::LLVMContext context;
  const auto made = make_module(module, metadata, context, *machine, problem);
  if (!made) return {};
  llvm::SmallVector<char, 0> object;
  llvm::raw_svector_ostream stream(object);
  llvm::legacy::PassManager passes;
  if (machine->addPassesToEmitFile(passes, stream, nullptr, llvm::CodeGenFileType::ObjectFile)) {
    problem = "LLVM cannot write objects for this machine";
    return {};
  }
  passes.run(*made);
  auto linked = link_object({object.begin(), object.end()}, problem);
  // What the loader would refuse is never handed out.
  if (linked.empty() || artefact::load_artefact(linked, nullptr, problem) == nullptr) return {};
  return linked;
}

std::shared_ptr<const artefact::Program> compile_in_process(const ir::Module& module, const Metadata& metadata,
                                                            std::string& problem) {
  const auto machine = make_target_machine(problem);
  if (!machine) return nullptr;
  auto context = std::make_unique<llvm::LLVMContext>();
  auto made = make_module(module, metadata, *context, *machine, problem);
  if (!made) return nullptr;

  llvm::orc::JITTargetMachineBuilder builder(machine->getTargetTriple());
  builder.setRelocationModel(llvm::Reloc::PIC_);
  builder.setCodeModel(llvm::CodeModel::Small);
  builder.setCodeGenOptLevel(llvm::CodeGenOptLevel::Less);
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(builder)).create();
  if (!jit) {
    problem = text_of(jit.takeError());
    return nullptr;
  }
  if (auto error = (*jit)->addIRModule(llvm::orc::ThreadSafeModule(std::move(made), std::move(context)))) {
    problem = text_of(std::move(error));
    return nullptr;
  }
  auto address = (*jit)->lookup(entry_symbol);
  if (!address) {
    problem = text_of(address.takeError());
    return nullptr;
  }
  std::shared_ptr<llvm::orc::LLJIT> owner(std::move(*jit));
  return artefact::Program::from_entry(address->toPtr<const artefact::Entry*>(), SIZE_MAX, owner, problem);
}

std::string emit_llvm_ir(const ir::Module& module, const Metadata& metadata, std::string& problem) {
  const auto machine = make_target_machine(problem);
  if (!machine) return {};
  llvm::LLVMContext context;
  const auto made = make_module(module, metadata, context, *machine, problem);
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (made) made->print(stream, nullptr);
  return text;
}

}  // namespace hjemmel::codegen
