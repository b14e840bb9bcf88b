// UTF-8 as far as values need it: is a text well-formed, and what are its code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hjemmel {

enum class TextFault : std::uint8_t { none, not_utf8, not_a_character };

/// Whether `text` is well-formed UTF-8 (no overlong forms, no surrogates) of characters that XML 1.0 allows (production
/// Char): an xs:string can hold no other (XSD part 2, 3.2.1), and a response could not carry it.
TextFault check_text(std::string_view text);

/// The code point at `position` of well-formed UTF-8; `position` moves behind it.
char32_t next_code_point(std::string_view text, std::size_t& position);

}  // namespace hjemmel
