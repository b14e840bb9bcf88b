// The passes over the decision IR, as a table: what each needs and what it leaves. pipeline() in pipeline.cpp is the
// whole order.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "compiler/ir/module.hpp"

namespace hjemmel::passes {

struct Pass {
  std::string_view name;
  std::string_view summary;
  void (*run)(ir::Module& module);
};

/// Every pass, in the order in which they run.
std::span<const Pass> pipeline();

/// Runs the pipeline. `after`, if given, is called with each pass and what it left. In debug builds the verifier runs
/// in between.
void run_pipeline(ir::Module& module, const std::function<void(const Pass&, const ir::Module&)>& after = {});

void simplify_tests(ir::Module& module);
void merge_memberships(ir::Module& module);
void index_children(ir::Module& module);
void share_shapes(ir::Module& module);

}  // namespace hjemmel::passes
