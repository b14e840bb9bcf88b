// Rules ▸ code (7.11): target, condition, obligations and advice of its effect; an error anywhere is Indeterminate of
// that effect.
#include "compiler/codegen/unit_emitter.hpp"

namespace hjemmel::codegen {

using namespace artefact;

llvm::Value* UnitEmitter::outcome_of_error(Outcome indeterminate, llvm::Value* status) {
  return builder_.CreateOr(builder_.CreateShl(status, outcome_bits), number(static_cast<std::uint32_t>(indeterminate)));
}

llvm::Value* UnitEmitter::emit_rule(const ir::Rule& rule) {
  const bool permits = rule.effect == model::Effect::permit;
  const Outcome effect = permits ? Outcome::permit : Outcome::deny;
  const Outcome indeterminate = permits ? Outcome::indeterminate_p : Outcome::indeterminate_d;
  const Variable outcome = variable(number(static_cast<std::uint32_t>(Outcome::not_applicable)));
  llvm::BasicBlock* done = block("rule_done");

  const auto continue_if = [&](llvm::Value* test, bool definite) {
    llvm::BasicBlock* holds = block("holds");
    if (definite) {
      builder_.CreateCondBr(test, holds, done);
    } else {
      llvm::BasicBlock* failed = block("failed");
      auto* choice = builder_.CreateSwitch(test, failed, 2);
      choice->addCase(builder_.getInt32(test_no), done);
      choice->addCase(builder_.getInt32(test_yes), holds);
      builder_.SetInsertPoint(failed);
      store(outcome, outcome_of_error(indeterminate, builder_.CreateLShr(test, test_bits)));
      builder_.CreateBr(done);
    }
    builder_.SetInsertPoint(holds);
  };

  const bool definite = rule.target.definite();
  if (rule.target.kind != ir::Test::Kind::always) {
    continue_if(definite ? emit_definite(rule.target) : emit_test(rule.target), definite);
  }
  if (rule.condition) continue_if(emit_condition(*rule.condition), false);
  if (!rule.obligations.empty()) {
    llvm::Value* mark = field(offsetof(Frame, passed_up), builder_.getInt32Ty());
    emit_obligations(rule.obligations, mark, indeterminate, outcome, done);
  }
  call_service(offsetof(Services, note_rule), builder_.getVoidTy(), {parameter(rule.number_parameter)});
  store(outcome, number(static_cast<std::uint32_t>(effect)));
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return load(outcome);
}

void UnitEmitter::emit_obligations(const std::vector<ir::ObligationUse>& uses, llvm::Value* mark, Outcome indeterminate,
                                   Variable outcome, llvm::BasicBlock* failed) {
  for (const auto& use : uses) {
    const ir::Obligation& obligation = context_.module.obligations[use.obligation];
    if (obligation.is_static()) {
      call_service(offsetof(Services, oblige), builder_.getVoidTy(), {parameter(use.parameter)});
      continue;
    }
    llvm::Value* values = value_slots(obligation.assignments.size());
    for (std::size_t i = 0; i < obligation.assignments.size(); ++i) {
      llvm::Value* value = value_at(values, i);
      emit_expression(obligation.assignments[i].expression, value);
      llvm::Value* header = builder_.CreateLoad(builder_.getInt64Ty(), value);
      llvm::BasicBlock* error = block("assignment_failed");
      llvm::BasicBlock* next = block("next_assignment");
      builder_.CreateCondBr(is_indeterminate(header), error, next);
      builder_.SetInsertPoint(error);
      llvm::Value* status = builder_.CreateTrunc(builder_.CreateLShr(header, 32), builder_.getInt32Ty());
      store(outcome, outcome_of_error(indeterminate, status));
      call_service(offsetof(Services, retain), builder_.getVoidTy(), {mark, number(0)});
      builder_.CreateBr(failed);
      builder_.SetInsertPoint(next);
    }
    call_service(offsetof(Services, oblige_computed), builder_.getVoidTy(), {parameter(use.parameter), values});
  }
}

}  // namespace hjemmel::codegen
