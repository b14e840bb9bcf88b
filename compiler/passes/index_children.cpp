// A policy set of ten thousand policies, each for one resource, must not look at them all. Where children have guards
// over a common domain, the set gets an index: symbol ▸ the children that may apply. Children without a guard are
// always candidates; the order of candidates is that of the children, so that decisions, obligations and errors come
// out as before.
#include "compiler/passes/guards.hpp"
#include "compiler/passes/pass.hpp"

namespace hjemmel::passes {
namespace {

/// From how many children on they are called through a table, and an index is worth its look-up.
constexpr std::size_t table_children = 8;

struct Candidate {
  ir::Index domain = ir::none;
  std::size_t expected = 0;  ///< children looked at by a request with one symbol of the domain
};

/// The domain whose index leaves the fewest children to look at.
std::optional<Candidate> best_domain(const ir::Module& module, const ir::Combination& combination,
                                     const ModuleGuards& guards) {
  struct Use {
    std::size_t children = 0;
    std::size_t entries = 0;
  };
  std::map<ir::Index, Use> uses;
  for (const auto& child : combination.children) {
    for (const auto& [domain, symbols] : guards.of(child, combination.family)) {
      ++uses[domain].children;
      uses[domain].entries += symbols.size();
    }
  }
  std::optional<Candidate> best;
  for (const auto& [domain, use] : uses) {
    const std::size_t expected =
        combination.children.size() - use.children + use.entries / module.domains[domain].symbols.size() + 1;
    if (!best || expected < best->expected) best = Candidate{domain, expected};
  }
  if (best && best->expected > combination.children.size() / 2) return std::nullopt;
  return best;
}

ir::ChildIndex make_index(const ir::Module& module, const ir::Combination& combination, const ModuleGuards& guards,
                          ir::Index domain) {
  ir::ChildIndex index;
  index.domain = domain;
  index.by_symbol.resize(module.domains[domain].symbols.size());
  for (ir::Index i = 0; i < combination.children.size(); ++i) {
    const Guards& child = guards.of(combination.children[i], combination.family);
    const auto guard = child.find(domain);
    if (guard == child.end()) {
      index.always.push_back(i);
    } else {
      for (const ir::Index symbol : guard->second) index.by_symbol[symbol].push_back(i);
    }
  }
  return index;
}

}  // namespace

void index_children(ir::Module& module) {
  const ModuleGuards guards(module);
  for (auto& combination : module.combinations) {
    // only-one-applicable asks each child's target first, through the table as well.
    combination.through_table = combination.children.size() >= table_children ||
                                combination.family == artefact::CombiningFamily::only_one_applicable;
    if (combination.children.size() < table_children) continue;
    const auto best = best_domain(module, combination, guards);
    if (!best) continue;
    module.domains[best->domain].indexed = true;
    combination.index = static_cast<ir::Index>(module.indexes.size());
    module.indexes.push_back(make_index(module, combination, guards, best->domain));
  }
}

}  // namespace hjemmel::passes
