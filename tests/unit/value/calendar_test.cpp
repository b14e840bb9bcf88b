#include "runtime/value/calendar.hpp"

#include <cstdint>

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;

TEST_CASE("days and civil dates are each other's inverse, day by day over two eras", "[value]") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(days_from_civil({2000, 3, 1}) == 11'017);
  CHECK(days_from_civil({1, 1, 1}) == -719'162);
  std::int64_t days = days_from_civil({-200, 1, 1});
  for (std::int64_t year = -200; year <= 600; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in_month(year, month); ++day, ++days) {
        const CivilDate date = civil_from_days(days);
        if (date.year != year || date.month != month || date.day != day || days_from_civil(date) != days) {
          FAIL("day " << days << " is not " << year << '-' << month << '-' << day);
        }
      }
    }
  }
}

TEST_CASE("leap years follow the Gregorian rule, before year 1 too", "[value]") {
  for (const int year : {2024, 2000, 1600, 4, 0, -4, -400}) CHECK(is_leap_year(year));
  for (const int year : {2026, 1900, 2100, 1, -1, -100}) CHECK_FALSE(is_leap_year(year));
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2026, 2) == 28);
  CHECK(days_in_month(2026, 12) == 31);
}

TEST_CASE("seconds before 1970 fall on the day before, at a time of day that is not negative", "[value]") {
  CHECK(day_of(-1) == -1);
  CHECK(second_of_day(-1) == 86'399);
  CHECK(day_of(-86'400) == -1);
  CHECK(second_of_day(-86'400) == 0);
  CHECK(day_of(86'399) == 0);
}

TEST_CASE("adding months clamps the day", "[value]") {
  struct Row {
    const char* date;
    std::int64_t months;
    const char* sum;
  };
  const Row rows[] = {
      {"2026-01-31", 1, "2026-02-28"},   {"2024-01-31", 1, "2024-02-29"},  {"2024-02-29", 12, "2025-02-28"},
      {"2024-02-29", 48, "2028-02-29"},  {"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"},
      {"2026-12-31", 2, "2027-02-28"},   {"2026-08-31", 0, "2026-08-31"},  {"2026-05-31+02:00", 1, "2026-06-30+02:00"},
      {"0001-01-01", -1, "-0001-12-01"}, {"-0001-12-31", 1, "0001-01-31"}, {"2000-01-12", -24'000, "-0001-01-12"},
  };
  Arena arena;
  for (const Row& row : rows) {
    INFO(row.date << " + " << row.months);
    const auto sum = add_months(read(DataType::date, row.date, arena), row.months);
    REQUIRE(sum);
    CHECK(to_lexical(*sum) == row.sum);
  }
  const auto moment = add_months(read(DataType::date_time, "2026-10-31T23:59:59.5+01:00", arena), 4);
  REQUIRE(moment);
  CHECK(to_lexical(*moment) == "2027-02-28T22:59:59.5Z");
}

TEST_CASE("adding seconds carries nanoseconds and keeps the zone", "[value]") {
  Arena arena;
  const Value moment = read(DataType::date_time, "2026-12-31T23:59:59.75+01:00", arena);
  const auto later = add_seconds(moment, 0, 250'000'000);
  REQUIRE(later);
  CHECK(later->zone == 60);
  CHECK(to_lexical(*later) == "2026-12-31T23:00:00Z");
  const auto earlier = add_seconds(moment, -1, 750'000'000);  // -PT0.25S
  REQUIRE(earlier);
  CHECK(to_lexical(*earlier) == "2026-12-31T22:59:59.5Z");
}

TEST_CASE("arithmetic that leaves the calendar gives nothing", "[value]") {
  Arena arena;
  const Value last = read(DataType::date_time, "99999999999-12-31T23:59:59Z", arena);
  CHECK_FALSE(add_seconds(last, 1, 0));
  CHECK(add_seconds(last, 0, 0));
  CHECK_FALSE(add_seconds(last, INT64_MAX, 999'999'999));
  CHECK_FALSE(add_months(last, 1));
  CHECK_FALSE(add_months(last, INT64_MAX));
  const Value first = read(DataType::date_time, "-99999999999-01-01T00:00:00Z", arena);
  CHECK_FALSE(add_months(first, INT64_MIN));
  CHECK_FALSE(add_seconds(first, INT64_MIN, 0));
}

TEST_CASE("durations are negated with their nanoseconds", "[value]") {
  Arena arena;
  for (const char* text : {"PT1.25S", "P1D", "PT0S", "PT0.000000001S"}) {
    const Value duration = read(DataType::day_time_duration, text, arena);
    const auto negative = negate_duration(duration);
    REQUIRE(negative);
    CHECK(negative->size < nanoseconds_per_second);
    CHECK(to_lexical(*negative) == (std::string_view(text) == "PT0S" ? "PT0S" : "-" + std::string(text)));
    const auto again = negate_duration(*negative);
    REQUIRE(again);
    CHECK(again->integer == duration.integer);
    CHECK(again->size == duration.size);
  }
  Value longest;
  longest.type = DataType::year_month_duration;
  longest.integer = INT64_MIN;
  CHECK_FALSE(negate_duration(longest));
}
