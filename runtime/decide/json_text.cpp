#include "runtime/decide/json_text.hpp"

#include <cmath>

#include "runtime/request/json_number.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {

namespace {

constexpr std::int64_t largest_exact_integer = std::int64_t{1} << 53;

void append_control(char c, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 0xF];
  }
}

void append_xpath(const XPathExpression& xpath, std::string& out) {
  out += "{\"XPathCategory\":";
  append_json_string(xpath.category, out);
  if (!xpath.namespaces.empty()) {
    out += ",\"Namespaces\":[";
    for (std::size_t i = 0; i < xpath.namespaces.size(); ++i) {
      const NamespaceBinding& binding = xpath.namespaces[i];
      out += i == 0 ? "{" : ",{";
      if (!binding.prefix.empty()) {
        out += "\"Prefix\":";
        append_json_string(binding.prefix, out);
        out += ',';
      }
      out += "\"Namespace\":";
      append_json_string(binding.uri, out);
      out += '}';
    }
    out += ']';
  }
  out += ",\"XPath\":";
  append_json_string(xpath.path, out);
  out += '}';
}

void append_quoted_lexical(const Value& value, std::string& out) {
  out += '"';
  append_lexical(value, out);  // digits and letters: nothing to escape
  out += '"';
}

void append_integer(const Value& value, std::string& out) {
  const bool exact =
      value.size == 0 && value.integer >= -largest_exact_integer && value.integer <= largest_exact_integer;
  if (exact) return append_lexical(value, out);
  append_quoted_lexical(value, out);
}

void append_real(const Value& value, std::string_view lexical, std::string& out) {
  if (!std::isfinite(value.real)) return append_quoted_lexical(value, out);
  if (is_json_number(lexical)) {
    out += lexical;
  } else {
    append_lexical(value, out);  // the canonical form, 1.0E2, is a JSON number
  }
}

}  // namespace

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(written, i - written);
    written = i + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      append_control(c, out);
    }
  }
  out += text.substr(written);
  out += '"';
}

void append_json_value(const Value& value, std::string_view lexical, std::string& out) {
  switch (value.type) {
    case DataType::boolean:
      out += value.boolean ? "true" : "false";
      break;
    case DataType::integer:
      append_integer(value, out);
      break;
    case DataType::real:
      append_real(value, lexical, out);
      break;
    case DataType::xpath_expression:
      append_xpath(*value.xpath, out);
      break;
    case DataType::string:
    case DataType::any_uri:
    case DataType::x500_name:
    case DataType::rfc822_name:
    case DataType::ip_address:
    case DataType::dns_name:
    case DataType::unknown:
      append_json_string(value.as_text(), out);
      break;
    default:
      if (lexical.empty()) {
        append_quoted_lexical(value, out);
      } else {
        append_json_string(lexical, out);
      }
  }
}

}  // namespace hjemmel
