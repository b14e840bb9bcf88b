#include "compiler/codegen/program_emitter.hpp"

#include <llvm/IR/Constants.h>

#include "compiler/codegen/image_builder.hpp"
#include "compiler/codegen/layout.hpp"
#include "compiler/codegen/unit_emitter.hpp"

namespace hjemmel::codegen {
namespace {

class ProgramEmitter {
 public:
  ProgramEmitter(const ir::Module& module, const Metadata& metadata, llvm::Module& out)
      : module_(module), metadata_(metadata), out_(out), layout_(module), context_{out, module, layout_, {}} {}

  void run() {
    declare_functions();
    for (ir::Index shape = 0; shape < module_.shapes.size(); ++shape) {
      UnitEmitter(context_, functions_[shape]).emit_decision(module_.shapes[shape].representative);
    }
    for (std::size_t i = 0; i < layout_.target_shapes.size(); ++i) {
      const ir::Child& unit = module_.shapes[layout_.target_shapes[i]].representative;
      UnitEmitter(context_, functions_[layout_.shape_count + i]).emit_target(module_.combinations[unit.index]);
    }
    UnitEmitter(context_, functions_[layout_.unresolved_decision()]).emit_unresolved(false);
    UnitEmitter(context_, functions_[layout_.unresolved_target()]).emit_unresolved(true);
    emit_tables();
  }

 private:
  void declare_functions() {
    auto& llvm_context = out_.getContext();
    auto* pointer = llvm::PointerType::getUnqual(llvm_context);
    auto* type = llvm::FunctionType::get(llvm::Type::getInt32Ty(llvm_context), {pointer, pointer}, false);
    for (ir::Index i = 0; i < layout_.function_count(); ++i) {
      auto* function =
          llvm::Function::Create(type, llvm::GlobalValue::InternalLinkage, "unit." + std::to_string(i), out_);
      function->addFnAttr(llvm::Attribute::NoUnwind);
      for (auto& argument : function->args()) argument.addAttr(llvm::Attribute::NoAlias);
      functions_.push_back(function);
    }
    context_.decision_functions = {functions_.begin(), functions_.begin() + layout_.shape_count};
  }

  llvm::GlobalVariable* constant(llvm::Constant* data, const char* name) {
    auto* global =
        new llvm::GlobalVariable(out_, data->getType(), true, llvm::GlobalValue::InternalLinkage, data, name);
    global->setAlignment(llvm::Align(16));
    return global;
  }

  /// `to` - `from` in bytes: settled by the linker, needs no relocation.
  llvm::Constant* distance(llvm::Constant* to, llvm::Constant* from) {
    auto* i64 = llvm::Type::getInt64Ty(out_.getContext());
    return llvm::ConstantExpr::getSub(llvm::ConstantExpr::getPtrToInt(to, i64),
                                      llvm::ConstantExpr::getPtrToInt(from, i64));
  }

  void emit_tables() {
    auto& context = out_.getContext();
    auto* i32 = llvm::Type::getInt32Ty(context);
    auto* i64 = llvm::Type::getInt64Ty(context);
    const auto bytes = build_image(module_, layout_, metadata_, out_.getTargetTriple());
    auto* image = constant(llvm::ConstantDataArray::get(context, llvm::ArrayRef<std::uint8_t>(bytes)), "image");

    auto* table_type = llvm::ArrayType::get(i32, functions_.size());
    auto* table = constant(llvm::ConstantAggregateZero::get(table_type), "functions");
    std::vector<llvm::Constant*> distances;
    for (auto* function : functions_) distances.push_back(llvm::ConstantExpr::getTrunc(distance(function, table), i32));
    table->setInitializer(llvm::ConstantArray::get(table_type, distances));

    auto* magic = llvm::ConstantDataArray::get(
        context, llvm::ArrayRef<std::uint8_t>(reinterpret_cast<const std::uint8_t*>(artefact::magic), 8));
    auto* type = llvm::StructType::get(context, {magic->getType(), i32, i32, i64, i64});
    auto* entry = new llvm::GlobalVariable(out_, type, true, llvm::GlobalValue::ExternalLinkage, nullptr, entry_symbol);
    entry->setAlignment(llvm::Align(16));
    entry->setVisibility(llvm::GlobalValue::ProtectedVisibility);
    entry->setDSOLocal(true);
    entry->setInitializer(llvm::ConstantStruct::get(
        type, {magic, llvm::ConstantInt::get(i32, artefact::abi_version),
               llvm::ConstantInt::get(i32, sizeof(artefact::Entry)), distance(image, entry), distance(table, entry)}));
  }

  const ir::Module& module_;
  const Metadata& metadata_;
  llvm::Module& out_;
  Layout layout_;
  EmissionContext context_;
  std::vector<llvm::Function*> functions_;
};

}  // namespace

std::unique_ptr<llvm::Module> emit_program(const ir::Module& module, const Metadata& metadata,
                                           llvm::LLVMContext& context, const llvm::DataLayout& data_layout,
                                           const std::string& target_triple) {
  auto out = std::make_unique<llvm::Module>("hjemmel", context);
  out->setDataLayout(data_layout);
  out->setTargetTriple(target_triple);
  out->setPICLevel(llvm::PICLevel::BigPIC);
  ProgramEmitter(module, metadata, *out).run();
  return out;
}

}  // namespace hjemmel::codegen
