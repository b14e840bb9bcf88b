// Literals, attributes and names ▸ text. What may stand bare is asked of the lexer itself, so that it comes back the
// same.

#include <fmt/format.h>

#include "HjemmelLexer.h"
#include "compiler/language/names.hpp"
#include "compiler/language/writer.hpp"

namespace hjemmel::language {

using Lexer = grammar::HjemmelLexer;

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out.push_back(c);
        break;
    }
  }
  return out + '"';
}

std::size_t Writer::token_type(std::string_view text) {
  const auto found = token_types_.find(std::string(text));
  if (found != token_types_.end()) return found->second;
  antlr4::ANTLRInputStream input{std::string(text)};
  Lexer lexer(&input);
  lexer.removeErrorListeners();
  std::size_t type = antlr4::Token::INVALID_TYPE;
  if (!text.empty() && !text.starts_with("\xEF\xBB\xBF")) {
    const auto first = lexer.nextToken();
    const auto second = lexer.nextToken();
    if (second->getType() == antlr4::Token::EOF) type = first->getType();
  }
  token_types_.emplace(text, type);
  return type;
}

bool Writer::is_word(std::string_view text) { return token_type(text) == Lexer::WORD; }

std::string Writer::name(std::string_view text) {
  const std::size_t type = token_type(text);
  const bool bare = type == Lexer::WORD || type == Lexer::INTEGER || type == Lexer::UUID;
  return bare ? std::string(text) : in_quotes(text);
}

std::string Writer::category(std::string_view urn) {
  const auto name = category_name(urn);
  return name ? std::string(*name) : in_quotes(urn);
}

std::string Writer::type(const model::DataTypeName& type) {
  const auto known = data_type_of_urn(type.urn);
  return known && urn_of(*known) == type.urn ? std::string(name_of(*known)) : in_quotes(type.urn);
}

std::string Writer::namespaces(const std::vector<model::Namespace>& namespaces) {
  if (namespaces.empty()) return {};
  std::string out = " with (";
  for (std::size_t i = 0; i < namespaces.size(); ++i) {
    const auto& [prefix, uri] = namespaces[i];
    out += fmt::format("{}{} = {}", i == 0 ? "" : ", ", is_word(prefix) ? prefix : in_quotes(prefix), in_quotes(uri));
  }
  return out + ")";
}

std::string Writer::designator(const model::AttributeDesignator& designator) {
  std::string out;
  DataType usual = DataType::string;
  if (const auto* known = attribute_of_id(designator.category, designator.attribute_id)) {
    out = known->name;
    usual = known->type;
  } else {
    out = fmt::format("{}.{}", category(designator.category), in_quotes(designator.attribute_id));
  }
  if (designator.data_type.urn != urn_of(usual)) out += " as " + type(designator.data_type);
  if (designator.issuer) out += " issued by " + in_quotes(*designator.issuer);
  if (designator.must_be_present) out += " required";
  return out;
}

std::string Writer::selector(const model::AttributeSelector& selector) {
  std::string out = fmt::format("{}.content({})", category(selector.category), in_quotes(selector.path));
  if (selector.data_type.urn != urn_of(DataType::string)) out += " as " + type(selector.data_type);
  if (selector.context_selector_id) out += " using " + in_quotes(*selector.context_selector_id);
  out += namespaces(selector.namespaces);
  if (selector.must_be_present) out += " required";
  return out;
}

std::string Writer::literal(const model::AttributeValue& value) {
  const DataType type_id = value.data_type.type;
  const bool plain = value.xpath_category.empty() && value.namespaces.empty();
  if (plain && value.data_type.urn == urn_of(DataType::string)) return in_quotes(value.text);
  if (plain && type_id != DataType::unknown && value.data_type.urn == urn_of(type_id)) {
    std::string_view digits = value.text;
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    const std::size_t token = token_type(digits);
    const bool number = (type_id == DataType::integer && token == Lexer::INTEGER) ||
                        (type_id == DataType::real && token == Lexer::DOUBLE) ||
                        (type_id == DataType::day_time_duration && token == Lexer::DAY_TIME_DURATION) ||
                        (type_id == DataType::year_month_duration && token == Lexer::YEAR_MONTH_DURATION);
    const bool moment = (type_id == DataType::date && token == Lexer::DATE) ||
                        (type_id == DataType::time && token == Lexer::TIME) ||
                        (type_id == DataType::date_time && token == Lexer::DATE_TIME) ||
                        (type_id == DataType::boolean && (token == Lexer::TRUE || token == Lexer::FALSE));
    if (number || (moment && !negative)) return value.text;
  }
  std::string out = fmt::format("{} as {}", in_quotes(value.text), type(value.data_type));
  if (!value.xpath_category.empty()) out += " of " + category(value.xpath_category);
  return out + namespaces(value.namespaces);
}

}  // namespace hjemmel::language
