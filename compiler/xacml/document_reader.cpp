#include <fmt/format.h>

#include "compiler/source/nearest_name.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/element_reader.hpp"
#include "compiler/xacml/tree.hpp"
#include "compiler/xacml/xacml.hpp"

namespace hjemmel::xacml {
namespace {

/// What the root is instead of a policy; empty if it is one.
std::string other_format(std::string_view uri, std::string_view local) {
  if (uri == xacml3_namespace) return {};
  if (uri == "urn:oasis:names:tc:xacml:2.0:policy:schema:os") return "an XACML 2.0 policy";
  if (uri == "urn:oasis:names:tc:xacml:1.0:policy") return "an XACML 1 policy";
  if (uri.starts_with("urn:oasis:names:tc:xacml:2.0:context")) return fmt::format("an XACML 2.0 `<{}>`", local);
  if (uri.starts_with("urn:oasis:names:tc:xacml:1.0:context")) return fmt::format("an XACML 1 `<{}>`", local);
  if (uri.starts_with("urn:oasis:names:tc:xacml:3.0:core:schema:")) return "a policy of a draft of XACML 3.0";
  return "no XACML policy";
}

/// The kind of root; Tag::none, with an error, if it is none.
Tag identify_root(Walker& walker, pugi::xml_node root, const Extent& extent) {
  const QualifiedName name = split_name(root.name());
  const std::string_view uri = walker.namespace_of(name, extent.start_tag());
  Findings& findings = walker.findings();
  const Tag tag = tag_of(name.local);
  const bool policy = tag == Tag::policy || tag == Tag::policy_set;
  if (policy && uri.empty()) {
    findings.error(code::not_a_policy, extent.start_tag(),
                   fmt::format("{} is in no namespace", quoted_tag(root.name())),
                   fmt::format("declare the namespace of XACML 3.0: `xmlns=\"{}\"`", xacml3_namespace));
    return Tag::none;
  }
  if (const std::string format = other_format(uri, excerpt(name.local)); !format.empty()) {
    findings.error(
        code::not_a_policy, extent.start_tag(), fmt::format("this is {}; XACML 3.0 is read", format),
        fmt::format("expected `<Policy>` or `<PolicySet>` in the namespace `{}`, found {}{}", xacml3_namespace,
                    quoted_tag(root.name()), uri.empty() ? "" : fmt::format(" in {}", quoted(uri))));
    return Tag::none;
  }
  if (policy) return tag;
  constexpr std::array<std::string_view, 2> roots = {"Policy", "PolicySet"};
  const auto near = source::nearest_name(name.local, roots);
  findings.error(code::not_a_policy, extent.start_tag(),
                 fmt::format("expected `<Policy>` or `<PolicySet>`, found {}", quoted_tag(root.name())),
                 near ? did_you_mean(*near) : "");
  return Tag::none;
}

std::optional<model::Document> read_tree(Tree& tree, Findings& findings) {
  Walker walker(tree, findings);
  const pugi::xml_node root = tree.root();
  const Walker::Scope scope(walker, root);
  const Extent extent = tree.extent_of(root);
  const Tag tag = identify_root(walker, root, extent);
  if (tag == Tag::none) return std::nullopt;
  model::Document document;
  const Element element{root, tag, extent};
  if (tag == Tag::policy) {
    document.root = read_policy_element(walker, element);
  } else {
    document.root = read_policy_set_element(walker, element);
  }
  if (findings.has_errors()) return std::nullopt;
  document.leading_comments = tree.leading_comments();
  return document;
}

}  // namespace

std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics) {
  Findings findings(file);
  std::optional<model::Document> document;
  if (const auto tree = Tree::parse(file, limits, findings)) document = read_tree(*tree, findings);
  findings.hand_over(diagnostics);
  return document;
}

}  // namespace hjemmel::xacml
