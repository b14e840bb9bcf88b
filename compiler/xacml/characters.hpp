// Which bytes may stand where in an XML 1.0 file that is UTF-8 (XML 1.0, section 2.2 and 2.3).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::xacml {

struct BadCharacter {
  std::size_t offset = 0;
  std::size_t length = 1;
  char32_t character = 0;
  bool utf8 = true;  ///< well encoded, but no character of XML; false: the byte at `offset` begins no UTF-8 character
};

/// The first place where `text` is not UTF-8 or holds a character that XML 1.0 does not allow.
std::optional<BadCharacter> find_bad_character(std::string_view text);

/// XML 1.0, production 2.
bool is_xml_character(char32_t character);
void append_utf8(std::string& text, char32_t character);

inline bool is_white_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_white_space(std::string_view text);
/// Of characters beyond ASCII all count as letters of names: a name outside the schema is refused anyway.
bool is_name_start(char c);
bool is_name_character(char c);

/// As the schema's anyURI, integer and boolean are read: no white space around, single spaces inside.
std::string collapsed(std::string_view text);

}  // namespace hjemmel::xacml
