// Where things stand that both the code and the image must agree on: bit sets in the request, numbers of lists and of
// functions.
#pragma once

#include <vector>

#include "compiler/ir/module.hpp"

namespace hjemmel::codegen {

struct Layout {
  std::vector<ir::Index> first_word;  ///< of each domain's bit set; ir::none for a large one
  std::vector<ir::Index> list;        ///< of each listed domain; ir::none for the others
  ir::Index words = 0;
  ir::Index lists = 0;
  std::vector<ir::Index>
      target_function;  ///< of each combination that only-one-applicable asks for its target; ir::none

  explicit Layout(const ir::Module& module);

  /// Function numbers: one for each shape, then targets by shape, then the two of an unresolved reference.
  ir::Index decision_function(ir::Index shape) const { return shape; }
  ir::Index unresolved_decision() const { return shape_count + static_cast<ir::Index>(target_shapes.size()); }
  ir::Index unresolved_target() const { return unresolved_decision() + 1; }
  ir::Index function_count() const { return unresolved_target() + 1; }

  ir::Index shape_count = 0;
  std::vector<ir::Index> target_shapes;  ///< shapes that have a target function too, in the order of their numbers
};

}  // namespace hjemmel::codegen
