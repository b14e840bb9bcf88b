#include "runtime/value/duration.hpp"

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("dayTimeDurations print canonically", "[value]") {
  check_canonical(DataType::day_time_duration, {
                                                   {"PT60M", "PT1H"},
                                                   {"P1DT8H24M", "P1DT8H24M"},
                                                   {"P05DT002H00M0S", "P5DT2H"},
                                                   {"P12DT148H18M21S", "P18DT4H18M21S"},
                                                   {"PT0S", "PT0S"},
                                                   {"P0D", "PT0S"},
                                                   {"-P0D", "PT0S"},
                                                   {"-PT1S", "-PT1S"},
                                                   {"-PT0.5S", "-PT0.5S"},
                                                   {"-P1DT0.25S", "-P1DT0.25S"},
                                                   {"PT1.500S", "PT1.5S"},
                                                   {"PT1.000S", "PT1S"},
                                                   {"PT1.0000000009S", "PT1S"},
                                                   {"PT86400S", "P1D"},
                                                   {"PT86399.999999999S", "PT23H59M59.999999999S"},
                                                   {"PT1H30S", "PT1H30S"},
                                                   {" P1D ", "P1D"},
                                                   {"PT9223372036854775807S", "P106751991167300DT15H30M7S"},
                                                   {"-PT9223372036854775807.5S", "-P106751991167300DT15H30M7.5S"},
                                               });
  check_refused(DataType::day_time_duration, {"",
                                              "P",
                                              "PT",
                                              "P1DT",
                                              "-P",
                                              "+P1D",
                                              "1D",
                                              "P1",
                                              "PT1",
                                              "P1H",
                                              "PT1D",
                                              "P1Y",
                                              "P1M",
                                              "P1Y2M3D",
                                              "P1W",
                                              "PT1M1H",
                                              "PT1S1S",
                                              "PT5S1.5S",
                                              "PT1.5M",
                                              "PT1.S",
                                              "PT.5S",
                                              "P-1D",
                                              "P 1D",
                                              "PT1,5S",
                                              "p1d",
                                              "P1DT1D",
                                              "PT9223372036854775808S",
                                              "P106751991167301D",
                                              "PT99999999999999999999999S",
                                              "P1D2H",
                                              "P1.5D",
                                              "PT9223372036854775807S1M",
                                              "PT9223372036854775807M"});
  CHECK(refusal(DataType::day_time_duration, "P1000000000000000D").find("64 bits") != std::string::npos);
}

TEST_CASE("yearMonthDurations print canonically", "[value]") {
  check_canonical(DataType::year_month_duration, {
                                                     {"P1Y", "P1Y"},
                                                     {"P12M", "P1Y"},
                                                     {"P14M", "P1Y2M"},
                                                     {"-P004Y01M", "-P4Y1M"},
                                                     {"-P28Y7M", "-P28Y7M"},
                                                     {"P0M", "P0M"},
                                                     {"P0Y", "P0M"},
                                                     {"-P0Y0M", "P0M"},
                                                     {"P9223372036854775807M", "P768614336404564650Y7M"},
                                                 });
  check_refused(DataType::year_month_duration,
                {"", "P", "-P", "P1", "P1D", "P1Y1D", "P1YT1M", "P1M1Y", "P1Y1Y", "P1.5Y", "+P1Y", "Y1", "P1Y ago",
                 "P9223372036854775808M", "P768614336404564651Y", "P1YT"});
}

TEST_CASE("a negative fraction lies between whole seconds", "[value]") {
  Arena arena;
  const Value half = read(DataType::day_time_duration, "-PT0.5S", arena);
  CHECK(half.integer == -1);
  CHECK(half.size == 500'000'000);
}
