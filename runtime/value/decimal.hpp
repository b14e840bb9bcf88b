// Decimal digits that temporal values and durations share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hjemmel {

/// `.5` ▸ 500,000,000: the digits behind the point, cut off after the ninth.
constexpr std::uint32_t nanoseconds_of_fraction(std::string_view digits) {
  std::uint32_t nanoseconds = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    nanoseconds = nanoseconds * 10 + (i < digits.size() ? static_cast<std::uint32_t>(digits[i] - '0') : 0);
  }
  return nanoseconds;
}

/// Appends `number` with at least `width` digits.
void append_padded(std::uint64_t number, std::size_t width, std::string& out);

/// Appends `.` and the fraction without trailing zeros; nothing for zero.
void append_fraction(std::uint32_t nanoseconds, std::string& out);

}  // namespace hjemmel
