#include "runtime/value/integer.hpp"

#include <cstdint>

#include "runtime/value/big_integer.hpp"
#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("integers print canonically, whatever their size", "[value]") {
  check_canonical(DataType::integer,
                  {
                      {"0", "0"},
                      {"-0", "0"},
                      {"+0", "0"},
                      {"000", "0"},
                      {"+17", "17"},
                      {"-0042", "-42"},
                      {" \t\r\n7\n", "7"},
                      {"999999999999999999", "999999999999999999"},
                      {"1000000000000000000", "1000000000000000000"},
                      {"9223372036854775807", "9223372036854775807"},
                      {"-9223372036854775808", "-9223372036854775808"},
                      {"9223372036854775808", "9223372036854775808"},
                      {"-9223372036854775809", "-9223372036854775809"},
                      {"18446744073709551615", "18446744073709551615"},
                      {"18446744073709551616", "18446744073709551616"},
                      {"10000000000000000000", "10000000000000000000"},
                      {"-100000000000000000000000000000000000000", "-100000000000000000000000000000000000000"},
                      {"340282366920938463463374607431768211456", "340282366920938463463374607431768211456"},
                      {"+000000000000000000000000000000000000000005", "5"},
                  });
}

TEST_CASE("only what 64 bits cannot hold is big", "[value]") {
  Arena arena;
  CHECK_FALSE(is_big(read(DataType::integer, "9223372036854775807", arena)));
  CHECK_FALSE(is_big(read(DataType::integer, "-9223372036854775808", arena)));
  CHECK(read(DataType::integer, "-9223372036854775808", arena).integer == INT64_MIN);
  CHECK(is_big(read(DataType::integer, "9223372036854775808", arena)));
  CHECK(is_big(read(DataType::integer, "-9223372036854775809", arena)));
  CHECK_FALSE(is_big(read(DataType::integer, "00000000000000000000000000000000012", arena)));
}

TEST_CASE("what is no integer is refused", "[value]") {
  check_refused(DataType::integer, {"", " ", "+", "-", "+-1", "--1", "1.0", "1e3", "0x10", "1 2", "1_000", "١", "INF"});
  CHECK(refusal(DataType::integer, "1.0") == "`1.0` is not an integer");
}

TEST_CASE("integers have a documented limit of digits", "[value]") {
  const std::string longest(integer_digit_limit, '9');
  CHECK(canonical(DataType::integer, longest) == longest);
  CHECK(canonical(DataType::integer, "0" + longest) == longest);
  CHECK(refusal(DataType::integer, longest + "9").find("100,000 digits") != std::string::npos);
}

TEST_CASE("integers order by sign, length and limbs", "[value]") {
  Arena arena;
  const char* const ascending[] = {
      "-340282366920938463463374607431768211456",
      "-18446744073709551617",
      "-18446744073709551616",
      "-9223372036854775809",
      "-9223372036854775808",
      "-1",
      "0",
      "1",
      "9223372036854775807",
      "9223372036854775808",
      "18446744073709551616",
      "18446744073709551617",
      "36893488147419103232",
      "340282366920938463463374607431768211456",
  };
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t k = 0; k < std::size(ascending); ++k) {
      INFO(ascending[i] << " <=> " << ascending[k]);
      const Value a = read(DataType::integer, ascending[i], arena);
      const Value b = read(DataType::integer, ascending[k], arena);
      CHECK(compare_integers(a, b) == (i <=> k));
    }
  }
}

TEST_CASE("integers pass to wide arithmetic and back", "[value]") {
  Arena arena;
  for (const char* text :
       {"0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809",
        "18446744073709551616", "-340282366920938463463374607431768211457"}) {
    INFO(text);
    const Value value = read(DataType::integer, text, arena);
    CHECK(to_wide_integer(value) == WideInteger(text));
    const Value again = to_integer_value(WideInteger(text), arena);
    CHECK(is_big(again) == is_big(value));
    CHECK(compare_integers(value, again) == std::strong_ordering::equal);
    CHECK(to_lexical(again) == text);
  }
}

TEST_CASE("a wide result that shrinks is small again", "[value]") {
  Arena arena;
  const WideInteger big = to_wide_integer(read(DataType::integer, "9223372036854775808", arena));
  CHECK_FALSE(is_big(to_integer_value(big - 1, arena)));
  CHECK(to_integer_value(-big, arena).integer == INT64_MIN);
  CHECK(to_lexical(to_integer_value(big * big * big, arena)) ==
        "784637716923335095479473677900958302012794430558004314112");
}

TEST_CASE("limbs with leading zeros, or of zero, are normalised", "[value]") {
  Arena arena;
  const std::uint64_t limbs[] = {5, 0, 0};
  CHECK(integer_of_limbs(true, limbs, arena).integer == -5);
  CHECK(integer_of_limbs(true, {}, arena).integer == 0);
  const std::uint64_t zeros[] = {0, 0};
  CHECK(to_lexical(integer_of_limbs(true, zeros, arena)) == "0");
}
