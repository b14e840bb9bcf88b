// The values of literals, read once when a policy is loaded.
#include <fmt/format.h>

#include "compiler/model/resolver.hpp"
#include "runtime/request/xpath_syntax.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::model {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

/// A path with its category and the namespaces in scope where it stood; all texts are borrowed from the model.
Value xpath_value(const AttributeValue& literal, Arena& arena) {
  auto* namespaces = arena.allocate<NamespaceBinding>(literal.namespaces.size());
  for (std::size_t i = 0; i < literal.namespaces.size(); ++i) {
    namespaces[i] = {literal.namespaces[i].prefix, literal.namespaces[i].uri};
  }
  auto* xpath = arena.allocate<XPathExpression>(1);
  *xpath = {trimmed(literal.text), literal.xpath_category, {namespaces, literal.namespaces.size()}};
  Value value;
  value.type = DataType::xpath_expression;
  value.xpath = xpath;
  return value;
}

}  // namespace

bool Resolver::read_literal(const AttributeValue& literal, const Span& span) {
  const Span& at = literal.text_span.file ? literal.text_span : span;
  Value value;
  if (literal.data_type.type == DataType::xpath_expression) {
    if (literal.xpath_category.empty()) {
      diagnostics_.error("missing-xpath-category", at,
                         "an xpathExpression needs `XPathCategory`: whose content it selects from");
      return false;
    }
    if (!check_xpath(trimmed(literal.text), at)) return false;
    value = xpath_value(literal, out_->arena_);
  } else {
    std::string_view problem;
    if (!parse_value(literal.data_type.type, literal.text, out_->arena_, value, problem)) {
      diagnostics_.error("invalid-literal", at, std::string(problem));
      return false;
    }
  }
  out_->values_.emplace(&literal, value);
  return true;
}

bool Resolver::check_xpath(std::string_view path, const Span& span) {
  if (is_xpath(path)) return true;
  diagnostics_.error("invalid-xpath", span, fmt::format("`{}` is not an XPath 1.0 expression", path));
  return false;
}

}  // namespace hjemmel::model
