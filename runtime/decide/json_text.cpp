#include "runtime/decide/json_text.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>

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

bool is_to_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Where the first byte from `from` on stands that a JSON string must escape; the size of `text` if none does. Eight
/// bytes at a time: a byte is less than n, or equal to it, where taking n from it, or from its difference, borrows.
std::size_t next_to_escape(std::string_view text, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  const auto zero_bytes = [](std::uint64_t word) { return (word - ones) & ~word & high_bits; };
  while (from + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + from, 8);
    const std::uint64_t controls = (word - ones * 0x20) & ~word & high_bits;
    if ((controls | zero_bytes(word ^ ones * '"') | zero_bytes(word ^ ones * '\\')) != 0) break;
    from += 8;
  }
  while (from < text.size() && !is_to_escape(text[from])) ++from;
  return from;
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
  for (std::size_t i = next_to_escape(text, 0); i < text.size(); i = next_to_escape(text, written)) {
    const char c = text[i];
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
