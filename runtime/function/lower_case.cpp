#include "runtime/function/lower_case.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace hjemmel {
namespace {

constexpr std::int32_t capital_i_with_dot = 0x130;
constexpr std::int32_t combining_dot_above = 0x307;
constexpr std::int32_t capital_sigma = 0x3A3;
constexpr std::int32_t final_sigma = 0x3C2;

/// One code point from the start of `text`; -1 where there is no well-formed one.
std::int32_t decode(std::string_view text, std::size_t& length) {
  std::int32_t code_point = -1;
  const utf8proc_ssize_t read =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &code_point);
  length = read > 0 ? static_cast<std::size_t>(read) : 1;
  return read > 0 ? code_point : -1;
}

std::size_t encode(std::int32_t code_point, char* out) {
  if (code_point >= LowerCaseReader::not_unicode) {
    *out = static_cast<char>(code_point - LowerCaseReader::not_unicode);
    return 1;
  }
  return static_cast<std::size_t>(utf8proc_encode_char(code_point, reinterpret_cast<utf8proc_uint8_t*>(out)));
}

bool is_continuation(char octet) { return (static_cast<unsigned char>(octet) & 0xC0) == 0x80; }

bool is_cased(std::int32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LT;
}

/// Case_Ignorable (Unicode 3.13, D136): marks, format characters, modifiers, and the punctuation found inside words.
bool is_case_ignorable(std::int32_t code_point) {
  switch (code_point) {
    case '\'':
    case '.':
    case ':':
    case 0xB7:
    case 0x387:
    case 0x55F:
    case 0x5F4:
    case 0x2018:
    case 0x2019:
    case 0x2024:
    case 0x2027:
    case 0xFE13:
    case 0xFE52:
    case 0xFE55:
    case 0xFF07:
    case 0xFF0E:
    case 0xFF1A:
      return true;
    default:
      break;
  }
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      return false;
  }
}

bool cased_letter_follows(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 0;
    const std::int32_t code_point = decode(text, length);
    if (code_point < 0) return false;
    if (!is_case_ignorable(code_point)) return is_cased(code_point);
    text.remove_prefix(length);
  }
  return false;
}

bool cased_letter_precedes(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && is_continuation(text[start]) && text.size() - start < 4) --start;
    std::size_t length = 0;
    const std::int32_t code_point = decode(text.substr(start), length);
    if (code_point < 0) return false;
    if (!is_case_ignorable(code_point)) return is_cased(code_point);
    text = text.substr(0, start);
  }
  return false;
}

}  // namespace

std::int32_t LowerCaseReader::next() {
  if (pending_ != end) {
    const std::int32_t code_point = pending_;
    pending_ = end;
    return code_point;
  }
  if (at_ == text_.size()) return end;
  const unsigned char octet = static_cast<unsigned char>(text_[at_]);
  if (octet >= 0x80) return next_beyond_ascii();
  ++at_;
  return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
}

std::int32_t LowerCaseReader::next_beyond_ascii() {
  std::size_t length = 0;
  const std::int32_t code_point = decode(text_.substr(at_), length);
  const std::size_t start = at_;
  at_ += length;
  if (code_point < 0) return not_unicode + static_cast<unsigned char>(text_[start]);
  if (code_point == capital_i_with_dot) {
    pending_ = combining_dot_above;
    return 'i';
  }
  if (code_point == capital_sigma && cased_letter_precedes(text_.substr(0, start)) &&
      !cased_letter_follows(text_.substr(at_))) {
    return final_sigma;
  }
  return utf8proc_tolower(code_point);
}

std::string_view to_lower_case(std::string_view text, Arena& arena) {
  const bool unchanged = std::ranges::none_of(
      text, [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
  if (unchanged) return text;
  // No mapping grows a text by more than half: U+0130 and U+023A take two octets and become three.
  char* const out = arena.allocate<char>(text.size() + text.size() / 2 + 1);
  char* last = out;
  LowerCaseReader reader(text);
  for (std::int32_t c = reader.next(); c != LowerCaseReader::end; c = reader.next()) last += encode(c, last);
  return {out, static_cast<std::size_t>(last - out)};
}

bool equal_in_lower_case(std::string_view a, std::string_view b) {
  LowerCaseReader left(a);
  LowerCaseReader right(b);
  for (;;) {
    const std::int32_t c = left.next();
    if (c != right.next()) return false;
    if (c == LowerCaseReader::end) return true;
  }
}

}  // namespace hjemmel
