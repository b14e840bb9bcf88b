#include "runtime/request/node_set.hpp"

#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

namespace hjemmel {
namespace {

constexpr unsigned long operation_limit = 5'000'000;
/// String-values of nested nodes repeat each other: up to 256 times the document without a bound.
constexpr std::size_t text_limit = 32u << 20;

template <auto function>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    function(object);
  }
};
using Context = std::unique_ptr<xmlXPathContext, Free<xmlXPathFreeContext>>;
using Expression = std::unique_ptr<xmlXPathCompExpr, Free<xmlXPathFreeCompExpr>>;
using Object = std::unique_ptr<xmlXPathObject, Free<xmlXPathFreeObject>>;
struct FreeText {
  void operator()(xmlChar* text) const { xmlFree(text); }
};

const xmlChar* xml_text(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }
std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

void stay_silent(void*, xmlErrorPtr) {}
void stay_silent(void*, const char*, ...) {}

/// Some of libxml2's messages know only the thread's own outlet: closed meanwhile, and given back as it was.
class SilentThread {
 public:
  SilentThread() : function_(xmlGenericError), context_(xmlGenericErrorContext) {
    xmlSetGenericErrorFunc(nullptr, stay_silent);
  }
  ~SilentThread() { xmlSetGenericErrorFunc(context_, function_); }
  SilentThread(const SilentThread&) = delete;
  SilentThread& operator=(const SilentThread&) = delete;

 private:
  xmlGenericErrorFunc function_;
  void* context_;
};

XPathOutcome outcome_of(const xmlXPathContext& context) {
  switch (context.lastError.code - XML_XPATH_EXPRESSION_OK) {
    case XPATH_MEMORY_ERROR:
    case XPATH_STACK_ERROR:
    case XPATH_OP_LIMIT_EXCEEDED:
    case XPATH_RECURSION_LIMIT_EXCEEDED:
      return XPathOutcome::exceeded;
    default:
      return XPathOutcome::malformed;
  }
}

SelectedNode selected(const xmlNode* node) {
  SelectedNode out;
  if (node->type == XML_NAMESPACE_DECL) {
    // In a node set `next` of a namespace is the element (xmlXPathNodeSetDupNs).
    const auto* const name_space = reinterpret_cast<const xmlNs*>(node);
    out.node = reinterpret_cast<const xmlNode*>(name_space->next);
    out.is_namespace = true;
    out.prefix = view_of(name_space->prefix);
  } else {
    out.node = node;
  }
  return out;
}

/// Nothing where the texts together are too long.
std::optional<std::span<const SelectedNode>> collect(xmlNodeSet* set, bool with_texts, Arena& arena) {
  if (set == nullptr) return std::span<const SelectedNode>();
  xmlXPathNodeSetSort(set);
  const auto size = static_cast<std::size_t>(set->nodeNr);
  SelectedNode* const nodes = arena.allocate<SelectedNode>(size);
  std::size_t text_size = 0;
  for (std::size_t i = 0; i < size; ++i) {
    nodes[i] = selected(set->nodeTab[i]);
    nodes[i].prefix = arena.copy(nodes[i].prefix);
    if (!with_texts) continue;
    const std::unique_ptr<xmlChar, FreeText> text(xmlXPathCastNodeToString(set->nodeTab[i]));
    nodes[i].text = arena.copy(view_of(text.get()));
    text_size += nodes[i].text.size();
    if (text_size > text_limit) return std::nullopt;
  }
  return std::span<const SelectedNode>(nodes, size);
}

auto identity(const SelectedNode& node) { return std::tuple(node.node, node.is_namespace, node.prefix); }

bool before(const SelectedNode& a, const SelectedNode& b) { return identity(a) < identity(b); }

std::span<SelectedNode> sorted_by_identity(std::span<const SelectedNode> nodes, Arena& arena) {
  const std::span<SelectedNode> out = arena.copy(nodes);
  std::ranges::sort(out, before);
  return out;
}

SelectedNode parent_of(const SelectedNode& child) {
  SelectedNode parent;
  parent.node = child.is_namespace ? child.node : child.node->parent;
  return parent;
}

}  // namespace

NodeSet evaluate_xpath(xmlDoc& document, const xmlNode* context_node, std::string_view path,
                       std::span<const NamespaceBinding> namespaces, bool with_texts, Arena& arena) {
  const SilentThread silent;
  const Context context(xmlXPathNewContext(&document));
  if (!context) return {XPathOutcome::exceeded, {}};
  context->error = stay_silent;
  context->opLimit = operation_limit;
  // libxml2 never writes through the context node.
  context->node = context_node != nullptr ? const_cast<xmlNode*>(context_node) : reinterpret_cast<xmlNode*>(&document);
  for (const NamespaceBinding& binding : namespaces) {
    if (binding.prefix.empty()) continue;  // XPath 1.0: a name without a prefix is in no namespace
    xmlXPathRegisterNs(context.get(), xml_text(std::string(binding.prefix)), xml_text(std::string(binding.uri)));
  }
  const Expression expression(xmlXPathCtxtCompile(context.get(), xml_text(std::string(path))));
  if (!expression) return {outcome_of(*context), {}};
  const Object result(xmlXPathCompiledEval(expression.get(), context.get()));
  if (!result) return {outcome_of(*context), {}};
  if (result->type != XPATH_NODESET) return {XPathOutcome::no_node_set, {}};
  const auto nodes = collect(result->nodesetval, with_texts, arena);
  if (!nodes) return {XPathOutcome::exceeded, {}};
  return {XPathOutcome::nodes, *nodes};
}

bool any_same(std::span<const SelectedNode> a, std::span<const SelectedNode> b, Arena& arena) {
  const std::span<const SelectedNode> sorted = sorted_by_identity(a, arena);
  return std::ranges::any_of(
      b, [&](const SelectedNode& node) { return std::binary_search(sorted.begin(), sorted.end(), node, before); });
}

bool any_same_or_below(std::span<const SelectedNode> roots, std::span<const SelectedNode> nodes, Arena& arena) {
  const std::span<const SelectedNode> sorted = sorted_by_identity(roots, arena);
  return std::ranges::any_of(nodes, [&](SelectedNode node) {
    for (; node.node != nullptr; node = parent_of(node)) {
      if (std::binary_search(sorted.begin(), sorted.end(), node, before)) return true;
    }
    return false;
  });
}

}  // namespace hjemmel
