// The proleptic Gregorian calendar behind date, time and dateTime (XSD part 2, 3.2.7 and appendix E).
//
// Years here are astronomical: 1 is 1 CE, 0 is 1 BCE. The lexical forms follow XSD 1.0, which has no year 0000 and
// writes 1 BCE as -0001; only temporal.cpp knows of that. Seconds are counted since 1970-01-01T00:00:00 on the local
// time line.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/value/value.hpp"

namespace hjemmel {

struct CivilDate {
  std::int64_t year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to days_in_month
};

inline constexpr std::int64_t seconds_per_day = 86'400;
inline constexpr std::uint32_t nanoseconds_per_second = 1'000'000'000;
/// Years beyond this many, before or after year 0, are refused: seconds then fit 64 bits with room for any zone.
inline constexpr std::int64_t year_limit = 99'999'999'999;

bool is_leap_year(std::int64_t year);
int days_in_month(std::int64_t year, int month);

/// Days since 1970-01-01. Exact for every year within year_limit.
std::int64_t days_from_civil(const CivilDate& date);
CivilDate civil_from_days(std::int64_t days);

/// Local seconds ▸ the day they fall on, and the seconds since its midnight (0 to 86,399).
std::int64_t day_of(std::int64_t local_seconds);
std::int64_t second_of_day(std::int64_t local_seconds);

/// `value` (a date or dateTime) plus months, the day clamped to the length of the month: 31 January + P1M is 28 or 29
/// February (XSD appendix E). The zone and the time of the day stay. Nothing where the year leaves year_limit.
std::optional<Value> add_months(const Value& value, std::int64_t months);

/// `value` (a dateTime) plus a dayTimeDuration, split as in Value: seconds and 0 to 999,999,999 nanoseconds. The zone
/// stays. Nothing where the year leaves year_limit.
std::optional<Value> add_seconds(const Value& value, std::int64_t seconds, std::uint32_t nanoseconds);

/// The negative of a dayTimeDuration or yearMonthDuration. Nothing where it does not fit 64 bits.
std::optional<Value> negate_duration(const Value& duration);

/// The instant that a date, time or dateTime starts at, in seconds on the UTC time line; `implicit_zone` stands in
/// where it has no zone. A time is taken on the reference day 1970-01-01 and may fall outside it (op:time-equal).
std::int64_t instant_of(const Value& value, std::int16_t implicit_zone);

}  // namespace hjemmel
