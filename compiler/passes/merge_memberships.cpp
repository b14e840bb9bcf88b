// any(d0 in {"a"}, d0 in {"b"}) ▸ d0 in {"a", "b"}: the everyday list of subjects or actions becomes one set. Tests
// that cannot fail then go before those that can: their answer decides or it does not, and errors among the rest keep
// their order.
#include <algorithm>

#include "compiler/passes/pass.hpp"

namespace hjemmel::passes {
namespace {

using ir::Test;
using Kind = ir::Test::Kind;

void merge(Test& test) {
  if (test.kind != Kind::all && test.kind != Kind::any) return;
  for (Test& child : test.children) merge(child);

  if (test.kind == Kind::any) {
    std::vector<Test> kept;
    for (Test& child : test.children) {
      const auto same =
          child.kind != Kind::in_set ? kept.end() : std::find_if(kept.begin(), kept.end(), [&](const Test& other) {
            return other.kind == Kind::in_set && other.domain == child.domain;
          });
      if (same == kept.end()) {
        kept.push_back(std::move(child));
      } else {
        same->symbols.insert(same->symbols.end(), child.symbols.begin(), child.symbols.end());
      }
    }
    for (Test& each : kept) {
      std::sort(each.symbols.begin(), each.symbols.end());
      each.symbols.erase(std::unique(each.symbols.begin(), each.symbols.end()), each.symbols.end());
    }
    test.children = std::move(kept);
  }
  std::stable_partition(test.children.begin(), test.children.end(), [](const Test& child) { return child.definite(); });
  if (test.children.size() == 1) {
    Test only = std::move(test.children.front());
    test = std::move(only);
  }
}

}  // namespace

void merge_memberships(ir::Module& module) {
  for (auto& rule : module.rules) merge(rule.target);
  for (auto& combination : module.combinations) merge(combination.target);
}

}  // namespace hjemmel::passes
