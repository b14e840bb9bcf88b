// Expressions ▸ code over Values. Arguments are evaluated left to right and the first error is the result at once; and,
// or and n-of are lazy, and an error before a deciding argument does not stop them (A.3.5: true "if at least one"
// argument is).
#include "compiler/codegen/unit_emitter.hpp"

namespace hjemmel::codegen {

using namespace artefact;
using Kind = ir::Expression::Kind;

namespace {

/// The first eight bytes of a Value: type, form, zone and size.
std::uint64_t header_of(DataType type, Form form, std::uint32_t size) {
  return static_cast<std::uint64_t>(type) | static_cast<std::uint64_t>(form) << 8 |
         static_cast<std::uint64_t>(static_cast<std::uint16_t>(no_zone)) << 16 | static_cast<std::uint64_t>(size) << 32;
}
static_assert(offsetof(Value, type) == 0 && offsetof(Value, form) == 1 && offsetof(Value, zone) == 2 &&
              offsetof(Value, size) == 4 && offsetof(Value, integer) == 8);

}  // namespace

llvm::Value* UnitEmitter::is_indeterminate(llvm::Value* header) {
  llvm::Value* form = builder_.CreateAnd(builder_.CreateLShr(header, 8), builder_.getInt64(0xFF));
  return builder_.CreateICmpEQ(form, builder_.getInt64(static_cast<std::uint64_t>(Form::indeterminate)));
}

llvm::Value* UnitEmitter::test_of_value(llvm::Value* value) {
  llvm::Value* header = builder_.CreateLoad(builder_.getInt64Ty(), value);
  llvm::Value* status = builder_.CreateTrunc(builder_.CreateLShr(header, 32), builder_.getInt32Ty());
  llvm::Value* truth =
      builder_.CreateLoad(builder_.getInt8Ty(), builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), value, 8));
  return builder_.CreateSelect(is_indeterminate(header), test_of_error_status(status),
                               builder_.CreateZExt(truth, builder_.getInt32Ty()));
}

void UnitEmitter::store_test_as_value(llvm::Value* test, llvm::Value* out) {
  llvm::Type* i64 = builder_.getInt64Ty();
  llvm::Value* wide = builder_.CreateZExt(test, i64);
  llvm::Value* is_error = builder_.CreateICmpUGE(test, number(test_error));
  llvm::Value* status = builder_.CreateShl(builder_.CreateLShr(wide, test_bits), 32);
  llvm::Value* error =
      builder_.CreateOr(status, builder_.getInt64(header_of(DataType::unknown, Form::indeterminate, 0)));
  llvm::Value* boolean = builder_.getInt64(header_of(DataType::boolean, Form::single, 0));
  builder_.CreateStore(builder_.CreateSelect(is_error, error, boolean), out);
  builder_.CreateStore(builder_.CreateAnd(wide, builder_.getInt64(1)),
                       builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), out, 8));
}

void UnitEmitter::emit_expression(const ir::Expression& e, llvm::Value* out) {
  llvm::Type* none = builder_.getVoidTy();
  switch (e.kind) {
    case Kind::constant:
      call_service(offsetof(Services, constant), none, {parameter(e.parameter), out});
      break;
    case Kind::bag:
      call_service(offsetof(Services, bag), none, {parameter(e.parameter), number(e.must_be_present ? 1 : 0), out});
      break;
    case Kind::selector:
      call_service(offsetof(Services, select), none, {parameter(e.parameter), number(e.must_be_present ? 1 : 0), out});
      break;
    case Kind::function:
      builder_.CreateStore(builder_.getInt64(header_of(DataType::unknown, Form::function, e.index)), out);
      builder_.CreateStore(builder_.getInt64(0), builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), out, 8));
      break;
    case Kind::call:
      emit_call(e, out);
      break;
    case Kind::all:
    case Kind::any:
    case Kind::at_least:
      store_test_as_value(emit_condition(e), out);
      break;
  }
}

void UnitEmitter::emit_call(const ir::Expression& e, llvm::Value* out) {
  llvm::Value* arguments = value_slots(e.operands.size());
  llvm::BasicBlock* done = block("called");
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    llvm::Value* argument = value_at(arguments, i);
    emit_expression(e.operands[i], argument);
    if (e.operands[i].kind == Kind::constant || e.operands[i].kind == Kind::function) continue;  // never errors
    llvm::Value* header = builder_.CreateLoad(builder_.getInt64Ty(), argument);
    llvm::BasicBlock* failed = block("argument_failed");
    llvm::BasicBlock* next = block("next_argument");
    builder_.CreateCondBr(is_indeterminate(header), failed, next);
    builder_.SetInsertPoint(failed);
    builder_.CreateStore(header, out);
    builder_.CreateBr(done);
    builder_.SetInsertPoint(next);
  }
  call_service(offsetof(Services, call), builder_.getVoidTy(),
               {number(e.index), arguments, number(static_cast<std::uint32_t>(e.operands.size())), out});
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
}

