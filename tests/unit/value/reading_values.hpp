// How the tests of values read and print: one line a case.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "runtime/value/lexical.hpp"

namespace hjemmel::test {

/// Reads a text that must be accepted.
inline Value read(DataType type, std::string_view text, Arena& arena) {
  Value value;
  std::string_view problem;
  INFO(name_of(type) << " `" << text << "`");
  const bool accepted = parse_value(type, text, arena, value, problem);
  INFO("problem: " << problem);
  REQUIRE(accepted);
  CHECK(value.type == type);
  CHECK(value.form == Form::single);
  CHECK(problem.empty());
  return value;
}

/// The canonical form of a text that must be accepted; reading that again must not change it.
inline std::string canonical(DataType type, std::string_view text) {
  Arena arena;
  const std::string once = to_lexical(read(type, text, arena));
  const std::string twice = to_lexical(read(type, once, arena));
  CHECK(once == twice);
  return once;
}

/// The problem of a text that must be refused. The value must stay untouched.
inline std::string refusal(DataType type, std::string_view text) {
  Arena arena;
  Value value = Value::of_integer(42);
  std::string_view problem;
  INFO(name_of(type) << " `" << text << "`");
  CHECK_FALSE(parse_value(type, text, arena, value, problem));
  CHECK(value.integer == 42);
  CHECK(value.type == DataType::integer);
  return std::string(problem);
}

struct Canonical {
  const char* text;
  const char* canonical;
};

template <std::size_t count>
void check_canonical(DataType type, const Canonical (&cases)[count]) {
  for (const Canonical& row : cases) {
    INFO("`" << row.text << "`");
    CHECK(canonical(type, row.text) == row.canonical);
  }
}

template <std::size_t count>
void check_refused(DataType type, const char* const (&cases)[count]) {
  for (const char* text : cases) {
    INFO("`" << text << "`");
    CHECK_FALSE(refusal(type, text).empty());
  }
}

}  // namespace hjemmel::test
