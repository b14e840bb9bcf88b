// Where in a request text something is, as people count: lines and columns from 1, a column for each Unicode code
// point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hjemmel {

struct TextPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The position of byte `offset`; of the end of the text where it lies beyond. Lines end with LF, CR LF or CR.
TextPosition position_of(std::string_view text, std::size_t offset);

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 3.9, table 3-7), or the size of the
/// text.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace hjemmel
