#include "runtime/explain/condition_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <pugixml.hpp>

#include "runtime/value/calendar.hpp"

namespace hjemmel::explain {
namespace {

constexpr int deepest_shown = 64;

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string_view after_last(std::string_view text, char separator) {
  const auto at = text.rfind(separator);
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

/// The operator of the policy language that a function is, by the end of its name.
std::string_view operator_of(std::string_view function) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> operators = {{
      {"-greater-than-or-equal", ">="},
      {"-less-than-or-equal", "<="},
      {"-greater-than", ">"},
      {"-less-than", "<"},
      {"-is-in", "in"},
      {"-equal", "=="},
      {"-add", "+"},
      {"-subtract", "-"},
      {"-multiply", "*"},
      {"-divide", "/"},
      {"-mod", "mod"},
  }};
  if (function == "and" || function == "or") return function;
  for (const auto& [end, sign] : operators) {
    if (function.ends_with(end)) return sign;
  }
  return {};
}

bool is_one_and_only(std::string_view function) { return function.ends_with("-one-and-only"); }

/// XML elements ▸ an expression. The fragment stands alone, so prefixes are dropped, not resolved.
class ExpressionText {
 public:
  void append(const pugi::xml_node& node, bool inner, int depth) {
    const std::string_view element = after_last(node.name(), ':');
    if (depth > deepest_shown) {
      text_ += "…";
    } else if (element == "Condition") {
      append(node.first_child(), false, depth + 1);
    } else if (element == "Apply") {
      append_application(node, inner, depth);
    } else if (element == "AttributeValue") {
      append_literal(node);
    } else if (element == "AttributeDesignator") {
      text_ += after_last(node.attribute("AttributeId").value(), ':');
    } else if (element == "AttributeSelector") {
      text_.append("content(\"").append(node.attribute("Path").value()).append("\")");
    } else if (element == "VariableReference") {
      text_ += node.attribute("VariableId").value();
    } else if (element == "Function") {
      text_ += after_last(node.attribute("FunctionId").value(), ':');
    } else {
      text_ += "…";
    }
  }
  std::string& text() { return text_; }

 private:
  static std::vector<pugi::xml_node> arguments_of(const pugi::xml_node& node) {
    std::vector<pugi::xml_node> arguments;
    for (const auto& child : node.children()) {
      if (child.type() == pugi::node_element && after_last(child.name(), ':') != "Description")
        arguments.push_back(child);
    }
    return arguments;
  }

  void append_application(const pugi::xml_node& node, bool inner, int depth) {
    const std::string_view function = after_last(node.attribute("FunctionId").value(), ':');
    const auto arguments = arguments_of(node);
    if (is_one_and_only(function) && arguments.size() == 1) return append(arguments.front(), inner, depth + 1);
    const std::string_view sign = operator_of(function);
    if (!sign.empty() && arguments.size() > 1) {
      if (inner) text_ += '(';
      append_list(arguments, " " + std::string(sign) + " ", depth);
      if (inner) text_ += ')';
      return;
    }
    text_.append(function).append("(");
    append_list(arguments, ", ", depth);
    text_ += ')';
  }

  void append_list(const std::vector<pugi::xml_node>& items, std::string_view separator, int depth) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) text_ += separator;
      append(items[i], separator != ", ", depth + 1);
    }
  }

  void append_literal(const pugi::xml_node& node) {
    const std::string_view type = node.attribute("DataType").value();
    const bool quoted = type.ends_with("#string") || type.ends_with("#anyURI");
    if (quoted) text_ += '"';
    text_ += node.child_value();
    if (quoted) text_ += '"';
  }

  std::string text_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string condition_on_one_line(std::string_view source) {
  if (source.starts_with('<')) {
    pugi::xml_document document;
    if (document.load_buffer(source.data(), source.size(), pugi::parse_default, pugi::encoding_utf8)) {
      ExpressionText expression;
      expression.append(document.document_element(), false, 0);
      return on_one_line(expression.text());
    }
  }
  return on_one_line(source);
}

std::vector<std::int64_t> dates_in(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  std::vector<std::int64_t> days;
  for (std::size_t at = 0; at + shape.size() <= text.size(); ++at) {
    const auto candidate = text.substr(at, shape.size());
    const bool is_date =
        std::ranges::equal(candidate, shape, [](char c, char s) { return s == 'd' ? is_digit(c) : c == s; });
    if (!is_date || (at > 0 && is_digit(text[at - 1]))) continue;
    const auto number = [&](std::size_t from, std::size_t count) {
      int value = 0;
      for (const char c : candidate.substr(from, count)) value = value * 10 + (c - '0');
      return value;
    };
    const CivilDate date{number(0, 4), number(5, 2), number(8, 2)};
    if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) continue;
    if (date.day > days_in_month(date.year, date.month)) continue;
    const auto day = days_from_civil(date);
    if (std::ranges::find(days, day) == days.end()) days.push_back(day);
  }
  return days;
}

}  // namespace hjemmel::explain
