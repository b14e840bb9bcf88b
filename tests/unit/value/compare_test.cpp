#include "runtime/value/compare.hpp"

#include <cstdint>

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

namespace {

bool equal(DataType type, const char* a, const char* b, std::int16_t implicit_zone = 0) {
  Arena arena;
  const Value left = read(type, a, arena);
  const Value right = read(type, b, arena);
  const bool result = values_equal(left, right, implicit_zone, arena);
  CHECK(values_equal(right, left, implicit_zone, arena) == result);
  return result;
}

std::partial_ordering order(DataType type, const char* a, const char* b, std::int16_t implicit_zone = 0) {
  Arena arena;
  const Value left = read(type, a, arena);
  const Value right = read(type, b, arena);
  const std::partial_ordering result = compare_values(left, right, implicit_zone);
  CHECK(compare_values(right, left, implicit_zone) == (0 <=> result));
  return result;
}

constexpr auto less = std::partial_ordering::less;
constexpr auto greater = std::partial_ordering::greater;
constexpr auto equivalent = std::partial_ordering::equivalent;
constexpr auto unordered = std::partial_ordering::unordered;

}  // namespace

TEST_CASE("texts are equal codepoint by codepoint", "[value]") {
  CHECK(equal(DataType::string, "blåbær", "blåbær"));
  CHECK_FALSE(equal(DataType::string, "a", "A"));
  CHECK_FALSE(equal(DataType::string, "a", "a "));
  CHECK_FALSE(equal(DataType::string, "\xC3\xA5", "a\xCC\x8A"));  // å, composed and decomposed
  CHECK_FALSE(equal(DataType::any_uri, "http://a/", "http://a"));
  CHECK_FALSE(equal(DataType::any_uri, "http://a/%7E", "http://a/~"));
  CHECK(equal(DataType::any_uri, " urn:a ", "urn:a"));
  CHECK(equal(DataType::ip_address, "192.0.2.1", "192.0.2.1"));
  CHECK_FALSE(equal(DataType::dns_name, "a.no", "A.no"));
}

TEST_CASE("values are equal whatever their spelling", "[value]") {
  CHECK(equal(DataType::boolean, "true", "1"));
  CHECK_FALSE(equal(DataType::boolean, "true", "0"));
  CHECK(equal(DataType::integer, "+007", "7"));
  CHECK(equal(DataType::integer, "99999999999999999999", "+099999999999999999999"));
  CHECK_FALSE(equal(DataType::integer, "99999999999999999999", "-99999999999999999999"));
  CHECK(equal(DataType::real, "1e2", "100.0"));
  CHECK(equal(DataType::real, "0", "-0"));
  CHECK(equal(DataType::real, "INF", "1e400"));
  CHECK_FALSE(equal(DataType::real, "NaN", "NaN"));
  CHECK(equal(DataType::day_time_duration, "PT60M", "PT1H"));
  CHECK(equal(DataType::day_time_duration, "-PT0.50S", "-PT0.5S"));
  CHECK_FALSE(equal(DataType::day_time_duration, "PT0.5S", "-PT0.5S"));
  CHECK(equal(DataType::year_month_duration, "P1Y", "P12M"));
  CHECK(equal(DataType::hex_binary, "0fb8", "0FB8"));
  CHECK_FALSE(equal(DataType::hex_binary, "0FB8", "0FB8FF"));
  CHECK(equal(DataType::base64_binary, "Zm9v", "Zm\n9v"));
}

TEST_CASE("values of different types, or of an unknown one, are not equal", "[value]") {
  Arena arena;
  CHECK_FALSE(
      values_equal(Value::of_text(DataType::string, "urn:a"), Value::of_text(DataType::any_uri, "urn:a"), 0, arena));
  const Value extension = Value::of_text(DataType::unknown, "x");
  CHECK_FALSE(values_equal(extension, extension, 0, arena));
  CHECK(compare_values(Value::of_integer(1), Value::of_real(2), 0) == unordered);
}

