// Fills a module's tables, each entry once.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "compiler/ir/module.hpp"
#include "runtime/value/arena.hpp"

namespace hjemmel::lower {

class ModuleBuilder {
 public:
  explicit ModuleBuilder(ir::Module& module) : module_(module) {}

  ir::Index slot(const model::AttributeDesignator& designator);
  /// A slot whose values are computed with.
  ir::Index slot_with_bag(const model::AttributeDesignator& designator);
  ir::Index constant(const model::AttributeValue& literal);
  ir::Index selector(const model::AttributeSelector& selector);
  ir::Index match(const ir::ComputedMatch& match);
  /// The test that `slot` holds `text`.
  ir::Test membership(ir::Index slot, ir::Fold fold, std::string_view text);

 private:
  using SlotKey = std::tuple<std::string, std::string, DataType, std::optional<std::string>>;
  using ConstantKey = std::tuple<DataType, std::string, std::string, std::string>;
  using MatchKey = std::tuple<FunctionId, ir::Index, bool, ir::Index, bool>;

  ir::Module& module_;
  Arena arena_;
  std::map<SlotKey, ir::Index> slots_;
  std::map<std::pair<ir::Index, ir::Fold>, ir::Index> domains_;
  std::map<ConstantKey, ir::Index> constants_;
  std::map<MatchKey, ir::Index> matches_;
};

}  // namespace hjemmel::lower
