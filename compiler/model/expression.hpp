// Expressions of XACML 3.0 (section 5.23 to 5.31) as written, each with its place. Identifiers are kept as text beside
// what they resolve to, so that an unknown one can be reported, and printed again, as it stood.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/source/source_file.hpp"
#include "runtime/function/function.hpp"
#include "runtime/value/data_type.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::model {

using source::Span;

/// A prefix that was in scope where an XPath or xpathExpression stood.
struct Namespace {
  std::string prefix;
  std::string uri;
  bool operator==(const Namespace&) const = default;
};

/// A data type as written; `type` is DataType::unknown for an identifier outside grammar/data_types.def.
struct DataTypeName {
  std::string urn;
  DataType type = DataType::unknown;
  Span span;
};

/// <AttributeValue> (7.3.1): the text between the tags, white space and all.
struct AttributeValue {
  DataTypeName data_type;
  std::string text;
  std::string xpath_category;         ///< XPathCategory, of an xpathExpression
  std::vector<Namespace> namespaces;  ///< in scope and used, only of an xpathExpression
  Span text_span;
};

/// <AttributeDesignator> (5.29).
struct AttributeDesignator {
  std::string category;
  std::string attribute_id;
  DataTypeName data_type;
  std::optional<std::string> issuer;
  bool must_be_present = false;
  Span category_span;
  Span attribute_id_span;
};

/// <AttributeSelector> (5.30).
struct AttributeSelector {
  std::string category;
  std::string path;
  DataTypeName data_type;
  std::optional<std::string> context_selector_id;
  bool must_be_present = false;
  std::vector<Namespace> namespaces;  ///< in scope where the selector stood, and used in the path
};

/// <VariableReference> (5.26).
struct VariableReference {
  std::string variable_id;
};

/// A function identifier as written, in <Apply>, <Function> or MatchId; `id` is empty for an unknown one.
struct FunctionName {
  std::string urn;
  std::optional<FunctionId> id;
  Span span;
};

/// <Function> (5.28), an argument of a higher-order function.
struct FunctionReference {
  FunctionName function;
};

struct Expression;

/// <Apply> (5.27).
struct Apply {
  FunctionName function;
  std::optional<std::string> description;
  std::vector<Expression> arguments;
};

struct Expression {
  std::variant<AttributeValue, AttributeDesignator, AttributeSelector, VariableReference, FunctionReference, Apply>
      node;
  Span span;
};

}  // namespace hjemmel::model
