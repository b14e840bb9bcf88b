// <AttributeDesignator> (5.29, 7.3.5) and <AttributeSelector> (5.30, 7.3.7).
#include "compiler/interpret/evaluate_expression.hpp"
#include "runtime/request/selector.hpp"

namespace hjemmel::interpret {

Value evaluate(Evaluation& evaluation, const model::AttributeDesignator& designator) {
  const DataType type = designator.data_type.type;
  const AttributeName name{designator.category, designator.attribute_id, type, designator.issuer};
  const std::span<const Value> values = evaluation.attributes.values_of(name);
  if (values.empty() && designator.must_be_present) {
    return Value::of_status(evaluation.context.statuses.add(
        {StatusCode::missing_attribute,
         "an attribute that must be present is missing",
         {name.category, name.attribute_id, name.issuer.value_or(std::string_view()), type}}));
  }
  return Value::of_bag(type, values);
}

Value evaluate(Evaluation& evaluation, const model::AttributeSelector& selector) {
  std::vector<NamespaceBinding> namespaces;
  for (const model::Namespace& binding : selector.namespaces) namespaces.push_back({binding.prefix, binding.uri});
  Value context_selector;
  if (selector.context_selector_id) {
    const AttributeName name{selector.category, *selector.context_selector_id, DataType::xpath_expression,
                             std::nullopt};
    context_selector = Value::of_bag(DataType::xpath_expression, evaluation.attributes.values_of(name));
  }
  return select(evaluation.context, selector.category, selector.path, namespaces, selector.data_type.type,
                selector.context_selector_id ? &context_selector : nullptr, selector.must_be_present);
}

}  // namespace hjemmel::interpret
