// The grammar of JSON numbers (RFC 8259, section 6).
#pragma once

#include <cstddef>
#include <string_view>

namespace hjemmel {

constexpr bool is_json_number(std::string_view token) {
  std::size_t i = 0;
  const auto at = [&](char c) { return i < token.size() && token[i] == c; };
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < token.size() && token[i] >= '0' && token[i] <= '9') ++i;
    return i - begin;
  };
  if (at('-')) ++i;
  const bool zero = at('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at('.')) {
    ++i;
    if (digits() == 0) return false;
  }
  if (at('e') || at('E')) {
    ++i;
    if (at('+') || at('-')) ++i;
    if (digits() == 0) return false;
  }
  return i == token.size();
}

}  // namespace hjemmel
