#include "runtime/value/rfc822_name.hpp"

#include <utf8proc.h>

#include "runtime/value/scanner.hpp"
#include "runtime/value/utf8.hpp"

namespace hjemmel {
namespace {

constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

constexpr bool is_atom_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || is_beyond_ascii(c) ||
         std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

// Runs of characters that `allowed` accepts, with single dots between.
template <typename Allowed>
bool is_dotted(std::string_view text, Allowed allowed) {
  char before = '.';
  for (const char c : text) {
    if (c == '.' ? before == '.' : !allowed(c)) return false;
    before = c;
  }
  return before != '.';
}

bool is_quoted_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '"') return false;
    if (inside[i] == '\\' && ++i == inside.size()) return false;
  }
  return true;
}

bool is_address_literal(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  return inside.find_first_of("[]\\ \t\r\n") == std::string_view::npos;
}

bool is_domain(std::string_view text) {
  char before = '.';
  for (const char c : text) {
    if ((c == '-' && before == '.') || (c == '.' && before == '-')) return false;
    before = c;
  }
  return before != '-' && is_dotted(text, [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || is_beyond_ascii(c) || c == '-' || c == '_';
         });
}

char32_t lower_case(char32_t code_point) {
  if (code_point < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(code_point)));
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

}  // namespace

Refusal read_rfc822_name(std::string_view text) {
  if (text.find('@') == std::string_view::npos) return "it has no `@`";
  const auto [local_part, domain] = split_rfc822_name(text);
  if (!is_dotted(local_part, is_atom_character) && !is_quoted_string(local_part)) {
    return "what stands before the `@` is no local part";
  }
  if (!is_domain(domain) && !is_address_literal(domain)) return "what stands behind the `@` is no domain";
  return accepted;
}

Rfc822Name split_rfc822_name(std::string_view text) {
  const std::size_t sign = text.rfind('@');
  if (sign == std::string_view::npos) return {text, {}};
  return {text.substr(0, sign), text.substr(sign + 1)};
}

bool rfc822_names_equal(std::string_view a, std::string_view b) {
  const Rfc822Name left = split_rfc822_name(a);
  const Rfc822Name right = split_rfc822_name(b);
  return left.local_part == right.local_part && domains_equal(left.domain, right.domain);
}

bool domains_equal(std::string_view a, std::string_view b) {
  // By code point: lower case may be longer or shorter in UTF-8 than upper case
  std::size_t in_a = 0;
  std::size_t in_b = 0;
  while (in_a < a.size() && in_b < b.size()) {
    if (lower_case(next_code_point(a, in_a)) != lower_case(next_code_point(b, in_b))) return false;
  }
  return in_a == a.size() && in_b == b.size();
}

bool domain_ends_with(std::string_view domain, std::string_view suffix) {
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::size_t suffix_length = 0;
  for (const char c : suffix) suffix_length += is_lead(c) ? 1 : 0;
  std::size_t start = domain.size();
  for (; suffix_length > 0 && start > 0; --start) {
    if (is_lead(domain[start - 1])) --suffix_length;
  }
  return suffix_length == 0 && domains_equal(domain.substr(start), suffix);
}

}  // namespace hjemmel
