// Texts, numbers, dates: the literals of the language ▸ AttributeValue. A literal keeps the text that was written.

#include <charconv>

#include <fmt/format.h>

#include "compiler/language/reader.hpp"

namespace hjemmel::language {
namespace {

DataType type_of_token(std::size_t token_type) {
  switch (token_type) {
    case Lexer::INTEGER:
      return DataType::integer;
    case Lexer::DOUBLE:
      return DataType::real;
    case Lexer::DATE:
      return DataType::date;
    case Lexer::TIME:
      return DataType::time;
    case Lexer::DATE_TIME:
      return DataType::date_time;
    case Lexer::DAY_TIME_DURATION:
      return DataType::day_time_duration;
    case Lexer::YEAR_MONTH_DURATION:
      return DataType::year_month_duration;
    default:
      return DataType::boolean;
  }
}

/// Reads `{1F600}` at `at`, which moves behind it.
std::optional<char32_t> braced_code_point(std::string_view text, std::size_t& at) {
  const std::size_t close = text.find('}', at);
  if (at >= text.size() || text[at] != '{' || close == std::string_view::npos) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = text.data() + close;
  const auto [last, error] = std::from_chars(text.data() + at + 1, end, value, 16);
  if (error != std::errc{} || last != end) return std::nullopt;
  at = close + 1;
  return value;
}

}  // namespace

std::string Reader::unquote(const antlr4::Token* token) {
  std::string_view text = tree_.text(token);
  const source::Span where = tree_.span(token);
  if (text.empty()) return {};
  text.remove_prefix(1);
  if (text.ends_with('"')) text.remove_suffix(1);
  std::string out;
  out.reserve(text.size());
  const auto wrong = [&](std::size_t begin, std::size_t end, std::string message, std::string help) {
    const auto base = where.begin + 1;
    diagnostics_.error("text",
                       file_.span(base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)),
                       std::move(message), std::move(help));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c != '\\') {
      if (!is_xml_character(static_cast<unsigned char>(c))) {
        wrong(at, at + 1, "a policy cannot hold this control character", "");
      }
      out.push_back(c);
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char escape = at + 1 < text.size() ? text[at + 1] : '\0';
    at += 2;
    switch (escape) {
      case '"':
        out.push_back('"');
        break;
      case '\\':
        out.push_back('\\');
        break;
      case 'n':
        out.push_back('\n');
        break;
      case 't':
        out.push_back('\t');
        break;
      case 'r':
        out.push_back('\r');
        break;
      case 'u': {
        const auto code_point = braced_code_point(text, at);
        if (!code_point || !is_xml_character(*code_point)) {
          wrong(begin, std::min(at, text.size()), "this is not a character that a policy can hold",
                "write a code point in hexadecimal: \\u{E6}");
          break;
        }
        append_utf8(*code_point, out);
        break;
      }
      default:
        wrong(begin, std::min(begin + 2, text.size()), "a text has no such escape",
              R"(there are \" \\ \n \t \r and \u{…})");
        at = std::min(at, text.size());
        break;
    }
  }
  return out;
}

Reader::Text Reader::text_of(const antlr4::Token* token) {
  const bool quoted = token->getType() == Lexer::STRING;
  return {quoted ? unquote(token) : std::string(tree_.text(token)), tree_.span(token)};
}

Reader::Text Reader::text_of(const antlr4::ParserRuleContext* context) { return text_of(context->start); }

model::AttributeValue Reader::bare_literal(Parser::BareLiteralContext* context) {
  model::AttributeValue value;
  const antlr4::Token* sign = context->MINUS() == nullptr ? nullptr : context->MINUS()->getSymbol();
  const DataType type = type_of_token(context->getStop()->getType());
  value.data_type = {std::string(urn_of(type)), type, tree_.span(context)};
  value.text = sign == nullptr ? "" : "-";
  value.text += tree_.text(context->getStop());
  value.text_span = tree_.span(context);
  return value;
}

std::optional<model::AttributeValue> Reader::text_literal(antlr4::Token* text, Parser::TypeSuffixContext* suffix) {
  model::AttributeValue value;
  value.text = unquote(text);
  value.text_span = tree_.span(text);
  value.data_type = {std::string(urn_of(DataType::string)), DataType::string, value.text_span};
  if (suffix == nullptr) return value;
  auto type = type_name(suffix->typeName());
  if (!type) return std::nullopt;
  value.data_type = std::move(*type);
  if (suffix->category() != nullptr) {
    auto urn = category(suffix->category());
    if (!urn) return std::nullopt;
    value.xpath_category = std::move(*urn);
  }
  value.namespaces = namespaces(suffix->namespaces());
  return value;
}

std::optional<model::AttributeValue> Reader::literal(Parser::LiteralContext* context) {
  if (context->bareLiteral() != nullptr) return bare_literal(context->bareLiteral());
  return text_literal(context->STRING()->getSymbol(), context->typeSuffix());
}

}  // namespace hjemmel::language
