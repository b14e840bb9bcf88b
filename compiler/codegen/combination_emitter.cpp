// Policies and policy sets ▸ code (7.12 to 7.14, Appendix C). Children's outcomes are gathered as a mask; what the mask
// means is a table of runtime/decide/combining_table.hpp, written into the module as a constant.
#include "compiler/codegen/unit_emitter.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/GlobalVariable.h>

namespace hjemmel::codegen {

using namespace artefact;

namespace {

std::uint32_t code(Outcome outcome) { return static_cast<std::uint32_t>(outcome); }

/// The algorithm's outcomes by mask, as a constant of the module.
llvm::Constant* outcome_table(llvm::Module& module, CombiningFamily family) {
  const std::string name = "combining." + std::to_string(static_cast<int>(family));
  if (auto* known = module.getNamedGlobal(name)) return known;
  std::vector<std::uint8_t> outcomes;
  for (const Outcome outcome : combining_table(family).outcome) outcomes.push_back(static_cast<std::uint8_t>(outcome));
  auto* data = llvm::ConstantDataArray::get(module.getContext(), outcomes);
  auto* global =
      new llvm::GlobalVariable(module, data->getType(), true, llvm::GlobalValue::InternalLinkage, data, name);
  global->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
  return global;
}

}  // namespace

void UnitEmitter::emit_combination(const ir::Combination& combination) {
  llvm::BasicBlock* done = block("combined");
  llvm::Value* target = number(test_yes);
  if (combination.target.kind != ir::Test::Kind::always) {
    target = emit_test(combination.target);
    llvm::BasicBlock* applies = block("applies");
    llvm::BasicBlock* no_match = block("no_match");
    builder_.CreateCondBr(builder_.CreateICmpEQ(target, number(test_no)), no_match, applies);
    builder_.SetInsertPoint(no_match);
    builder_.CreateRet(number(code(Outcome::not_applicable)));
    builder_.SetInsertPoint(applies);
  }
  llvm::Value* mark = field(offsetof(Frame, passed_up), builder_.getInt32Ty());

  const Variable outcome = variable(number(code(Outcome::not_applicable)));
  if (combination.family == CombiningFamily::only_one_applicable) {
    emit_only_one(combination, outcome, done);
    builder_.SetInsertPoint(done);
  } else {
    const Variable seen = variable(number(0));
    const Variable status = variable(number(0));
    emit_children(combination, seen, status, done);
    builder_.CreateBr(done);
    builder_.SetInsertPoint(done);
    llvm::Value* table = outcome_table(context_.llvm_module, combination.family);
    llvm::Value* at =
        builder_.CreateInBoundsGEP(builder_.getInt8Ty(), table, builder_.CreateZExt(load(seen), builder_.getInt64Ty()));
    llvm::Value* combined = builder_.CreateZExt(builder_.CreateLoad(builder_.getInt8Ty(), at), builder_.getInt32Ty());
    llvm::Value* is_error = builder_.CreateICmpUGE(combined, number(code(Outcome::indeterminate_d)));
    llvm::Value* shown_status = builder_.CreateSelect(is_error, load(status), number(0));
    store(outcome, builder_.CreateOr(combined, builder_.CreateShl(shown_status, outcome_bits)));
  }
  emit_end(combination, target, mark, outcome);
}

void UnitEmitter::absorb(llvm::Value* outcome, std::uint32_t stop, Variable seen, Variable status,
                         llvm::BasicBlock* done) {
  llvm::Value* kind = builder_.CreateAnd(outcome, number((1u << outcome_bits) - 1));
  llvm::Value* bit = builder_.CreateLShr(builder_.CreateShl(number(1), kind), 1);
  store(seen, builder_.CreateOr(load(seen), bit));
  // The status of the first child that is Indeterminate; other outcomes carry none.
  llvm::Value* so_far = load(status);
  llvm::Value* first = builder_.CreateICmpEQ(so_far, number(0));
  store(status, builder_.CreateSelect(first, builder_.CreateLShr(outcome, outcome_bits), so_far));
  llvm::BasicBlock* next = block("next_child");
  builder_.CreateCondBr(builder_.CreateICmpNE(builder_.CreateAnd(bit, number(stop)), number(0)), done, next);
  builder_.SetInsertPoint(next);
}

void UnitEmitter::emit_children(const ir::Combination& combination, Variable seen, Variable status,
                                llvm::BasicBlock* done) {
  if (combination.through_table) {
    emit_child_table(combination, seen, status, done);
    return;
  }
  const std::uint32_t stop = combining_table(combination.family).stop;
  for (const auto& child : combination.children) {
    llvm::Value* outcome = nullptr;
    switch (child.kind) {
      case ir::Child::Kind::rule:
        outcome = emit_rule(context_.module.rules[child.index]);
        break;
      case ir::Child::Kind::combination: {
        llvm::Function* callee = context_.decision_functions[context_.module.combination_shapes[child.index]];
        outcome = builder_.CreateCall(callee, {frame_, image_address(parameter(child.parameter))});
        break;
      }
      case ir::Child::Kind::unresolved:
        outcome = outcome_of_error(Outcome::indeterminate_dp,
                                   call_service(offsetof(Services, unresolved_reference), builder_.getInt32Ty(), {}));
        break;
    }
    absorb(outcome, stop, seen, status, done);
  }
}

/// A loop over the children in a table, or over the candidates of an index.
struct UnitEmitter::ChildLoop {
  llvm::BasicBlock* head;
  llvm::BasicBlock* exit;
  Variable position;
  llvm::Value* record;  ///< of the current child: its first ChildRecord
  llvm::Value* child;   ///< its number
};

UnitEmitter::ChildLoop UnitEmitter::begin_child_loop(const ir::Combination& combination,
                                                     std::uint32_t records_a_child) {
  llvm::Type* i32 = builder_.getInt32Ty();
  llvm::Value* table = image_address(parameter(combination.table_parameter));
  llvm::Value* count = parameter(combination.table_parameter + 1);
  llvm::Value* candidates = nullptr;
  if (combination.index) {
    const Variable list = variable(llvm::ConstantPointerNull::get(builder_.getPtrTy()));
    count = call_service(offsetof(Services, candidates), i32, {parameter(combination.table_parameter + 2), list.place});
    candidates = load(list);
  }
  const Variable position = variable(number(0));
  llvm::BasicBlock* head = block("children");
  llvm::BasicBlock* body = block("child");
  llvm::BasicBlock* exit = block("children_done");
  builder_.CreateBr(head);
  builder_.SetInsertPoint(head);
  llvm::Value* at = load(position);
  builder_.CreateCondBr(builder_.CreateICmpULT(at, count), body, exit);
  builder_.SetInsertPoint(body);
  llvm::Value* child = at;
  if (candidates != nullptr) {
    child = builder_.CreateLoad(
        i32, builder_.CreateInBoundsGEP(i32, candidates, builder_.CreateZExt(at, builder_.getInt64Ty())));
  }
  store(position, builder_.CreateAdd(at, number(1)));
  llvm::Value* distance = builder_.CreateMul(builder_.CreateZExt(child, builder_.getInt64Ty()),
                                             builder_.getInt64(records_a_child * sizeof(ChildRecord)));
  llvm::Value* record = builder_.CreateInBoundsGEP(builder_.getInt8Ty(), table, distance);
  return {head, exit, position, record, child};
}

void UnitEmitter::end_child_loop(const ChildLoop& loop) {
  builder_.CreateBr(loop.head);
  builder_.SetInsertPoint(loop.exit);
}

llvm::Value* UnitEmitter::call_record(llvm::Value* record) {
  llvm::Type* i32 = builder_.getInt32Ty();
  llvm::Value* function = builder_.CreateLoad(i32, record);
  llvm::Value* parameters = builder_.CreateLoad(
      i32, builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), record, offsetof(ChildRecord, parameters)));
  llvm::Value* functions = field(offsetof(Frame, functions), builder_.getPtrTy());
  llvm::Value* distance = builder_.CreateLoad(
      i32, builder_.CreateInBoundsGEP(i32, functions, builder_.CreateZExt(function, builder_.getInt64Ty())));
  llvm::Value* callee =
      builder_.CreateInBoundsGEP(builder_.getInt8Ty(), functions, builder_.CreateSExt(distance, builder_.getInt64Ty()));
  return builder_.CreateCall(function_->getFunctionType(), callee, {frame_, image_address(parameters)});
}

