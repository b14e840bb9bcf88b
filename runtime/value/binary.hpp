// hexBinary and base64Binary (XSD part 2, 3.2.15 and 3.2.16): text ▸ octets in the arena.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/arena.hpp"
#include "runtime/value/reading.hpp"

namespace hjemmel {

/// Pairs of hexadecimal digits of either case, surrounding white space already stripped.
Refusal read_hex_binary(std::string_view text, Arena& arena, std::string_view& octets);

/// RFC 2045 base64 with its padding; white space between characters is skipped. The bits that padding leaves over must
/// be zero (XSD's grammar), so that equal octets have one spelling.
Refusal read_base64_binary(std::string_view text, Arena& arena, std::string_view& octets);

/// Canonical forms: upper-case hexadecimal digits; base64 without white space.
void append_hex_binary(std::string_view octets, std::string& out);
void append_base64_binary(std::string_view octets, std::string& out);

}  // namespace hjemmel