TEST_CASE("dateTimes and dates compare by their starting instant", "[value]") {
  CHECK(equal(DataType::date_time, "2026-01-01T12:00:00+01:00", "2026-01-01T11:00:00Z"));
  CHECK(equal(DataType::date_time, "2026-01-01T24:00:00", "2026-01-02T00:00:00"));
  CHECK(equal(DataType::date_time, "2026-01-01T12:00:00", "2026-01-01T11:00:00Z", 60));
  CHECK_FALSE(equal(DataType::date_time, "2026-01-01T12:00:00", "2026-01-01T11:00:00Z", 0));
  CHECK(order(DataType::date_time, "2026-01-01T00:00:00.1", "2026-01-01T00:00:00.09") == greater);
  CHECK(order(DataType::date_time, "2026-01-01T00:00:00+14:00", "2025-12-31T12:00:00Z") == less);
  CHECK(order(DataType::date_time, "-0001-12-31T00:00:00", "0001-01-01T00:00:00") == less);
  CHECK(order(DataType::date_time, "12026-01-01T00:00:00", "9999-01-01T00:00:00") == greater);
  CHECK(order(DataType::date_time, "99999999999-12-31T23:59:59-14:00", "-99999999999-01-01T00:00:00+14:00") == greater);
  CHECK(equal(DataType::date, "2002-10-10+13:00", "2002-10-09-11:00"));
  CHECK_FALSE(equal(DataType::date, "2026-01-02+01:00", "2026-01-02Z"));
  CHECK(equal(DataType::date, "2026-01-02", "2026-01-02+01:00", 60));
  CHECK(order(DataType::date, "2026-01-02", "2026-01-02Z", 60) == less);
  CHECK(order(DataType::date, "2024-02-29", "2024-03-01") == less);
  CHECK(order(DataType::date, "2024-02-29", "2024-02-29") == equivalent);
}

TEST_CASE("times compare on one reference day", "[value]") {
  CHECK(equal(DataType::time, "21:30:00+10:30", "06:00:00-05:00"));
  CHECK_FALSE(equal(DataType::time, "08:00:00+09:00", "17:00:00-06:00"));
  CHECK(equal(DataType::time, "24:00:00+01:00", "00:00:00+01:00"));
  CHECK(equal(DataType::time, "12:00:00", "11:00:00Z", 60));
  CHECK(order(DataType::time, "08:00:00+09:00", "23:00:00Z") == less);
  CHECK(order(DataType::time, "12:00:00", "12:00:00.000000001") == less);
}

TEST_CASE("the order of a time with a zone and one without is illegal", "[value]") {
  CHECK(order(DataType::time, "12:00:00", "11:00:00Z", 60) == unordered);
  CHECK(order(DataType::time, "12:00:00", "23:00:00Z") == unordered);
  CHECK(order(DataType::time, "12:00:00", "13:00:00", 60) == less);
  CHECK(order(DataType::time, "12:00:00+02:00", "11:00:00+01:00") == equivalent);
}

TEST_CASE("strings order by code point, not by UTF-16 unit", "[value]") {
  CHECK(order(DataType::string, "a", "b") == less);
  CHECK(order(DataType::string, "", "a") == less);
  CHECK(order(DataType::string, "ab", "a") == greater);
  CHECK(order(DataType::string, "Z", "a") == less);
  CHECK(order(DataType::string, "z", "æ") == less);
  CHECK(order(DataType::string, "\xEF\xBD\x81", "\xF0\x9F\x98\x80") == less);  // U+FF41 and U+1F600
}

TEST_CASE("numbers order by value", "[value]") {
  CHECK(order(DataType::integer, "-5", "3") == less);
  CHECK(order(DataType::integer, "10", "9") == greater);
  CHECK(order(DataType::integer, "99999999999999999999", "9") == greater);
  CHECK(order(DataType::real, "-INF", "-1e300") == less);
  CHECK(order(DataType::real, "NaN", "1") == unordered);
  CHECK(order(DataType::real, "-0", "0") == equivalent);
}

TEST_CASE("types without an order are unordered", "[value]") {
  CHECK(order(DataType::any_uri, "urn:a", "urn:b") == unordered);
  CHECK(order(DataType::boolean, "false", "true") == unordered);
  CHECK(order(DataType::day_time_duration, "P1D", "P2D") == unordered);
}

TEST_CASE("an XPath expression is its path, category and namespaces", "[value]") {
  Arena arena;
  const Value path = read(DataType::xpath_expression, " //md:record[@a='x  y'] ", arena);
  CHECK(path.xpath->path == "//md:record[@a='x  y']");
  CHECK(path.xpath->category.empty());
  CHECK(path.xpath->namespaces.empty());
  CHECK(to_lexical(path) == "//md:record[@a='x  y']");
  CHECK(equal(DataType::xpath_expression, "//a", " //a"));
  CHECK_FALSE(equal(DataType::xpath_expression, "//a", "//b"));
  check_refused(DataType::xpath_expression, {"", "  "});

  const NamespaceBinding one[] = {{"md", "urn:one"}};
  const NamespaceBinding other[] = {{"md", "urn:other"}};
  const XPathExpression expressions[] = {{"//a", "resource", one}, {"//a", "resource", other}, {"//a", "subject", one}};
  Value values[3];
  for (int i = 0; i < 3; ++i) {
    values[i].type = DataType::xpath_expression;
    values[i].xpath = &expressions[i];
  }
  CHECK(values_equal(values[0], values[0], 0, arena));
  CHECK_FALSE(values_equal(values[0], values[1], 0, arena));
  CHECK_FALSE(values_equal(values[0], values[2], 0, arena));
}
