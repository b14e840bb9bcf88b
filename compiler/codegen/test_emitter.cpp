// Tests ▸ code. A definite test is arithmetic on bits, without branches but before a call of the runtime; the others
// run part by part, so that a deciding part stops them and the first error is kept (7.6, 7.7).
#include "compiler/codegen/unit_emitter.hpp"

#include <algorithm>

namespace hjemmel::codegen {

using namespace artefact;
using Kind = ir::Test::Kind;

namespace {

/// Whether a definite test asks the runtime: of a domain that is too large for a bit set.
bool calls_runtime(const ir::Module& module, const ir::Test& test) {
  if (test.kind == Kind::in_set) return !ir::is_small(module.domains[test.domain]);
  return std::any_of(test.children.begin(), test.children.end(),
                     [&](const ir::Test& child) { return calls_runtime(module, child); });
}

}  // namespace

llvm::Value* UnitEmitter::emit_test(const ir::Test& test) {
  if (test.definite()) return builder_.CreateZExt(emit_definite(test), builder_.getInt32Ty());
  if (test.kind == Kind::computed) {
    return call_service(offsetof(Services, match), builder_.getInt32Ty(), {parameter(test.parameter)});
  }
  return emit_sequence(test.children, test.kind == Kind::all ? test_no : test_yes,
                       [this](const ir::Test& child) { return emit_test(child); });
}

/// The parts in order until one is `decisive`; otherwise the first error; otherwise the other answer.
template <typename Parts, typename Emit>
llvm::Value* UnitEmitter::emit_sequence(const Parts& parts, std::uint32_t decisive, Emit emit) {
  const std::uint32_t other = decisive == test_no ? test_yes : test_no;
  const Variable answer = variable(number(other));
  llvm::BasicBlock* done = block("done");
  for (const auto& part : parts) {
    llvm::Value* result = emit(part);
    llvm::BasicBlock* decided = block("decided");
    llvm::BasicBlock* next = block("next");
    builder_.CreateCondBr(builder_.CreateICmpEQ(result, number(decisive)), decided, next);
    builder_.SetInsertPoint(decided);
    store(answer, result);
    builder_.CreateBr(done);
    builder_.SetInsertPoint(next);
    // Not decisive: the other answer changes nothing, and neither does an error after the first.
    llvm::Value* so_far = load(answer);
    llvm::Value* no_error_yet = builder_.CreateICmpEQ(so_far, number(other));
    store(answer, builder_.CreateSelect(no_error_yet, result, so_far));
  }
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return load(answer);
}

/// Bit tests first, all of them: that is cheaper than to branch. Parts that call the runtime only if those leave it
/// open.
llvm::Value* UnitEmitter::emit_definite_parts(const ir::Test& test) {
  const bool all = test.kind == Kind::all;
  const auto combine = [&](llvm::Value* result, const ir::Test& part) {
    llvm::Value* holds = emit_definite(part);
    return all ? builder_.CreateAnd(result, holds) : builder_.CreateOr(result, holds);
  };
  const auto calls = [&](const ir::Test& part) { return calls_runtime(context_.module, part); };
  llvm::Value* result = builder_.getInt1(all);
  std::size_t calling = 0;
  for (const auto& part : test.children) {
    if (calls(part)) {
      ++calling;
    } else {
      result = combine(result, part);
    }
  }
  if (calling == 0) return result;

  const Variable answer = variable(result);
  llvm::BasicBlock* open = block("open");
  llvm::BasicBlock* settled = block("settled");
  builder_.CreateCondBr(result, all ? open : settled, all ? settled : open);
  builder_.SetInsertPoint(open);
  for (const auto& part : test.children) {
    if (calls(part)) result = combine(result, part);
  }
  store(answer, result);
  builder_.CreateBr(settled);
  builder_.SetInsertPoint(settled);
  return load(answer);
}

llvm::Value* UnitEmitter::emit_definite(const ir::Test& test) {
  switch (test.kind) {
    case Kind::always:
      return builder_.getTrue();
    case Kind::in_set:
      return emit_membership(test);
    case Kind::all:
    case Kind::any:
      return emit_definite_parts(test);
    default:
      return builder_.getFalse();
  }
}

llvm::Value* UnitEmitter::emit_membership(const ir::Test& test) {
  const ir::Domain& domain = context_.module.domains[test.domain];
  llvm::Type* i64 = builder_.getInt64Ty();
  if (ir::is_small(domain)) {
    llvm::Value* words = field(offsetof(Frame, words), builder_.getPtrTy());
    llvm::Value* common = nullptr;
    for (ir::Index i = 0; i < ir::words_of(domain); ++i) {
      const ir::Index word = context_.layout.first_word[test.domain] + i;
      llvm::Value* held = builder_.CreateLoad(i64, builder_.CreateConstInBoundsGEP1_64(i64, words, word));
      llvm::Value* place =
          builder_.CreateConstInBoundsGEP1_32(builder_.getInt32Ty(), parameters_, test.parameter + 2 * i);
      llvm::Value* wanted = builder_.CreateAlignedLoad(i64, place, llvm::Align(4));
      llvm::Value* both = builder_.CreateAnd(held, wanted);
      common = common == nullptr ? both : builder_.CreateOr(common, both);
    }
    return builder_.CreateICmpNE(common, builder_.getInt64(0));
  }
  llvm::Value* list = number(context_.layout.list[test.domain]);
  llvm::Value* found =
      test.symbols.size() == 1
          ? call_service(offsetof(Services, in_list), builder_.getInt32Ty(), {list, parameter(test.parameter)})
          : call_service(offsetof(Services, in_large_set), builder_.getInt32Ty(),
                         {list, parameter(test.parameter), parameter(test.parameter + 1)});
  return builder_.CreateICmpEQ(found, number(test_yes));
}

llvm::Value* UnitEmitter::test_of_error_status(llvm::Value* status) {
  return builder_.CreateOr(builder_.CreateShl(status, test_bits), number(test_error));
}

}  // namespace hjemmel::codegen
