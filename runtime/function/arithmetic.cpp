// Arithmetic on integers and doubles (A.3.2, 7.5) and conversion between them (A.3.4).
//
// Integers do not wrap: within 64 bits the overflow of each operation is watched, and what leaves them goes on in
// Boost.Multiprecision. Doubles are IEEE 754, rounded half to even, but a zero divisor is an error (7.5 sets that
// trap).
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "runtime/function/implementations.hpp"
#include "runtime/value/big_integer.hpp"
#include "runtime/value/integer.hpp"

namespace hjemmel::functions {
namespace {

/// As many bits as integer_digit_limit digits have: variables that square each other would otherwise fill the memory.
constexpr std::size_t bit_limit = integer_digit_limit * 10 / 3;

std::size_t bits_of(const WideInteger& wide) { return wide == 0 ? 0 : msb(abs(wide)) + 1; }

Value integer_result(CallContext& context, const WideInteger& wide) {
  if (bits_of(wide) > bit_limit) return context.fail(StatusCode::processing_error, "the integer has too many digits");
  return to_integer_value(wide, context.arena);
}

bool both_small(const Value& a, const Value& b) { return !is_big(a) && !is_big(b); }

Value add(CallContext& context, const Value& a, const Value& b) {
  std::int64_t sum = 0;
  if (both_small(a, b) && !__builtin_add_overflow(a.integer, b.integer, &sum)) return Value::of_integer(sum);
  return integer_result(context, to_wide_integer(a) + to_wide_integer(b));
}

Value multiply(CallContext& context, const Value& a, const Value& b) {
  std::int64_t product = 0;
  if (both_small(a, b) && !__builtin_mul_overflow(a.integer, b.integer, &product)) return Value::of_integer(product);
  return integer_result(context, to_wide_integer(a) * to_wide_integer(b));
}

bool is_zero(const Value& integer) { return !is_big(integer) && integer.integer == 0; }

/// The one quotient of small integers that is not small.
bool quotient_overflows(const Value& a, const Value& b) {
  return a.integer == std::numeric_limits<std::int64_t>::min() && b.integer == -1;
}

template <typename Step>
Value fold(std::span<const Value> arguments, Step step) {
  Value result = arguments[0];
  for (const Value& argument : arguments.subspan(1)) {
    result = step(result, argument);
    if (result.is_indeterminate()) break;
  }
  return result;
}

Value division_by_zero(CallContext& context) { return context.fail(StatusCode::processing_error, "division by zero"); }

}  // namespace

Value integer_add(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return fold(arguments, [&](const Value& a, const Value& b) { return add(context, a, b); });
}

Value integer_subtract(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  std::int64_t difference = 0;
  if (both_small(a, b) && !__builtin_sub_overflow(a.integer, b.integer, &difference)) {
    return Value::of_integer(difference);
  }
  return integer_result(context, to_wide_integer(a) - to_wide_integer(b));
}

Value integer_multiply(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return fold(arguments, [&](const Value& a, const Value& b) { return multiply(context, a, b); });
}

/// Truncates towards zero, so that quotient * divisor + remainder is the dividend, with the remainder of integer-mod.
Value integer_divide(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (is_zero(b)) return division_by_zero(context);
  if (both_small(a, b) && !quotient_overflows(a, b)) return Value::of_integer(a.integer / b.integer);
  return integer_result(context, to_wide_integer(a) / to_wide_integer(b));
}

/// The sign is the dividend's.
Value integer_mod(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const Value& a = arguments[0];
  const Value& b = arguments[1];
  if (is_zero(b)) return division_by_zero(context);
  if (both_small(a, b)) return Value::of_integer(b.integer == -1 ? 0 : a.integer % b.integer);
  return integer_result(context, to_wide_integer(a) % to_wide_integer(b));
}

Value integer_abs(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const Value& a = arguments[0];
  if (!is_big(a) && a.integer >= 0) return a;
  if (!is_big(a) && a.integer != std::numeric_limits<std::int64_t>::min()) return Value::of_integer(-a.integer);
  return integer_result(context, abs(to_wide_integer(a)));
}

Value double_add(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return fold(arguments, [](const Value& a, const Value& b) { return Value::of_real(a.real + b.real); });
}

Value double_subtract(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_real(arguments[0].real - arguments[1].real);
}

Value double_multiply(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return fold(arguments, [](const Value& a, const Value& b) { return Value::of_real(a.real * b.real); });
}

Value double_divide(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  if (arguments[1].real == 0) return division_by_zero(context);
  return Value::of_real(arguments[0].real / arguments[1].real);
}

Value double_abs(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_real(std::fabs(arguments[0].real));
}

/// Half to even (7.5), not half up: 0.5 rounds to 0, 1.5 and 2.5 to 2.
Value round(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  const double x = arguments[0].real;
  const double below = std::floor(x);
  const double over = x - below;
  const bool up = over > 0.5 || (over == 0.5 && std::fmod(below, 2.0) != 0);
  return Value::of_real(std::copysign(up ? below + 1 : below, x));
}

Value floor(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_real(std::floor(arguments[0].real));
}

Value double_to_integer(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const double whole = std::trunc(arguments[0].real);
  if (!std::isfinite(whole)) {
    return context.fail(StatusCode::processing_error, "neither NaN nor an infinite number is an integer");
  }
  constexpr double beyond_64_bits = 0x1p63;
  if (whole >= -beyond_64_bits && whole < beyond_64_bits) return Value::of_integer(static_cast<std::int64_t>(whole));
  return integer_result(context, WideInteger(whole));
}

/// The nearest double, ties to even; outside the doubles' range an error (A.3.4).
Value integer_to_double(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  if (!is_big(arguments[0])) return Value::of_real(static_cast<double>(arguments[0].integer));
  const WideInteger wide = to_wide_integer(arguments[0]);
  constexpr std::size_t bits_of_largest_double = std::numeric_limits<double>::max_exponent;
  double real = 0;
  if (bits_of(wide) <= bits_of_largest_double) {
    // Through decimal digits, because reading them is rounded once, and correctly.
    const std::string digits = wide.str();
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), real);
    if (read.ec == std::errc() && std::isfinite(real)) return Value::of_real(real);
  }
  return context.fail(StatusCode::processing_error, "the integer is too large for a double");
}

}  // namespace hjemmel::functions
