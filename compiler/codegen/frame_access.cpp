// How generated code reaches the frame, its parameters, the image and the runtime's services.
#include "compiler/codegen/unit_emitter.hpp"

namespace hjemmel::codegen {

using namespace artefact;

UnitEmitter::UnitEmitter(EmissionContext& context, llvm::Function* function)
    : context_(context),
      function_(function),
      builder_(llvm::BasicBlock::Create(context.llvm_module.getContext(), "entry", function)),
      frame_(function->getArg(0)),
      parameters_(function->getArg(1)) {}

UnitEmitter::Variable UnitEmitter::variable(llvm::Value* initial) {
  llvm::IRBuilder<> entry(&function_->getEntryBlock(), function_->getEntryBlock().begin());
  const Variable made{entry.CreateAlloca(initial->getType())};
  store(made, initial);
  return made;
}

llvm::Value* UnitEmitter::load(Variable variable) {
  return builder_.CreateLoad(variable.place->getAllocatedType(), variable.place);
}

void UnitEmitter::store(Variable variable, llvm::Value* value) { builder_.CreateStore(value, variable.place); }

llvm::BasicBlock* UnitEmitter::block(const char* name) {
  return llvm::BasicBlock::Create(builder_.getContext(), name, function_);
}

llvm::Value* UnitEmitter::field(std::size_t offset, llvm::Type* type) {
  return builder_.CreateLoad(type, builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), frame_, offset));
}

llvm::Value* UnitEmitter::parameter(ir::Index place) {
  return builder_.CreateLoad(builder_.getInt32Ty(),
                             builder_.CreateConstInBoundsGEP1_32(builder_.getInt32Ty(), parameters_, place));
}

llvm::Value* UnitEmitter::image_address(llvm::Value* offset) {
  llvm::Value* image = field(offsetof(Frame, image), builder_.getPtrTy());
  return builder_.CreateInBoundsGEP(builder_.getInt8Ty(), image, builder_.CreateZExt(offset, builder_.getInt64Ty()));
}

llvm::Value* UnitEmitter::call_service(std::size_t offset, llvm::Type* result, llvm::ArrayRef<llvm::Value*> arguments) {
  std::vector<llvm::Value*> all{frame_};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<llvm::Type*> types;
  for (llvm::Value* argument : all) types.push_back(argument->getType());
  llvm::Value* services = field(offsetof(Frame, services), builder_.getPtrTy());
  llvm::Value* callee = builder_.CreateLoad(
      builder_.getPtrTy(), builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), services, offset));
  return builder_.CreateCall(llvm::FunctionType::get(result, types, false), callee, all);
}

llvm::AllocaInst* UnitEmitter::value_slots(std::size_t count) {
  llvm::IRBuilder<> entry(&function_->getEntryBlock(), function_->getEntryBlock().begin());
  auto* type = llvm::ArrayType::get(builder_.getInt64Ty(), 2 * std::max<std::size_t>(count, 1));
  auto* slots = entry.CreateAlloca(type);
  slots->setAlignment(llvm::Align(alignof(Value)));
  return slots;
}

llvm::Value* UnitEmitter::value_at(llvm::Value* slots, std::size_t number) {
  return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), slots, number * sizeof(Value));
}

void UnitEmitter::emit_decision(const ir::Child& unit) {
  if (unit.kind == ir::Child::Kind::rule) {
    builder_.CreateRet(emit_rule(context_.module.rules[unit.index]));
  } else {
    emit_combination(context_.module.combinations[unit.index]);
  }
}

void UnitEmitter::emit_target(const ir::Combination& combination) { builder_.CreateRet(emit_test(combination.target)); }

void UnitEmitter::emit_unresolved(bool target) {
  llvm::Value* status = call_service(offsetof(Services, unresolved_reference), builder_.getInt32Ty(), {});
  builder_.CreateRet(target ? test_of_error_status(status) : outcome_of_error(Outcome::indeterminate_dp, status));
}

}  // namespace hjemmel::codegen
