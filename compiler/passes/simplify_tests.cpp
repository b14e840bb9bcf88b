// all(a) ▸ a; all(all(a, b), c) ▸ all(a, b, c); all(always, a) ▸ a; all(never, a) ▸ never; and the mirror for any.
// Exact for errors as well: no match wins in all(…), match wins in any(…), and the first error keeps its place (7.7
// tables 1 to 3).
#include "compiler/passes/pass.hpp"

namespace hjemmel::passes {
namespace {

using ir::Test;
using Kind = ir::Test::Kind;

void simplify(Test& test) {
  if (test.kind != Kind::all && test.kind != Kind::any) return;
  const Kind neutral = test.kind == Kind::all ? Kind::always : Kind::never;
  const Kind decisive = test.kind == Kind::all ? Kind::never : Kind::always;
  std::vector<Test> kept;
  for (Test& child : test.children) {
    simplify(child);
    if (child.kind == neutral) continue;
    if (child.kind == decisive) {
      test = Test{};
      test.kind = decisive;
      return;
    }
    if (child.kind == test.kind) {
      for (Test& grandchild : child.children) kept.push_back(std::move(grandchild));
    } else {
      kept.push_back(std::move(child));
    }
  }
  if (kept.empty()) {
    test = Test{};
    test.kind = neutral;
  } else if (kept.size() == 1) {
    Test only = std::move(kept.front());
    test = std::move(only);
  } else {
    test.children = std::move(kept);
  }
}

}  // namespace

void simplify_tests(ir::Module& module) {
  for (auto& rule : module.rules) simplify(rule.target);
  for (auto& combination : module.combinations) simplify(combination.target);
}

}  // namespace hjemmel::passes
