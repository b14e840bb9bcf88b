#include "runtime/value/big_integer.hpp"

#include <cstdint>
#include <iterator>
#include <limits>
#include <vector>

#include "runtime/value/integer.hpp"

namespace hjemmel {

WideInteger to_wide_integer(const Value& integer) {
  if (!is_big(integer)) return integer.integer;
  WideInteger wide;
  const BigInteger& big = *integer.big;
  boost::multiprecision::import_bits(wide, big.limbs, big.limbs + big.limb_count, 64, false);
  if (big.negative) wide = -wide;
  return wide;
}

Value to_integer_value(const WideInteger& wide, Arena& arena) {
  if (wide >= std::numeric_limits<std::int64_t>::min() && wide <= std::numeric_limits<std::int64_t>::max()) {
    return Value::of_integer(static_cast<std::int64_t>(wide));
  }
  const WideInteger magnitude = abs(wide);
  std::vector<std::uint64_t> limbs;
  boost::multiprecision::export_bits(magnitude, std::back_inserter(limbs), 64, false);
  return integer_of_limbs(wide < 0, limbs, arena);
}

}  // namespace hjemmel
