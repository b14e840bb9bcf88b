#include "runtime/value/lexical.hpp"

#include <cstdint>
#include <limits>
#include <new>

#include "runtime/value/binary.hpp"
#include "runtime/value/duration.hpp"
#include "runtime/value/integer.hpp"
#include "runtime/value/network_address.hpp"
#include "runtime/value/reading.hpp"
#include "runtime/value/real.hpp"
#include "runtime/value/rfc822_name.hpp"
#include "runtime/value/temporal.hpp"
#include "runtime/value/uri.hpp"
#include "runtime/value/utf8.hpp"
#include "runtime/value/white_space.hpp"
#include "runtime/value/x500_name.hpp"

namespace hjemmel {
namespace {

constexpr std::size_t longest_echo = 64;

// The text for a message, in the arena: shortened between characters, and without line breaks.
std::string_view echo(std::string_view text, Arena& arena) {
  constexpr std::string_view ellipsis = "…";
  std::size_t size = text.size();
  if (size > longest_echo) {
    size = longest_echo;
    while ((static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  }
  char* const out = arena.allocate<char>(size + ellipsis.size());
  for (std::size_t i = 0; i < size; ++i) out[i] = is_white_space(text[i]) ? ' ' : text[i];
  if (size == text.size()) return {out, size};
  ellipsis.copy(out + size, ellipsis.size());
  return {out, size + ellipsis.size()};
}

std::string_view join(std::initializer_list<std::string_view> parts, Arena& arena) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  char* const out = arena.allocate<char>(size);
  std::size_t at = 0;
  for (const std::string_view part : parts) at += part.copy(out + at, part.size());
  return {out, size};
}

std::string_view describe(DataType type, std::string_view text, Refusal refusal, Arena& arena) {
  switch (check_text(text)) {
    case TextFault::not_utf8:
      return "the text is not valid UTF-8";
    case TextFault::not_a_character:
      return "the text has a control character that no value may have";
    case TextFault::none:
      break;
  }
  const std::string_view name = name_of(type);
  const bool spoken_with_vowel =
      std::string_view{"aeiorx"}.find(name.front()) != std::string_view::npos;  // an rfc822Name
  const std::string_view reason = refusal;
  return join({"`", echo(strip_white_space(text), arena), "` is not ", spoken_with_vowel ? "an " : "a ", name,
               reason.empty() ? "" : ": ", reason},
              arena);
}

Refusal read_boolean(std::string_view text, Value& value) {
  const bool yes = text == "true" || text == "1";
  if (!yes && text != "false" && text != "0") return malformed;
  value = Value::of_boolean(yes);
  return accepted;
}

Refusal read_octets(DataType type, std::string_view text, Arena& arena, Value& value) {
  std::string_view octets;
  const Refusal refusal =
      type == DataType::hex_binary ? read_hex_binary(text, arena, octets) : read_base64_binary(text, arena, octets);
  if (refusal == accepted) value = Value::of_text(type, octets);
  return refusal;
}

// The types whose value keeps its text. White space inside a text is left to the grammar of its type (a quoted local
// part, a string literal of XPath), except for anyURI, whose facet is `collapse`.
Refusal read_text(DataType type, std::string_view text, Arena& arena, Value& value) {
  if (check_text(text) != TextFault::none) return malformed;
  Refusal refusal = accepted;
  switch (type) {
    case DataType::any_uri:
      text = collapse_white_space(text, arena);
      refusal = read_uri(text);
      break;
    case DataType::x500_name:
      text = strip_x500_name(text);
      if (!normalise_x500_name(text, arena)) refusal = malformed;
      break;
    case DataType::rfc822_name:
      text = strip_white_space(text);
      refusal = read_rfc822_name(text);
      break;
    case DataType::ip_address:
      text = strip_white_space(text);
      refusal = read_ip_address(text);
      break;
    case DataType::dns_name:
      text = strip_white_space(text);
      refusal = read_dns_name(text);
      break;
    default:  // a string, or a value of an extension type: as it is
      break;
  }
  if (refusal == accepted) value = Value::of_text(type, text);
  return refusal;
}

Refusal read_xpath(std::string_view text, Arena& arena, Value& value) {
  const std::string_view path = strip_white_space(text);
  if (path.empty() || check_text(path) != TextFault::none) return malformed;
  value.type = DataType::xpath_expression;
  value.xpath = new (arena.allocate<XPathExpression>(1)) XPathExpression{path, {}, {}};
  return accepted;
}

Refusal read(DataType type, std::string_view text, Arena& arena, Value& value) {
  switch (type) {
    case DataType::boolean:
      return read_boolean(strip_white_space(text), value);
    case DataType::integer:
      return read_integer(strip_white_space(text), arena, value);
    case DataType::real:
      value.type = type;
      return read_real(strip_white_space(text), value.real);
    case DataType::time:
      return read_time(strip_white_space(text), value);
    case DataType::date:
      return read_date(strip_white_space(text), value);
    case DataType::date_time:
      return read_date_time(strip_white_space(text), value);
    case DataType::day_time_duration:
      return read_day_time_duration(strip_white_space(text), value);
    case DataType::year_month_duration:
      return read_year_month_duration(strip_white_space(text), value);
    case DataType::hex_binary:
    case DataType::base64_binary:
      return read_octets(type, strip_white_space(text), arena, value);
    case DataType::xpath_expression:
      return read_xpath(text, arena, value);
    case DataType::string:
    case DataType::any_uri:
    case DataType::x500_name:
    case DataType::rfc822_name:
    case DataType::ip_address:
    case DataType::dns_name:
    case DataType::unknown:
      break;
  }
  return read_text(type, text, arena, value);
}

}  // namespace

bool parse_value(DataType type, std::string_view text, Arena& arena, Value& value, std::string_view& problem) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    problem = "the text is longer than 4 GiB";
    return false;
  }
  Value result;
  const Refusal refusal = read(type, text, arena, result);
  if (refusal != accepted) {
    problem = describe(type, text, refusal, arena);
    return false;
  }
  value = result;
  return true;
}

void append_lexical(const Value& value, std::string& out) {
  switch (value.type) {
    case DataType::boolean:
      out += value.boolean ? "true" : "false";
      return;
    case DataType::integer:
      return append_integer(value, out);
    case DataType::real:
      return append_real(value.real, out);
    case DataType::time:
      return append_time(value, out);
    case DataType::date:
      return append_date(value, out);
    case DataType::date_time:
      return append_date_time(value, out);
    case DataType::day_time_duration:
      return append_day_time_duration(value, out);
    case DataType::year_month_duration:
      return append_year_month_duration(value, out);
    case DataType::hex_binary:
      return append_hex_binary(value.as_text(), out);
    case DataType::base64_binary:
      return append_base64_binary(value.as_text(), out);
    case DataType::xpath_expression:
      out += value.xpath->path;
      return;
    case DataType::string:
    case DataType::any_uri:
    case DataType::x500_name:
    case DataType::rfc822_name:
    case DataType::ip_address:
    case DataType::dns_name:
    case DataType::unknown:
      out += value.as_text();
      return;
  }
}

std::string to_lexical(const Value& value) {
  std::string out;
  append_lexical(value, out);
  return out;
}

}  // namespace hjemmel
