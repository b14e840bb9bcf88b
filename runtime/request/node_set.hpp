// XPath 1.0 over a parsed <Content>, in bounds: the functions of A.3.15 and attribute selectors both stand on this.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/request/content.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

struct _xmlNode;  // libxml2's name

namespace hjemmel {

/// A selected node. A namespace node has no identity in libxml2: it is its prefix and the element that it is seen on.
struct SelectedNode {
  const _xmlNode* node = nullptr;  ///< the node; of a namespace node the element
  bool is_namespace = false;
  std::string_view prefix;  ///< of a namespace node
  std::string_view text;    ///< XPath's string-value, where it was asked for
};

enum class XPathOutcome : std::uint8_t {
  nodes,
  malformed,    ///< the expression is no XPath 1.0, or uses a prefix or function that is not defined
  no_node_set,  ///< it is a number, a text or a boolean
  exceeded,     ///< it ran into a bound, or out of memory
};

struct NodeSet {
  XPathOutcome outcome = XPathOutcome::nodes;
  std::span<const SelectedNode> nodes;  ///< in document order, in the arena
};

/// Evaluates `path` from `context_node`, or from the document node where that is null.
NodeSet evaluate_xpath(_xmlDoc& document, const _xmlNode* context_node, std::string_view path,
                       std::span<const NamespaceBinding> namespaces, bool with_texts, Arena& arena);

/// Whether one node is in both sets.
bool any_same(std::span<const SelectedNode> a, std::span<const SelectedNode> b, Arena& arena);

/// Whether a node of `nodes` is one of `roots` or below one; attributes and namespaces are below their element.
bool any_same_or_below(std::span<const SelectedNode> roots, std::span<const SelectedNode> nodes, Arena& arena);

}  // namespace hjemmel
