#include "runtime/decide/json_text.hpp"

#include <catch2/catch.hpp>

#include "runtime/request/json_number.hpp"
#include "runtime/value/lexical.hpp"

using namespace hjemmel;

namespace {

std::string json_of(DataType type, std::string_view lexical, bool as_written = true) {
  Arena arena;
  Value value;
  std::string_view problem;
  REQUIRE(parse_value(type, lexical, arena, value, problem));
  std::string out;
  append_json_value(value, as_written ? lexical : std::string_view(), out);
  return out;
}

}  // namespace

TEST_CASE("JSON strings escape what they must and nothing else") {
  std::string out;
  append_json_string(std::string_view("a\"b\\c/\n\r\t\0\x1F\x7F æ😀", 19), out);
  CHECK(out == "\"a\\\"b\\\\c/\\n\\r\\t\\u0000\\u001f\x7F æ😀\"");
}

TEST_CASE("numbers and booleans are native where JSON says the same") {
  CHECK(json_of(DataType::boolean, "1") == "true");
  CHECK(json_of(DataType::boolean, "false") == "false");
  CHECK(json_of(DataType::integer, " +007 ") == "7");
  CHECK(json_of(DataType::integer, "9007199254740992") == "9007199254740992");
  CHECK(json_of(DataType::integer, "9007199254740993") == "\"9007199254740993\"");
  CHECK(json_of(DataType::integer, "-9007199254740993") == "\"-9007199254740993\"");
  CHECK(json_of(DataType::integer, "123456789012345678901234567890") == "\"123456789012345678901234567890\"");
  CHECK(json_of(DataType::real, "27.50") == "27.50");
  CHECK(json_of(DataType::real, "27.50", false) == "2.75E1");
  CHECK(json_of(DataType::real, ".5") == "5.0E-1");
  CHECK(json_of(DataType::real, "INF") == "\"INF\"");
  CHECK(json_of(DataType::real, "NaN") == "\"NaN\"");
  CHECK(json_of(DataType::date, "2026-02-28") == "\"2026-02-28\"");
  CHECK(json_of(DataType::hex_binary, "0bf7") == "\"0bf7\"");
  CHECK(json_of(DataType::hex_binary, "0bf7", false) == "\"0BF7\"");
  CHECK(json_of(DataType::any_uri, "urn:a") == "\"urn:a\"");
}

TEST_CASE("the grammar of JSON numbers") {
  for (const char* number : {"0", "-0", "10", "1.5", "-0.0E0", "1e+9", "2E-3"}) CHECK(is_json_number(number));
  for (const char* other : {"", "-", "01", "+1", ".5", "5.", "1e", "1e+", "0x1", "1 ", "INF"})
    CHECK_FALSE(is_json_number(other));
}
