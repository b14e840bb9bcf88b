// The parser counts code points, spans count bytes: from one to the other. Nothing that is not UTF-8 comes past here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::language {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  /// The place of the first byte that is not well-formed UTF-8 (an overlong form, a surrogate, a broken sequence).
  std::optional<std::uint32_t> fault() const { return fault_; }

  /// The byte where a code point begins; for the number of code points, the end of the text.
  std::uint32_t byte_of(std::size_t code_point) const {
    return code_point < ascii_prefix_ ? static_cast<std::uint32_t>(code_point) : bytes_[code_point - ascii_prefix_];
  }

 private:
  std::size_t ascii_prefix_ = 0;      ///< bytes before the first that is not ASCII: offsets are equal there
  std::vector<std::uint32_t> bytes_;  ///< where each code point from there begins, and the end
  std::optional<std::uint32_t> fault_;
};

/// Whether XML 1.0, and so a policy, can hold the character (production Char).
bool is_xml_character(char32_t character);

/// Appends a code point as UTF-8.
void append_utf8(char32_t code_point, std::string& out);

}  // namespace hjemmel::language