void UnitEmitter::emit_child_table(const ir::Combination& combination, Variable seen, Variable status,
                                   llvm::BasicBlock* done) {
  const ChildLoop loop = begin_child_loop(combination, 1);
  absorb(call_record(loop.record), combining_table(combination.family).stop, seen, status, done);
  end_child_loop(loop);
}

/// C.9: exactly one child's target may match; an error in a target, or a second match, is Indeterminate.
void UnitEmitter::emit_only_one(const ir::Combination& combination, Variable outcome, llvm::BasicBlock* done) {
  llvm::Value* nobody = llvm::ConstantPointerNull::get(builder_.getPtrTy());
  const Variable selected = variable(nobody);
  const auto end_if = [&](llvm::Value* condition, auto status) {
    llvm::BasicBlock* ends = block("ends");
    llvm::BasicBlock* next = block("next");
    builder_.CreateCondBr(condition, ends, next);
    builder_.SetInsertPoint(ends);
    store(outcome, outcome_of_error(Outcome::indeterminate_dp, status()));
    builder_.CreateBr(done);
    builder_.SetInsertPoint(next);
  };
  const ChildLoop loop = begin_child_loop(combination, 2);
  llvm::Value* target = call_record(loop.record);
  end_if(builder_.CreateICmpUGE(target, number(test_error)), [&] { return builder_.CreateLShr(target, test_bits); });
  llvm::Value* matches = builder_.CreateICmpEQ(target, number(test_yes));
  end_if(builder_.CreateAnd(matches, builder_.CreateICmpNE(load(selected), nobody)),
         [&] { return call_service(offsetof(Services, more_than_one_applicable), builder_.getInt32Ty(), {}); });
  llvm::Value* decision_record =
      builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), loop.record, sizeof(ChildRecord));
  store(selected, builder_.CreateSelect(matches, decision_record, load(selected)));
  end_child_loop(loop);

  llvm::BasicBlock* decide = block("decide_selected");
  builder_.CreateCondBr(builder_.CreateICmpEQ(load(selected), nobody), done, decide);
  builder_.SetInsertPoint(decide);
  llvm::Value* result = call_record(load(selected));
  llvm::Value* kind = builder_.CreateAnd(result, number((1u << outcome_bits) - 1));
  llvm::Value* unextended = outcome_of_error(Outcome::indeterminate_dp, builder_.CreateLShr(result, outcome_bits));
  llvm::Value* is_error = builder_.CreateICmpUGE(kind, number(code(Outcome::indeterminate_d)));
  store(outcome, builder_.CreateSelect(is_error, unextended, result));
  builder_.CreateBr(done);
}

