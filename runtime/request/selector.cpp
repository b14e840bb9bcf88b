#include "runtime/request/selector.hpp"

#include <optional>

#include "runtime/request/content.hpp"
#include "runtime/request/node_set.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

bool has_constructor(DataType type) { return type != DataType::unknown && type != DataType::xpath_expression; }

Value problem_of(CallContext& context, XPathOutcome outcome) {
  switch (outcome) {
    case XPathOutcome::no_node_set:
      return context.fail(StatusCode::syntax_error, "the path selects no nodes but a number, a text or a boolean");
    case XPathOutcome::exceeded:
      return context.fail(StatusCode::processing_error, "the path takes too long to evaluate or selects too much");
    default:
      return context.fail(StatusCode::syntax_error, "the path is not an xpath 1.0 expression");
  }
}

/// The node that ContextSelectorId leads to (7.3.7 step 2); nothing, with `error` set, where that is not exactly one.
std::optional<const _xmlNode*> context_node_of(CallContext& context, _xmlDoc& document, std::string_view category,
                                               const Value& context_selector, Value& error) {
  const auto refuse = [&](std::string_view message) {
    error = context.fail(StatusCode::syntax_error, message);
    return std::nullopt;
  };
  const std::span<const Value> values =
      context_selector.is_bag() ? context_selector.as_bag() : std::span(&context_selector, 1);
  if (values.size() != 1 || values[0].type != DataType::xpath_expression) {
    return refuse("the context selector is not exactly one xpath expression");
  }
  const XPathExpression& expression = *values[0].xpath;
  if (expression.category != category) return refuse("the context selector is an expression for another category");
  const NodeSet selected =
      evaluate_xpath(document, nullptr, expression.path, expression.namespaces, false, context.arena);
  if (selected.outcome != XPathOutcome::nodes) {
    error = problem_of(context, selected.outcome);
    return std::nullopt;
  }
  if (selected.nodes.size() != 1 || selected.nodes[0].is_namespace) {
    return refuse("the context selector does not select exactly one node");
  }
  return selected.nodes[0].node;
}

Value empty_selection(CallContext& context, DataType type, bool must_be_present) {
  if (!must_be_present) return Value::of_bag(type, {});
  return context.fail(StatusCode::missing_attribute, "the path selects nothing, and something must be present");
}

}  // namespace

Value select(CallContext& context, std::string_view category, std::string_view path,
             std::span<const NamespaceBinding> namespaces, DataType type, const Value* context_selector,
             bool must_be_present) {
  if (!has_constructor(type)) {
    return context.fail(StatusCode::syntax_error, "values of this data type cannot be made from the text of a node");
  }
  ContentSource::Document content;
  if (context.content != nullptr) content = context.content->document(category);
  if (content.state == ContentSource::State::malformed) {
    return context.fail(StatusCode::syntax_error, "the content of the category is not one well-formed xml element");
  }
  if (content.state == ContentSource::State::absent) return empty_selection(context, type, must_be_present);

  const _xmlNode* context_node = nullptr;
  if (context_selector != nullptr) {
    Value error;
    const auto node = context_node_of(context, *content.document, category, *context_selector, error);
    if (!node) return error;
    context_node = *node;
  }
  const NodeSet selected = evaluate_xpath(*content.document, context_node, path, namespaces, true, context.arena);
  if (selected.outcome != XPathOutcome::nodes) return problem_of(context, selected.outcome);
  if (selected.nodes.empty()) return empty_selection(context, type, must_be_present);

  Value* const values = context.arena.allocate<Value>(selected.nodes.size());
  for (std::size_t i = 0; i < selected.nodes.size(); ++i) {
    std::string_view problem;
    if (!parse_value(type, selected.nodes[i].text, context.arena, values[i], problem)) {
      return context.fail(StatusCode::processing_error, problem);
    }
  }
  return Value::of_bag(type, {values, selected.nodes.size()});
}

}  // namespace hjemmel
