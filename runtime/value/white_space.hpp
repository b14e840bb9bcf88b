// White space of XML (production S) and the whiteSpace facet `collapse` (XSD part 2, 4.3.6).
#pragma once

#include <string_view>

#include "runtime/value/arena.hpp"

namespace hjemmel {

constexpr bool is_white_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// `text` without leading and trailing white space.
constexpr std::string_view strip_white_space(std::string_view text) {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Stripped, and inner runs of white space as one space. A view of `text` where that changes nothing, else in the
/// arena.
std::string_view collapse_white_space(std::string_view text, Arena& arena);

}  // namespace hjemmel
