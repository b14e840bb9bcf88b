#include "compiler/lower/module_builder.hpp"

#include "runtime/function/lower_case.hpp"

namespace hjemmel::lower {
namespace {

/// Namespaces as a key: `prefix=uri` lines.
std::string key_of(const std::vector<model::Namespace>& namespaces) {
  std::string key;
  for (const auto& each : namespaces) key += each.prefix + '=' + each.uri + '\n';
  return key;
}

/// The number of `key` in a table, which `make` extends if it is new.
template <typename Map, typename Key, typename Table, typename Make>
ir::Index number_of(Map& map, Key&& key, Table& table, Make make) {
  const auto [at, inserted] = map.try_emplace(std::forward<Key>(key), static_cast<ir::Index>(table.size()));
  if (inserted) table.push_back(make());
  return at->second;
}

}  // namespace

ir::Index ModuleBuilder::slot(const model::AttributeDesignator& d) {
  return number_of(slots_, SlotKey{d.category, d.attribute_id, d.data_type.type, d.issuer}, module_.slots,
                   [&] { return ir::Slot{d.category, d.attribute_id, d.data_type.type, d.issuer, false}; });
}

ir::Index ModuleBuilder::slot_with_bag(const model::AttributeDesignator& designator) {
  const ir::Index number = slot(designator);
  module_.slots[number].needs_bag = true;
  return number;
}

ir::Index ModuleBuilder::constant(const model::AttributeValue& literal) {
  const ConstantKey key{literal.data_type.type, literal.text, literal.xpath_category, key_of(literal.namespaces)};
  return number_of(constants_, key, module_.constants, [&] {
    return ir::Constant{literal.data_type.type, literal.text, literal.xpath_category, literal.namespaces};
  });
}

ir::Index ModuleBuilder::selector(const model::AttributeSelector& s) {
  ir::Selector selector{s.category, s.path, s.data_type.type, ir::none, s.namespaces};
  if (s.context_selector_id) {
    model::AttributeDesignator designator;
    designator.category = s.category;
    designator.attribute_id = *s.context_selector_id;
    designator.data_type.type = DataType::xpath_expression;
    selector.context_slot = slot_with_bag(designator);
  }
  module_.selectors.push_back(std::move(selector));
  return static_cast<ir::Index>(module_.selectors.size() - 1);
}

ir::Index ModuleBuilder::match(const ir::ComputedMatch& m) {
  return number_of(matches_, MatchKey{m.function, m.constant, m.over_selector, m.source, m.must_be_present},
                   module_.matches, [&] { return m; });
}

ir::Test ModuleBuilder::membership(ir::Index slot, ir::Fold fold, std::string_view text) {
  const ir::Index number = number_of(domains_, std::pair{slot, fold}, module_.domains, [&] {
    ir::Domain domain;
    domain.slot = slot;
    domain.fold = fold;
    return domain;
  });
  ir::Domain& domain = module_.domains[number];
  arena_.reset();
  const std::string symbol(fold == ir::Fold::lower_case ? to_lower_case(text, arena_) : text);
  const ir::Index ordinal = number_of(domain.ordinals, symbol, domain.symbols, [&] { return symbol; });
  ir::Test test;
  test.kind = ir::Test::Kind::in_set;
  test.domain = number;
  test.symbols = {ordinal};
  return test;
}

}  // namespace hjemmel::lower
