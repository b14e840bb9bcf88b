// Emits the function of one shape: i32 decide(Frame* frame, const i32* parameters). The parts stand in files of their
// own: tests, expressions, rules, combinations.
#pragma once

#include <string>

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include "compiler/codegen/layout.hpp"
#include "compiler/ir/module.hpp"
#include "runtime/artefact/abi.hpp"
#include "runtime/artefact/format.hpp"

namespace hjemmel::codegen {

/// What all functions of a module share.
struct EmissionContext {
  llvm::Module& llvm_module;
  const ir::Module& module;
  const Layout& layout;
  std::vector<llvm::Function*> decision_functions;  ///< by shape; filled as they are declared
};

class UnitEmitter {
 public:
  UnitEmitter(EmissionContext& context, llvm::Function* function);

  /// The whole body of a unit's function.
  void emit_decision(const ir::Child& unit);
  /// The body of the function that only tests a combination's target.
  void emit_target(const ir::Combination& combination);
  /// The bodies of the two functions that stand for a reference that resolves to nothing.
  void emit_unresolved(bool target);

 private:
  // A value that may change on the way through the function.
  struct Variable {
    llvm::AllocaInst* place;
  };
  Variable variable(llvm::Value* initial);
  llvm::Value* load(Variable variable);
  void store(Variable variable, llvm::Value* value);

  // frame_access
  llvm::Value* number(std::uint32_t value) { return builder_.getInt32(value); }
  llvm::BasicBlock* block(const char* name);
  llvm::Value* field(std::size_t offset, llvm::Type* type);
  llvm::Value* parameter(ir::Index place);
  llvm::Value* image_address(llvm::Value* offset);
  llvm::Value* call_service(std::size_t offset, llvm::Type* result, llvm::ArrayRef<llvm::Value*> arguments);
  llvm::AllocaInst* value_slots(std::size_t count);
  llvm::Value* value_at(llvm::Value* slots, std::size_t number);

  // test_emitter: a test result of abi.hpp; `definite` tests as i1
  llvm::Value* emit_test(const ir::Test& test);
  llvm::Value* emit_definite(const ir::Test& test);
  llvm::Value* emit_definite_parts(const ir::Test& test);
  llvm::Value* emit_membership(const ir::Test& test);
  template <typename Parts, typename Emit>
  llvm::Value* emit_sequence(const Parts& parts, std::uint32_t decisive, Emit emit);
  llvm::Value* test_of_error_status(llvm::Value* status);

  // expression_emitter
  void emit_expression(const ir::Expression& expression, llvm::Value* out);
  void emit_call(const ir::Expression& call, llvm::Value* out);
  llvm::Value* emit_condition(const ir::Expression& expression);
  llvm::Value* emit_at_least(const ir::Expression& expression);
  llvm::Value* test_of_value(llvm::Value* value);
  void store_test_as_value(llvm::Value* test, llvm::Value* out);
  llvm::Value* is_indeterminate(llvm::Value* header);

  // rule_emitter: an outcome of abi.hpp
  llvm::Value* emit_rule(const ir::Rule& rule);
  /// Adds the obligations; an outcome `indeterminate` with its status goes to `outcome` and control to `failed` on an
  /// error.
  void emit_obligations(const std::vector<ir::ObligationUse>& uses, llvm::Value* mark, artefact::Outcome indeterminate,
                        Variable outcome, llvm::BasicBlock* failed);
  llvm::Value* outcome_of_error(artefact::Outcome indeterminate, llvm::Value* status);

  // combination_emitter
  void emit_combination(const ir::Combination& combination);
  void emit_children(const ir::Combination& combination, Variable seen, Variable status, llvm::BasicBlock* done);
  void emit_child_table(const ir::Combination& combination, Variable seen, Variable status, llvm::BasicBlock* done);
  void emit_only_one(const ir::Combination& combination, Variable outcome, llvm::BasicBlock* done);
  void absorb(llvm::Value* outcome, std::uint32_t stop, Variable seen, Variable status, llvm::BasicBlock* done);
  void emit_end(const ir::Combination& combination, llvm::Value* target, llvm::Value* mark, Variable outcome);
  llvm::Value* call_record(llvm::Value* record);
  struct ChildLoop;
  ChildLoop begin_child_loop(const ir::Combination& combination, std::uint32_t records_a_child);
  void end_child_loop(const ChildLoop& loop);

  EmissionContext& context_;
  llvm::Function* function_;
  llvm::IRBuilder<> builder_;
  llvm::Value* frame_;
  llvm::Value* parameters_;
};

}  // namespace hjemmel::codegen
