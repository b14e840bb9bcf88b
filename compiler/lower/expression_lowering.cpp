#include "compiler/lower/expression_lowering.hpp"

namespace hjemmel::lower {
namespace {

using Kind = ir::Expression::Kind;

Kind kind_of(FunctionId function) {
  switch (function) {
    case FunctionId::logical_and:
      return Kind::all;
    case FunctionId::logical_or:
      return Kind::any;
    case FunctionId::n_of:
      return Kind::at_least;
    default:
      return Kind::call;
  }
}

struct ExpressionLowering {
  const model::ResolvedStore& store;
  ModuleBuilder& builder;

  ir::Expression leaf(Kind kind, ir::Index index, bool must_be_present = false) const {
    ir::Expression out;
    out.kind = kind;
    out.index = index;
    out.must_be_present = must_be_present;
    return out;
  }

  ir::Expression operator()(const model::AttributeValue& literal) const {
    return leaf(Kind::constant, builder.constant(literal));
  }
  ir::Expression operator()(const model::AttributeDesignator& designator) const {
    return leaf(Kind::bag, builder.slot_with_bag(designator), designator.must_be_present);
  }
  ir::Expression operator()(const model::AttributeSelector& selector) const {
    return leaf(Kind::selector, builder.selector(selector), selector.must_be_present);
  }
  ir::Expression operator()(const model::VariableReference& reference) const {
    return lower_expression(store.definition_of(reference).expression, store, builder);
  }
  ir::Expression operator()(const model::FunctionReference& reference) const {
    return leaf(Kind::function, static_cast<ir::Index>(*reference.function.id));
  }
  ir::Expression operator()(const model::Apply& apply) const {
    ir::Expression out = leaf(kind_of(*apply.function.id), static_cast<ir::Index>(*apply.function.id));
    for (const auto& argument : apply.arguments) out.operands.push_back(lower_expression(argument, store, builder));
    return out;
  }
};

}  // namespace

ir::Expression lower_expression(const model::Expression& expression, const model::ResolvedStore& store,
                                ModuleBuilder& builder) {
  return std::visit(ExpressionLowering{store, builder}, expression.node);
}

}  // namespace hjemmel::lower
