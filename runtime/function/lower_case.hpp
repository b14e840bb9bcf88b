// Unicode lower case as fn:lower-case defines it (A.3.3, [XF] 7.4.8): the full mappings that depend on no language. The
// one character that becomes two (U+0130) and the final sigma, which depends on its neighbours, are included.
#pragma once

#include <cstdint>
#include <string_view>

#include "runtime/value/arena.hpp"

namespace hjemmel {

/// Reads a text code point by code point, in lower case. Octets that are no UTF-8 are given back as they are, each with
/// `not_unicode` added, so that they equal only themselves.
class LowerCaseReader {
 public:
  static constexpr std::int32_t end = -1;
  static constexpr std::int32_t not_unicode = 0x200000;

  explicit LowerCaseReader(std::string_view text) : text_(text) {}
  /// The next code point, or `end`.
  std::int32_t next();

 private:
  std::int32_t next_beyond_ascii();

  std::string_view text_;
  std::size_t at_ = 0;
  std::int32_t pending_ = end;  ///< the second code point of a mapping to two
};

/// `text` in lower case: `text` itself where nothing changes, otherwise a copy in the arena.
std::string_view to_lower_case(std::string_view text, Arena& arena);

/// Whether the lower-case forms are the same. Allocates nothing.
bool equal_in_lower_case(std::string_view a, std::string_view b);

}  // namespace hjemmel
