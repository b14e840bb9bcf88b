#include "compiler/passes/guards.hpp"

#include <algorithm>
#include <iterator>

namespace hjemmel::passes {
namespace {

using artefact::CombiningFamily;
using Kind = ir::Test::Kind;

/// Both must hold: either guard is good; of two over one domain the smaller.
void add_conjunct(Guards& guards, const Guards& more) {
  for (const auto& [domain, symbols] : more) {
    auto& place = guards[domain];
    if (place.empty() || symbols.size() < place.size()) place = symbols;
  }
}

/// One of them must hold: only what guards all of them does.
class Alternatives {
 public:
  void add(const Guards& more) {
    if (first_) {
      guards_ = more;
      first_ = false;
      return;
    }
    for (auto at = guards_.begin(); at != guards_.end();) {
      const auto same = more.find(at->first);
      if (same == more.end()) {
        at = guards_.erase(at);
        continue;
      }
      std::vector<ir::Index> both;
      std::set_union(at->second.begin(), at->second.end(), same->second.begin(), same->second.end(),
                     std::back_inserter(both));
      at->second = std::move(both);
      ++at;
    }
  }
  Guards take() { return std::move(guards_); }

 private:
  Guards guards_;
  bool first_ = true;
};

/// Whether the algorithm is NotApplicable over children that all are.
bool passes_on_not_applicable(CombiningFamily family) {
  return family != CombiningFamily::deny_unless_permit && family != CombiningFamily::permit_unless_deny;
}

const Guards no_guards;

}  // namespace

Guards guards_of(const ir::Test& test) {
  switch (test.kind) {
    case Kind::in_set:
      return {{test.domain, test.symbols}};
    case Kind::all: {
      Guards guards;
      for (const auto& child : test.children) add_conjunct(guards, guards_of(child));
      return guards;
    }
    case Kind::any: {
      Alternatives alternatives;
      for (const auto& child : test.children) alternatives.add(guards_of(child));
      return alternatives.take();
    }
    default:
      return {};
  }
}

ModuleGuards::ModuleGuards(const ir::Module& module) {
  for (const auto& rule : module.rules) rules.push_back(guards_of(rule.target));
  for (const auto& combination : module.combinations) {
    Guards guards = guards_of(combination.target);
    combination_targets.push_back(guards);
    if (passes_on_not_applicable(combination.family)) {
      Alternatives alternatives;
      for (const auto& child : combination.children) alternatives.add(of(child, combination.family));
      add_conjunct(guards, alternatives.take());
    }
    combinations.push_back(std::move(guards));
  }
}

const Guards& ModuleGuards::of(const ir::Child& child, CombiningFamily parent) const {
  switch (child.kind) {
    case ir::Child::Kind::rule:
      return rules[child.index];
    case ir::Child::Kind::combination:
      return parent == CombiningFamily::only_one_applicable ? combination_targets[child.index]
                                                            : combinations[child.index];
    case ir::Child::Kind::unresolved:
      return no_guards;
  }
  return no_guards;
}

}  // namespace hjemmel::passes
