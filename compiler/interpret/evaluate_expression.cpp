#include "compiler/interpret/evaluate_expression.hpp"

#include <vector>

namespace hjemmel::interpret {
namespace {

Value evaluate(Evaluation& evaluation, const model::AttributeValue& literal) {
  return evaluation.store.value_of(literal);
}

// Evaluated where it is first needed, and no sooner: an error in a definition that nothing asks for has no effect.
Value evaluate(Evaluation& evaluation, const model::VariableReference& reference) {
  const model::VariableDefinition& definition = evaluation.store.definition_of(reference);
  const auto known = evaluation.variables.find(&definition);
  if (known != evaluation.variables.end()) return known->second;
  const Value value = interpret::evaluate(evaluation, definition.expression);
  evaluation.variables.emplace(&definition, value);
  return value;
}

Value evaluate(Evaluation&, const model::FunctionReference& reference) {
  Value value;
  value.form = Form::function;
  value.size = static_cast<std::uint32_t>(*reference.function.id);
  return value;
}

}  // namespace

Value evaluate(Evaluation& evaluation, const model::Expression& expression) {
  return std::visit([&](const auto& node) { return evaluate(evaluation, node); }, expression.node);
}

Value evaluate(Evaluation& evaluation, const model::Apply& apply) {
  switch (*apply.function.id) {
    case FunctionId::logical_or:
      return evaluate_or(evaluation, apply);
    case FunctionId::logical_and:
      return evaluate_and(evaluation, apply);
    case FunctionId::n_of:
      return evaluate_n_of(evaluation, apply);
    default:
      break;
  }
  std::vector<Value> arguments;
  arguments.reserve(apply.arguments.size());
  for (const model::Expression& argument : apply.arguments) {
    const Value value = evaluate(evaluation, argument);
    if (value.is_indeterminate()) return value;
    arguments.push_back(value);
  }
  return call(evaluation.context, *apply.function.id, arguments);
}

}  // namespace hjemmel::interpret
