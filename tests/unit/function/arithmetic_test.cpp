// Arithmetic (A.3.2, A.3.4) against the machine's own 128-bit integers, and at its bounds.
#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

__extension__ using Wide = __int128;

std::string decimal(Wide number) {
  const bool negative = number < 0;
  std::string digits;
  do {
    const int digit = static_cast<int>(number % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    number /= 10;
  } while (number != 0);
  if (negative) digits.insert(digits.begin(), '-');
  return digits;
}

struct World {
  Value integer(const std::string& text) {
    Value out;
    std::string_view problem;
    if (!parse_value(DataType::integer, arena.copy(std::string_view(text)), arena, out, problem)) FAIL(problem);
    return out;
  }
  Value apply(FunctionId id, std::vector<Value> arguments) { return call(context, id, arguments); }
  std::string shown(FunctionId id, Wide a, Wide b) {
    const Value result = apply(id, {integer(decimal(a)), integer(decimal(b))});
    return result.is_indeterminate() ? std::string(statuses[result.size].message) : to_lexical(result);
  }

  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, nullptr, 0};
};

/// Numbers around every place where a representation ends.
std::vector<Wide> edges() {
  std::vector<Wide> out;
  const Wide one = 1;
  for (const Wide centre : {Wide{0}, one << 31, one << 32, one << 62, one << 63, one << 64}) {
    for (int offset = -2; offset <= 2; ++offset) {
      out.push_back(centre + offset);
      out.push_back(-centre + offset);
    }
  }
  for (const Wide other : {7, 10, 97, 1'000'003}) {
    out.push_back(other);
    out.push_back(-other);
  }
  return out;
}

}  // namespace

TEST_CASE("integers do not wrap where their representation ends") {
  World world;
  for (const Wide a : edges()) {
    for (const Wide b : edges()) {
      INFO(decimal(a) << " and " << decimal(b));
      REQUIRE(world.shown(FunctionId::integer_add, a, b) == decimal(a + b));
      REQUIRE(world.shown(FunctionId::integer_subtract, a, b) == decimal(a - b));
      // Products of up to 65 bits each pass 127: where they do, division by one factor gives the other.
      Wide product = 0;
      if (!__builtin_mul_overflow(a, b, &product)) {
        REQUIRE(world.shown(FunctionId::integer_multiply, a, b) == decimal(product));
      } else {
        const Value wide =
            world.apply(FunctionId::integer_multiply, {world.integer(decimal(a)), world.integer(decimal(b))});
        const Value back = world.apply(FunctionId::integer_divide, {wide, world.integer(decimal(b))});
        REQUIRE(to_lexical(back) == decimal(a));
      }
      if (b == 0) {
        REQUIRE(world.shown(FunctionId::integer_divide, a, b) == "division by zero");
        REQUIRE(world.shown(FunctionId::integer_mod, a, b) == "division by zero");
      } else {
        REQUIRE(world.shown(FunctionId::integer_divide, a, b) == decimal(a / b));
        REQUIRE(world.shown(FunctionId::integer_mod, a, b) == decimal(a % b));
      }
      for (const auto& [id, holds] :
           {std::pair{FunctionId::integer_less_than, a < b}, std::pair{FunctionId::integer_less_than_or_equal, a <= b},
            std::pair{FunctionId::integer_greater_than, a > b},
            std::pair{FunctionId::integer_greater_than_or_equal, a >= b},
            std::pair{FunctionId::integer_equal, a == b}}) {
        REQUIRE(world.apply(id, {world.integer(decimal(a)), world.integer(decimal(b))}).boolean == holds);
      }
    }
    REQUIRE(to_lexical(world.apply(FunctionId::integer_abs, {world.integer(decimal(a))})) == decimal(a < 0 ? -a : a));
  }
}

TEST_CASE("what fits 64 bits again is held in 64 bits again") {
  World world;
  const Value big = world.integer("9223372036854775808");
  const Value small = world.apply(FunctionId::integer_subtract, {big, Value::of_integer(1)});
  CHECK(small.size == 0);
  CHECK(small.integer == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("integers that square themselves end in an error, not in memory") {
  World world;
  Value number = Value::of_integer(1'000'000'007);
  int squares = 0;
  while (!number.is_indeterminate()) {
    number = world.apply(FunctionId::integer_multiply, {number, number});
    REQUIRE(++squares < 30);
  }
  CHECK(world.statuses[number.size].code == StatusCode::processing_error);
  CHECK(squares > 10);
}

TEST_CASE("integers become the nearest double, or an error beyond the largest") {
  World world;
  const auto real = [&](const std::string& text) {
    return world.apply(FunctionId::integer_to_double, {world.integer(text)});
  };
  // The largest double is 2^1024 - 2^971; from 2^1024 - 2^970 on, numbers round to infinity.
  const Value two = Value::of_integer(2);
  Value power = Value::of_integer(1);
  for (int i = 0; i < 970; ++i) power = world.apply(FunctionId::integer_multiply, {power, two});
  Value limit = power;
  for (int i = 970; i < 1024; ++i) limit = world.apply(FunctionId::integer_multiply, {limit, two});
  limit = world.apply(FunctionId::integer_subtract, {limit, power});
  const Value below = world.apply(FunctionId::integer_subtract, {limit, Value::of_integer(1)});
  CHECK(world.apply(FunctionId::integer_to_double, {limit}).is_indeterminate());
  CHECK(world.apply(FunctionId::integer_to_double, {below}).real == std::numeric_limits<double>::max());
  CHECK(real("1" + std::string(309, '0')).is_indeterminate());
  CHECK(real("-1" + std::string(50'000, '0')).is_indeterminate());
  CHECK(real("-1" + std::string(308, '0')).real == -1e308);
  CHECK(real("9223372036854775809").real == 0x1p63);
  CHECK(real("36893488147419111424").real == 36893488147419111424.0);
}

TEST_CASE("doubles become the integer that they hold") {
  World world;
  for (const double number : {0.0, -0.0, 0.9, -0.9, 0x1p62, 0x1p63, -0x1p63, 0x1.fffffffffffffp62, 0x1p64, 0x1p100}) {
    const Value integer = world.apply(FunctionId::double_to_integer, {Value::of_real(number)});
    CHECK(to_lexical(integer) == decimal(static_cast<Wide>(number)));
  }
  const Value largest =
      world.apply(FunctionId::double_to_integer, {Value::of_real(std::numeric_limits<double>::max())});
  CHECK(to_lexical(largest).size() == 309);
  CHECK(world.apply(FunctionId::integer_to_double, {largest}).real == std::numeric_limits<double>::max());
}

}  // namespace hjemmel