/// Obligations of the decision, the list of applicable policies, and table 7 for a target that was an error.
void UnitEmitter::emit_end(const ir::Combination& combination, llvm::Value* target, llvm::Value* mark,
                           Variable outcome) {
  const auto retain = [&](std::uint32_t effect) {
    llvm::BasicBlock* some = block("some_passed_up");
    llvm::BasicBlock* next = block("next");
    llvm::Value* count = field(offsetof(Frame, passed_up), builder_.getInt32Ty());
    builder_.CreateCondBr(builder_.CreateICmpNE(count, mark), some, next);
    builder_.SetInsertPoint(some);
    call_service(offsetof(Services, retain), builder_.getVoidTy(), {mark, number(effect)});
    builder_.CreateBr(next);
    builder_.SetInsertPoint(next);
  };

  llvm::BasicBlock* finished = block("finished");
  if (combination.target.kind != ir::Test::Kind::always && !combination.target.definite()) {
    llvm::BasicBlock* target_failed = block("target_failed");
    llvm::BasicBlock* target_matched = block("target_matched");
    builder_.CreateCondBr(builder_.CreateICmpUGE(target, number(test_error)), target_failed, target_matched);
    builder_.SetInsertPoint(target_failed);
    retain(0);
    llvm::Value* kind = builder_.CreateAnd(load(outcome), number((1u << outcome_bits) - 1));
    llvm::Value* extended = kind;
    const auto map = [&](Outcome from, Outcome to) {
      extended = builder_.CreateSelect(builder_.CreateICmpEQ(kind, number(code(from))), number(code(to)), extended);
    };
    map(Outcome::permit, Outcome::indeterminate_p);
    map(Outcome::deny, Outcome::indeterminate_d);
    llvm::Value* with_status =
        builder_.CreateOr(extended, builder_.CreateShl(builder_.CreateLShr(target, test_bits), outcome_bits));
    llvm::Value* not_applicable = builder_.CreateICmpEQ(kind, number(code(Outcome::not_applicable)));
    store(outcome, builder_.CreateSelect(not_applicable, kind, with_status));
    builder_.CreateBr(finished);
    builder_.SetInsertPoint(target_matched);
  }

  llvm::BasicBlock* permit = block("permit");
  llvm::BasicBlock* deny = block("deny");
  llvm::BasicBlock* neither = block("neither");
  const auto note = [&](std::uint32_t effect) {
    llvm::BasicBlock* listed = block("listed");
    llvm::Value* wanted = field(offsetof(Frame, wants_policy_list), builder_.getInt32Ty());
    builder_.CreateCondBr(builder_.CreateICmpNE(wanted, number(0)), listed, finished);
    builder_.SetInsertPoint(listed);
    call_service(offsetof(Services, note_policy), builder_.getVoidTy(),
                 {parameter(combination.number_parameter), number(effect)});
    builder_.CreateBr(finished);
  };
  auto* choice = builder_.CreateSwitch(load(outcome), neither, 2);
  choice->addCase(builder_.getInt32(code(Outcome::permit)), permit);
  choice->addCase(builder_.getInt32(code(Outcome::deny)), deny);

  builder_.SetInsertPoint(permit);
  retain(1);
  emit_obligations(combination.permit_obligations, mark, Outcome::indeterminate_p, outcome, finished);
  note(1);

  builder_.SetInsertPoint(deny);
  retain(2);
  emit_obligations(combination.deny_obligations, mark, Outcome::indeterminate_d, outcome, finished);
  note(2);

  builder_.SetInsertPoint(neither);
  retain(0);
  builder_.CreateBr(finished);

  builder_.SetInsertPoint(finished);
  builder_.CreateRet(load(outcome));
}

}  // namespace hjemmel::codegen
