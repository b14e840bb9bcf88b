// xs:integer (XSD part 2, 3.3.13): any number of digits, 64 bits held in the Value itself and longer ones as limbs in
// the arena. Every integer has one representation only: what fits 64 bits is never a BigInteger.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "runtime/value/arena.hpp"
#include "runtime/value/reading.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// Longer integers are refused: reading takes time quadratic in the digits. XSD demands no more than 18.
inline constexpr std::size_t integer_digit_limit = 100'000;

inline bool is_big(const Value& integer) { return integer.size != 0; }

/// Reads an optional sign and digits, white space already collapsed.
Refusal read_integer(std::string_view text, Arena& arena, Value& value);

/// Canonical form: no `+`, no leading zeros, no `-0`.
void append_integer(const Value& value, std::string& out);

/// The integer with this sign and magnitude (least significant limb first, leading zero limbs allowed), in the arena
/// only where 64 bits do not hold it.
Value integer_of_limbs(bool negative, std::span<const std::uint64_t> magnitude, Arena& arena);

std::strong_ordering compare_integers(const Value& a, const Value& b);

}  // namespace hjemmel
