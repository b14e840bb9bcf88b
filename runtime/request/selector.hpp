// <AttributeSelector> (5.30, 7.3.7): the nodes that an XPath expression selects from a <Content>, as a bag of values.
//
// The result is a bag, or indeterminate:
// - syntax-error where the <Content> or an expression is malformed, the path selects no nodes but a number, text or
//   boolean, ContextSelectorId does not lead to exactly one node, or no constructor makes the type from a text;
// - processing-error where a node's text is not of the type, or evaluation leaves its bounds;
// - missing-attribute where nothing is selected but something must be present (7.3.5).
// A missing <Content> selects nothing.
#pragma once

#include <span>
#include <string_view>

#include "runtime/function/function.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// Evaluates a selector over `context.content`. `context_selector` is null for a selector without ContextSelectorId;
/// otherwise the bag of xpathExpression values of the attribute that it names, in `category`. The x500Name, rfc822Name,
/// ipAddress and dnsName types are made as their `-from-string` functions make them (A.3.9); xpathExpression and
/// extension types have no constructor.
Value select(CallContext& context, std::string_view category, std::string_view path,
             std::span<const NamespaceBinding> namespaces, DataType type, const Value* context_selector,
             bool must_be_present);

}  // namespace hjemmel
