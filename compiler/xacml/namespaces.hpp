// The namespace declarations in scope while the reader walks down and up the elements (Namespaces in XML 1.0).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/expression.hpp"

namespace hjemmel::xacml {

inline constexpr std::string_view xacml3_namespace = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";
inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view schema_instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";

/// A qualified name in its parts; the prefix is empty if there is none.
struct QualifiedName {
  std::string_view prefix;
  std::string_view local;
};
QualifiedName split_name(std::string_view name);

/// The prefix that an attribute declares: `p` for `xmlns:p`, empty for `xmlns`; nothing if it declares none.
std::optional<std::string_view> declared_prefix(std::string_view attribute_name);

class NamespaceScope {
 public:
  /// More at once are refused: looking a prefix up is linear.
  static constexpr std::size_t max_declarations = 256;
  /// Longer ones are refused: every selector that uses one keeps a copy.
  static constexpr std::size_t max_uri_bytes = 1000;

  /// A point to return to.
  std::size_t mark() const { return declarations_.size(); }
  void return_to(std::size_t mark) { declarations_.resize(mark); }
  /// False if there are too many. Both texts must outlive the scope.
  bool declare(std::string_view prefix, std::string_view uri);
  /// The namespace of a prefix; of the empty prefix the default namespace, empty if there is none.
  std::optional<std::string_view> uri_of(std::string_view prefix) const;
  /// Every prefix in scope, the innermost meaning of each, sorted; the default namespace under the empty prefix.
  std::vector<model::Namespace> all() const;

 private:
  struct Declaration {
    std::string_view prefix;
    std::string_view uri;
  };
  std::vector<Declaration> declarations_;
};

/// The prefixes of the qualified names in an XPath expression, each once and sorted.
std::vector<std::string_view> prefixes_of_xpath(std::string_view xpath);

}  // namespace hjemmel::xacml
