#include "runtime/value/real.hpp"

#include <cmath>
#include <limits>

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("doubles print in XSD's canonical form", "[value]") {
  check_canonical(DataType::real, {
                                      {"100", "1.0E2"},
                                      {"1", "1.0E0"},
                                      {"-1.5", "-1.5E0"},
                                      {"0", "0.0E0"},
                                      {"-0", "-0.0E0"},
                                      {"+0.00", "0.0E0"},
                                      {"0.1", "1.0E-1"},
                                      {".5", "5.0E-1"},
                                      {"5.", "5.0E0"},
                                      {"5.e3", "5.0E3"},
                                      {"+12.34e-5", "1.234E-4"},
                                      {"1E+007", "1.0E7"},
                                      {"000123.4500", "1.2345E2"},
                                      {" 1.0\n", "1.0E0"},
                                      {"INF", "INF"},
                                      {"-INF", "-INF"},
                                      {"NaN", "NaN"},
                                      {"9007199254740993", "9.007199254740992E15"},
                                      {"1.7976931348623157E308", "1.7976931348623157E308"},
                                      {"4.9E-324", "5.0E-324"},
                                      {"2.2250738585072014e-308", "2.2250738585072014E-308"},
                                  });
}

TEST_CASE("doubles out of range become infinite or zero", "[value]") {
  check_canonical(DataType::real, {
                                      {"1e309", "INF"},
                                      {"-1e309", "-INF"},
                                      {"1e-400", "0.0E0"},
                                      {"-1e-400", "-0.0E0"},
                                      {"1e99999999999999999999999", "INF"},
                                      {"-1e-99999999999999999999999", "-0.0E0"},
                                      {"0e99999999999999999999999", "0.0E0"},
                                      {"0.000000000000000000001e330", "INF"},
                                      {"0.000000000000000000001e-330", "0.0E0"},
                                      {"100000000000000000000000000e-26", "1.0E0"},
                                  });
  const std::string long_number = "1" + std::string(400, '0');
  CHECK(canonical(DataType::real, long_number) == "INF");
  CHECK(canonical(DataType::real, long_number + "e-400") == "1.0E0");
  CHECK(canonical(DataType::real, "0." + std::string(400, '0') + "1") == "0.0E0");
  CHECK(canonical(DataType::real, "0." + std::string(400, '0') + "1e401") == "1.0E0");
}

TEST_CASE("what is no double is refused", "[value]") {
  check_refused(DataType::real,
                {"",    ".",        "+",    "-",    "e5",   ".e5",   "1e",  "1e+",   "1e5.0", "1,5", "inf",
                 "nan", "Infinity", "+INF", "+NaN", "-NaN", "0x1p3", "1 2", "1.2.3", "--1",   "1f",  "1d"});
  CHECK(refusal(DataType::real, "ti") == "`ti` is not a double");
}

TEST_CASE("what is printed reads back as the same bits", "[value]") {
  Arena arena;
  for (const double number : {0.1, 1.0 / 3.0, 6.02214076e23, std::numeric_limits<double>::denorm_min(),
                              std::numeric_limits<double>::max(), -std::nextafter(1.0, 2.0), 123456789.125}) {
    CHECK(read(DataType::real, to_lexical(Value::of_real(number)), arena).real == number);
  }
}
