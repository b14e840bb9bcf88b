// Character data of the XML scanner: references (XML 4.1, 4.6), line ends (2.11) and attribute values (3.3.3).
#include <algorithm>
#include <array>
#include <charconv>

#include "runtime/request/xml_scanner.hpp"

namespace hjemmel {

namespace {

enum class Class : unsigned char { plain, reference, carriage_return, space, illegal };

/// What a byte means in character data; tab and line feed are `space`, which only attribute values change.
constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> table{};
  for (int c = 0; c < 0x20; ++c) table[c] = Class::illegal;
  table['\t'] = table['\n'] = Class::space;
  table['\r'] = Class::carriage_return;
  table['&'] = Class::reference;
  table['<'] = Class::illegal;  // only in attribute values: character data ends there
  return table;
}();

Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

/// For each byte in which kinds of text it does not stand for itself: a bit for each XmlScanner::Text.
constexpr std::array<unsigned char, 256> changed_in = [] {
  constexpr unsigned content = 1, cdata = 2, attribute = 4;
  std::array<unsigned char, 256> table{};
  for (int c = 0; c < 256; ++c) {
    if (classes[c] == Class::space) table[c] = attribute;
    if (classes[c] == Class::reference) table[c] = content | attribute;
    if (classes[c] == Class::carriage_return || classes[c] == Class::illegal) table[c] = content | cdata | attribute;
  }
  table['<'] = attribute;
  return table;
}();

constexpr bool is_xml_character(std::uint32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

void append_utf8(std::uint32_t c, char*& out) {
  const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace

/// A reference is never shorter than what it stands for, so the decoded text fits where the raw one does.
bool XmlScanner::decode(std::string_view raw, Text kind, std::string_view& decoded) {
  const unsigned mask = 1u << static_cast<unsigned>(kind);
  const auto changes = [mask](char c) { return (changed_in[static_cast<unsigned char>(c)] & mask) != 0; };
  std::size_t i = 0;
  while (i < raw.size() && !changes(raw[i])) ++i;
  if (i == raw.size()) {
    decoded = raw;
    return true;
  }
  char* const begin = arena_->allocate<char>(raw.size());
  raw.copy(begin, i);
  char* out = begin + i;
  while (i < raw.size()) {
    const char c = raw[i];
    if (!changes(c)) {
      *out++ = c;
      ++i;
      continue;
    }
    switch (class_of(c)) {
      case Class::reference:
        if (!decode_reference(raw, i, out)) return false;
        break;
      case Class::carriage_return:
        *out++ = kind == Text::attribute ? ' ' : '\n';
        i += raw.substr(i).starts_with("\r\n") ? 2 : 1;
        break;
      case Class::space:
        *out++ = ' ';
        ++i;
        break;
      default:
        fail(offset_of(raw) + i,
             c == '<' ? "`<` stands in the value of an attribute" : "a control character stands here");
        return false;
    }
  }
  decoded = {begin, static_cast<std::size_t>(out - begin)};
  return true;
}

bool XmlScanner::check_characters(std::string_view text) {
  for (const char& c : text) {
    if (class_of(c) == Class::illegal && c != '<') {
      fail(static_cast<std::size_t>(&c - text_.data()), "a control character stands here");
      return false;
    }
  }
  return true;
}

bool XmlScanner::decode_reference(std::string_view raw, std::size_t& i, char*& out) {
  struct Predefined {
    std::string_view name;
    char character;
  };
  static constexpr std::array<Predefined, 5> predefined = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  const std::size_t end = raw.find(';', i);
  const std::string_view name = end == std::string_view::npos ? std::string_view() : raw.substr(i + 1, end - i - 1);
  if (name.starts_with('#')) {
    const bool hexadecimal = name.starts_with("#x");
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t character = 0;
    const auto [rest, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), character, hexadecimal ? 16 : 10);
    if (error == std::errc() && rest == digits.data() + digits.size() && is_xml_character(character)) {
      append_utf8(character, out);
      i = end + 1;
      return true;
    }
  }
  for (const Predefined& entity : predefined) {
    if (name != entity.name) continue;
    *out++ = entity.character;
    i = end + 1;
    return true;
  }
  const std::string_view shown =
      raw.substr(i, end == std::string_view::npos ? 12 : std::min<std::size_t>(end - i + 1, 40));
  fail(offset_of(raw) + i, "unknown reference `" + std::string(shown) + "`, write `&amp;` for an ampersand");
  return false;
}

}  // namespace hjemmel
