#include "runtime/value/integer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <vector>

#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

constexpr std::size_t digits_per_limb = 19;  // 10^19 is the greatest power of ten in 64 bits
constexpr std::uint64_t limb_power = 10'000'000'000'000'000'000u;

__extension__ typedef unsigned __int128 DoubleLimb;  // `__extension__`: -Wpedantic knows no 128-bit type

std::uint64_t chunk_value(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

// Digits ▸ limbs, nineteen digits at a time: magnitude = magnitude * 10^19 + chunk.
Value read_long(std::string_view digits, bool negative, Arena& arena) {
  const std::size_t room = digits.size() / digits_per_limb + 1;
  std::uint64_t* const limbs = arena.allocate<std::uint64_t>(room);
  std::size_t count = 0;
  for (std::size_t taken = 0; taken < digits.size();) {
    const std::size_t ragged = (digits.size() - taken) % digits_per_limb;
    const std::size_t length = ragged == 0 ? digits_per_limb : ragged;
    DoubleLimb carry = chunk_value(digits.substr(taken, length));
    for (std::size_t i = 0; i < count; ++i) {
      carry += DoubleLimb{limbs[i]} * limb_power;
      limbs[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    if (carry != 0) limbs[count++] = static_cast<std::uint64_t>(carry);
    taken += length;
  }
  return integer_of_limbs(negative, {limbs, count}, arena);
}

}  // namespace

Refusal read_integer(std::string_view text, Arena& arena, Value& value) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return malformed;
  while (text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  if (text.size() > integer_digit_limit) return "integers of more than 100,000 digits are not supported";

  if (text.size() < digits_per_limb) {
    const auto magnitude = static_cast<std::int64_t>(chunk_value(text));
    value = Value::of_integer(negative ? -magnitude : magnitude);
  } else {
    value = read_long(text, negative, arena);
  }
  return accepted;
}

void append_integer(const Value& value, std::string& out) {
  std::array<char, 24> buffer;
  if (!is_big(value)) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value.integer).ptr;
    out.append(buffer.data(), end);
    return;
  }
  std::vector<std::uint64_t> rest(value.big->limbs, value.big->limbs + value.big->limb_count);
  std::vector<std::uint64_t> chunks;  // base 10^19, least significant first
  while (!rest.empty()) {
    DoubleLimb remainder = 0;
    for (std::size_t i = rest.size(); i-- > 0;) {
      const DoubleLimb dividend = remainder << 64 | rest[i];
      rest[i] = static_cast<std::uint64_t>(dividend / limb_power);
      remainder = dividend % limb_power;
    }
    chunks.push_back(static_cast<std::uint64_t>(remainder));
    if (rest.back() == 0) rest.pop_back();
  }
  if (value.big->negative) out.push_back('-');
  for (std::size_t i = chunks.size(); i-- > 0;) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), chunks[i]).ptr;
    const auto length = static_cast<std::size_t>(end - buffer.data());
    if (i + 1 != chunks.size()) out.append(digits_per_limb - length, '0');
    out.append(buffer.data(), length);
  }
}

Value integer_of_limbs(bool negative, std::span<const std::uint64_t> magnitude, Arena& arena) {
  while (!magnitude.empty() && magnitude.back() == 0) magnitude = magnitude.first(magnitude.size() - 1);
  constexpr auto greatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (magnitude.empty()) return Value::of_integer(0);
  if (magnitude.size() == 1 && magnitude[0] <= greatest + (negative ? 1 : 0)) {
    return Value::of_integer(static_cast<std::int64_t>(negative ? 0 - magnitude[0] : magnitude[0]));
  }
  auto* const big = arena.allocate<BigInteger>(1);
  *big = {negative, static_cast<std::uint32_t>(magnitude.size()), arena.copy(magnitude).data()};
  Value value;
  value.type = DataType::integer;
  value.size = 1;
  value.big = big;
  return value;
}

std::strong_ordering compare_integers(const Value& a, const Value& b) {
  if (!is_big(a) && !is_big(b)) return a.integer <=> b.integer;
  const bool a_negative = is_big(a) ? a.big->negative : a.integer < 0;
  const bool b_negative = is_big(b) ? b.big->negative : b.integer < 0;
  if (a_negative != b_negative) return a_negative ? std::strong_ordering::less : std::strong_ordering::greater;

  // Of equal sign: a big magnitude exceeds a small one, more limbs exceed fewer, then the highest differing limb
  // decides.
  const std::uint32_t a_limbs = is_big(a) ? a.big->limb_count : 0;
  const std::uint32_t b_limbs = is_big(b) ? b.big->limb_count : 0;
  std::strong_ordering magnitudes = a_limbs <=> b_limbs;
  for (std::uint32_t i = a_limbs; magnitudes == 0 && i-- > 0;) magnitudes = a.big->limbs[i] <=> b.big->limbs[i];
  return a_negative ? 0 <=> magnitudes : magnitudes;
}

}  // namespace hjemmel
