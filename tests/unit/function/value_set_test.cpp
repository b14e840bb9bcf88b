// Sets of values (A.3.11): large ones, where hashing takes over, and values that are equal though written differently.
#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <tuple>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/function/value_set.hpp"
#include "runtime/value/compare.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

struct World {
  Value value(DataType type, std::string_view text) {
    Value out;
    std::string_view problem;
    if (!parse_value(type, arena.copy(text), arena, out, problem)) FAIL(problem);
    return out;
  }

  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, nullptr, 60};
};

/// number * 2^64 + 1 for up to 60,000: all with the same lowest limb.
std::string decimal_of_limbs(int number) {
  constexpr std::int64_t high = 1'844'674'407;  // 2^64 = 18446744073709551616 = high * 10^10 + low
  constexpr std::int64_t low = 3'709'551'616;
  constexpr std::int64_t base = 10'000'000'000;
  const std::int64_t lower = low * number + 1;
  std::string tail = std::to_string(lower % base);
  tail.insert(0, 10 - tail.size(), '0');
  return std::to_string(high * number + lower / base) + tail;
}

}  // namespace

TEST_CASE("equal values have equal hashes") {
  World world;
  const std::tuple<DataType, const char*, const char*> equals[] = {
      {DataType::boolean, "1", "true"},
      {DataType::integer, "007", "7"},
      {DataType::integer, "18446744073709551616", "+018446744073709551616"},
      {DataType::real, "0", "-0"},
      {DataType::real, "1e1", "10"},
      {DataType::time, "10:00:00Z", "11:00:00"},
      {DataType::date, "2026-05-17", "2026-05-17+01:00"},
      {DataType::date_time, "2026-12-31T24:00:00Z", "2027-01-01T02:00:00+02:00"},
      {DataType::day_time_duration, "PT60M", "PT1H"},
      {DataType::year_month_duration, "P12M", "P1Y"},
      {DataType::hex_binary, "0fB7", "0FB7"},
      {DataType::base64_binary, "aG Vp", "aGVp"},
      {DataType::x500_name, "cn=Kari+uid=1, o=Etat", "UID=1+CN=kari,O=etat"},
      {DataType::rfc822_name, "kari@ØSTLANDET.no", "kari@østlandet.NO"},
      {DataType::string, "æ", "æ"},
  };
  for (const auto& [type, a, b] : equals) {
    INFO(a << " and " << b);
    const Value left = world.value(type, a);
    const Value right = world.value(type, b);
    REQUIRE(values_equal(left, right, 60, world.arena));
    CHECK(hash_of(left, 60, world.arena) == hash_of(right, 60, world.arena));
  }
}

TEST_CASE("large sets hold each value once, in the order of the first") {
  World world;
  std::vector<Value> items;
  for (int i = 0; i < 1000; ++i) items.push_back(Value::of_integer(i * 7 % 500));
  ValueSet set(world.arena, items.size(), 0);
  int inserted = 0;
  for (const Value& item : items) inserted += set.insert(item) ? 1 : 0;
  CHECK(inserted == 500);
  REQUIRE(set.values().size() == 500);
  for (std::size_t i = 0; i < 500; ++i) CHECK(set.values()[i].integer == static_cast<std::int64_t>(i * 7 % 500));
  CHECK(set.contains(Value::of_integer(499)));
  CHECK_FALSE(set.contains(Value::of_integer(500)));
}

TEST_CASE("sets of many values take linear time") {
  World world;
  constexpr int size = 30'000;
  const auto started = std::chrono::steady_clock::now();
  for (const DataType type :
       {DataType::string, DataType::integer, DataType::rfc822_name, DataType::x500_name, DataType::real}) {
    std::vector<Value> first;
    std::vector<Value> second;
    for (int i = 0; i < size; ++i) {
      const auto text = [&](int number) -> std::string {
        const std::string digits = std::to_string(number);
        if (type == DataType::rfc822_name) return "a@d" + digits + ".no";
        if (type == DataType::x500_name) return "cn=" + digits;
        if (type == DataType::real) return "NaN";
        if (type == DataType::integer) return decimal_of_limbs(number);
        return digits;
      };
      first.push_back(world.value(type, text(i)));
      second.push_back(world.value(type, text(i + size)));
    }
    const Value bags[] = {Value::of_bag(type, first), Value::of_bag(type, second)};
    const auto named = [&](std::string_view what) {
      const std::optional<FunctionId> id = function_of_name(std::string(name_of(type)) + std::string(what));
      REQUIRE(id);
      return call(world.context, *id, bags);
    };
    CHECK(named("-union").size == 2 * size);
    CHECK(named("-intersection").size == 0);
    CHECK_FALSE(named("-at-least-one-member-of").boolean);
    CHECK_FALSE(named("-subset").boolean);
    const Value with_equality[] = {
        [&] {
          Value function;
          function.form = Form::function;
          function.size = static_cast<std::uint32_t>(*function_of_name(std::string(name_of(type)) + "-equal"));
          return function;
        }(),
        bags[0], bags[1]};
    CHECK_FALSE(call(world.context, FunctionId::any_of_any, with_equality).boolean);
    CHECK_FALSE(call(world.context, FunctionId::all_of_any, with_equality).boolean);
    CHECK_FALSE(call(world.context, FunctionId::any_of_all, with_equality).boolean);
  }
  // Quadratic time would be many minutes; this leaves room for slow machines and sanitizers.
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::minutes(2));
}

}  // namespace hjemmel