llvm::Value* UnitEmitter::emit_condition(const ir::Expression& e) {
  switch (e.kind) {
    case Kind::all:
    case Kind::any: {
      const std::uint32_t decisive = e.kind == Kind::all ? test_no : test_yes;
      const std::uint32_t other = e.kind == Kind::all ? test_yes : test_no;
      const Variable answer = variable(number(other));
      llvm::BasicBlock* done = block("done");
      for (const auto& operand : e.operands) {
        llvm::Value* result = emit_condition(operand);
        llvm::Value* so_far = load(answer);
        llvm::Value* decided = builder_.CreateICmpEQ(result, number(decisive));
        llvm::Value* replaces = builder_.CreateOr(decided, builder_.CreateICmpEQ(so_far, number(other)));
        store(answer, builder_.CreateSelect(replaces, result, so_far));
        llvm::BasicBlock* next = block("next");
        builder_.CreateCondBr(decided, done, next);
        builder_.SetInsertPoint(next);
      }
      builder_.CreateBr(done);
      builder_.SetInsertPoint(done);
      return load(answer);
    }
    case Kind::at_least:
      return emit_at_least(e);
    default: {
      llvm::Value* value = value_slots(1);
      emit_expression(e, value);
      return test_of_value(value);
    }
  }
}

llvm::Value* UnitEmitter::emit_at_least(const ir::Expression& e) {
  const Variable answer = variable(number(test_no));
  llvm::BasicBlock* done = block("counted");
  const auto end_if = [&](llvm::Value* condition, llvm::Value* result) {
    llvm::BasicBlock* ends = block("ends");
    llvm::BasicBlock* next = block("next");
    builder_.CreateCondBr(condition, ends, next);
    builder_.SetInsertPoint(ends);
    store(answer, result);
    builder_.CreateBr(done);
    builder_.SetInsertPoint(next);
  };
  llvm::Value* n = value_slots(1);
  emit_expression(e.operands.front(), n);
  llvm::Value* header = builder_.CreateLoad(builder_.getInt64Ty(), n);
  end_if(is_indeterminate(header),
         test_of_error_status(builder_.CreateTrunc(builder_.CreateLShr(header, 32), builder_.getInt32Ty())));
  const auto count = static_cast<std::uint32_t>(e.operands.size() - 1);
  llvm::Value* threshold = call_service(offsetof(Services, threshold), builder_.getInt64Ty(), {n, number(count)});
  llvm::Value* error = builder_.CreateTrunc(builder_.CreateLShr(threshold, 32), builder_.getInt32Ty());
  end_if(builder_.CreateICmpNE(error, number(0)), error);
  llvm::Value* wanted = builder_.CreateTrunc(threshold, builder_.getInt32Ty());
  end_if(builder_.CreateICmpEQ(wanted, number(0)), number(test_yes));

  const Variable found = variable(number(0));
  const Variable failed = variable(number(0));
  for (std::size_t i = 1; i < e.operands.size(); ++i) {
    llvm::Value* result = emit_condition(e.operands[i]);
    llvm::Value* is_yes = builder_.CreateICmpEQ(result, number(test_yes));
    llvm::Value* so_far = builder_.CreateAdd(load(found), builder_.CreateZExt(is_yes, builder_.getInt32Ty()));
    store(found, so_far);
    end_if(builder_.CreateICmpEQ(so_far, wanted), number(test_yes));
    llvm::Value* first_error = builder_.CreateAnd(builder_.CreateICmpUGE(result, number(test_error)),
                                                  builder_.CreateICmpEQ(load(answer), number(test_no)));
    llvm::Value* is_error = builder_.CreateICmpUGE(result, number(test_error));
    store(failed, builder_.CreateAdd(load(failed), builder_.CreateZExt(is_error, builder_.getInt32Ty())));
    store(answer, builder_.CreateSelect(first_error, result, load(answer)));
  }
  // Not even with every error counted as true: false, not an error.
  end_if(builder_.CreateICmpULT(builder_.CreateAdd(load(found), load(failed)), wanted), number(test_no));
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return load(answer);
}

}  // namespace hjemmel::codegen
