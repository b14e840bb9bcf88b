#include "runtime/value/utf8.hpp"

#include <cstring>

namespace hjemmel {
namespace {

// Eight bytes that are all printable ASCII (or DEL) need no closer look: no byte has its high bit set, none is below
// 0x20. The subtraction borrows from a neighbour only behind a byte that is below 0x20 itself, so it never hides one.
bool all_plain(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101;
  return ((word | (word - ones * 0x20)) & (ones * 0x80)) == 0;
}

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

TextFault check_text(std::string_view text) {
  const char* const data = text.data();
  const std::size_t size = text.size();
  const auto byte = [data](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  const auto continues = [&](std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < from + count; ++i) {
      if (i >= size || !is_continuation(byte(i))) return false;
    }
    return true;
  };

  TextFault fault = TextFault::none;  // a malformed byte further on outranks a forbidden character
  std::size_t i = 0;
  while (i < size) {
    if (i + 8 <= size && all_plain(data + i)) {
      i += 8;
      continue;
    }
    const unsigned char lead = byte(i);
    if (lead < 0x80) {
      if (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') fault = TextFault::not_a_character;
      i += 1;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      if (!continues(i + 1, 1)) return TextFault::not_utf8;
      i += 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      if (!continues(i + 1, 2)) return TextFault::not_utf8;
      if (lead == 0xE0 && byte(i + 1) < 0xA0) return TextFault::not_utf8;                                  // overlong
      if (lead == 0xED && byte(i + 1) >= 0xA0) return TextFault::not_utf8;                                 // surrogate
      if (lead == 0xEF && byte(i + 1) == 0xBF && byte(i + 2) >= 0xBE) fault = TextFault::not_a_character;  // FFFE, FFFF
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      if (!continues(i + 1, 3)) return TextFault::not_utf8;
      if (lead == 0xF0 && byte(i + 1) < 0x90) return TextFault::not_utf8;   // overlong
      if (lead == 0xF4 && byte(i + 1) >= 0x90) return TextFault::not_utf8;  // beyond U+10FFFF
      i += 4;
    } else {
      return TextFault::not_utf8;
    }
  }
  return fault;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(position);
  if (lead < 0x80) {
    position += 1;
    return lead;
  }
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code_point = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) code_point = code_point << 6 | (byte(position + i) & 0x3F);
  position += length;
  return code_point;
}

}  // namespace hjemmel
