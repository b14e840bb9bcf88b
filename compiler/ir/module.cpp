#include "compiler/ir/module.hpp"

#include <algorithm>

namespace hjemmel::ir {

bool Test::definite() const {
  return kind != Kind::computed &&
         std::all_of(children.begin(), children.end(), [](const Test& child) { return child.definite(); });
}

bool Obligation::is_static() const {
  return std::all_of(assignments.begin(), assignments.end(), [](const Assignment& assignment) {
    return assignment.expression.kind == Expression::Kind::constant;
  });
}

}  // namespace hjemmel::ir
