// XPath functions over <Content> (A.3.15), and the string forms of XACML 2.0 (A.4).
//
// Where the <Content> of a category is missing, the count is zero and the comparisons are False, before any expression
// is looked at. The specification names no status for an expression that cannot be evaluated; the codes of attribute
// selectors (7.3.7) are used: syntax-error for a wrong expression or one that selects no nodes, processing-error for
// exceeded bounds.
//
// The string forms carry neither category nor namespaces. The category is resource, where XACML 2.0 had the only
// content; prefixes are those in scope at the content's element, since the policy's own are not known here.
#include <libxml/tree.h>

#include <optional>

#include "runtime/function/implementations.hpp"
#include "runtime/request/content.hpp"
#include "runtime/request/node_set.hpp"

namespace hjemmel::functions {
namespace {

constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";

/// The nodes of one argument, or what stands in their place.
struct Evaluated {
  enum class State : std::uint8_t { nodes, no_content, failed };
  State state = State::nodes;
  std::span<const SelectedNode> nodes;
  Value error;
};

std::span<const NamespaceBinding> namespaces_at_root(_xmlDoc& document, Arena& arena) {
  const xmlNode* const root = xmlDocGetRootElement(&document);
  std::size_t size = 0;
  for (const xmlNs* declared = root->nsDef; declared != nullptr; declared = declared->next) ++size;
  NamespaceBinding* const bindings = arena.allocate<NamespaceBinding>(size);
  const auto text = [](const xmlChar* chars) {
    return chars == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(chars));
  };
  std::size_t at = 0;
  for (const xmlNs* declared = root->nsDef; declared != nullptr; declared = declared->next) {
    bindings[at++] = {text(declared->prefix), text(declared->href)};
  }
  return {bindings, size};
}

Value problem_of(CallContext& context, XPathOutcome outcome) {
  switch (outcome) {
    case XPathOutcome::no_node_set:
      return context.fail(StatusCode::syntax_error, "the xpath expression selects no nodes but a single value");
    case XPathOutcome::exceeded:
      return context.fail(StatusCode::processing_error, "the xpath expression takes too long or selects too much");
    default:
      return context.fail(StatusCode::syntax_error, "the text is not an xpath 1.0 expression");
  }
}

std::string_view category_of(const Value& argument) {
  return argument.type == DataType::xpath_expression ? argument.xpath->category : resource_category;
}

ContentSource::Document content_of(CallContext& context, const Value& argument) {
  return context.content != nullptr ? context.content->document(category_of(argument)) : ContentSource::Document{};
}

Evaluated evaluate(CallContext& context, const Value& argument) {
  const ContentSource::Document content = content_of(context, argument);
  if (content.state == ContentSource::State::absent) return {Evaluated::State::no_content, {}, {}};
  if (content.state == ContentSource::State::malformed) {
    return {Evaluated::State::failed,
            {},
            context.fail(StatusCode::syntax_error, "the content of the category is not one well-formed xml element")};
  }
  const bool typed = argument.type == DataType::xpath_expression;
  const std::string_view path = typed ? argument.xpath->path : argument.as_text();
  const std::span<const NamespaceBinding> namespaces =
      typed ? argument.xpath->namespaces : namespaces_at_root(*content.document, context.arena);
  const NodeSet selected = evaluate_xpath(*content.document, nullptr, path, namespaces, false, context.arena);
  if (selected.outcome != XPathOutcome::nodes) {
    return {Evaluated::State::failed, {}, problem_of(context, selected.outcome)};
  }
  return {Evaluated::State::nodes, selected.nodes, {}};
}

template <typename Related>
Value compare(CallContext& context, std::span<const Value> arguments, Related related) {
  for (const Value& argument : arguments) {
    if (content_of(context, argument).state == ContentSource::State::absent) return Value::of_boolean(false);
  }
  const Evaluated first = evaluate(context, arguments[0]);
  if (first.state == Evaluated::State::failed) return first.error;
  const Evaluated second = evaluate(context, arguments[1]);
  if (second.state == Evaluated::State::failed) return second.error;
  return Value::of_boolean(related(first.nodes, second.nodes, context.arena));
}

}  // namespace

Value xpath_node_count(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const Evaluated evaluated = evaluate(context, arguments[0]);
  if (evaluated.state == Evaluated::State::failed) return evaluated.error;
  return Value::of_integer(static_cast<std::int64_t>(evaluated.nodes.size()));
}

Value xpath_node_equal(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, any_same);
}

Value xpath_node_match(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, any_same_or_below);
}

}  // namespace hjemmel::functions
