#include "compiler/xacml/characters.hpp"

#include <algorithm>
#include <cstring>

namespace hjemmel::xacml {
namespace {

constexpr std::uint8_t plain = 1;  // ASCII that XML allows
constexpr std::uint8_t name_start = 2;
constexpr std::uint8_t name_character = 4;

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
    const bool digit = (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x80)) classes[c] |= plain;
    if (letter) classes[c] |= name_start | name_character;
    if (digit) classes[c] |= name_character;
  }
  return classes;
}

constexpr auto classes = make_classes();

std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// Reads the character at `offset`, whose lead byte is not ASCII; 0 bytes if it is not UTF-8.
std::size_t decode(std::string_view text, std::size_t offset, char32_t& character) {
  const auto byte = [&](std::size_t i) {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0u;
  };
  const unsigned lead = byte(0);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  character = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    character = character << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  return overlong || surrogate || character > 0x10FFFF ? 0 : length;
}

}  // namespace

std::optional<BadCharacter> find_bad_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if ((class_of(text[i]) & plain) != 0) {
      ++i;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) return BadCharacter{i, 1, byte, true};
    char32_t character = 0;
    const std::size_t length = decode(text, i, character);
    if (length == 0) return BadCharacter{i, 1, byte, false};
    if (!is_xml_character(character)) return BadCharacter{i, length, character, true};
    i += length;
  }
  return std::nullopt;
}

bool is_xml_character(char32_t character) {
  return character == '\t' || character == '\n' || character == '\r' || (character >= 0x20 && character <= 0xD7FF) ||
         (character >= 0xE000 && character <= 0xFFFD) || (character >= 0x10000 && character <= 0x10FFFF);
}

void append_utf8(std::string& text, char32_t character) {
  const auto add = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (character < 0x80) {
    add(character);
  } else if (character < 0x800) {
    add(0xC0 | character >> 6);
    add(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    add(0xE0 | character >> 12);
    add(0x80 | (character >> 6 & 0x3F));
    add(0x80 | (character & 0x3F));
  } else {
    add(0xF0 | character >> 18);
    add(0x80 | (character >> 12 & 0x3F));
    add(0x80 | (character >> 6 & 0x3F));
    add(0x80 | (character & 0x3F));
  }
}

bool is_white_space(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_white_space(c); });
}

bool is_name_start(char c) { return (class_of(c) & name_start) != 0; }
bool is_name_character(char c) { return (class_of(c) & name_character) != 0; }

std::string collapsed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  for (const char c : text) {
    if (is_white_space(c)) {
      space = !result.empty();
      continue;
    }
    if (space) result.push_back(' ');
    space = false;
    result.push_back(c);
  }
  return result;
}

}  // namespace hjemmel::xacml
