#include "runtime/value/calendar.hpp"

namespace hjemmel {
namespace {

// The calendar repeats every 400 years. Days are counted from 1 March of year 0, so that the leap day ends a year.
constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t days_from_march_0_to_1970 = 719'468;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

std::optional<Value> at_seconds(Value value, std::int64_t seconds) {
  const std::int64_t year = civil_from_days(day_of(seconds)).year;
  if (year < -year_limit || year > year_limit) return std::nullopt;
  value.integer = seconds;
  return value;
}

}  // namespace

bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

std::int64_t days_from_civil(const CivilDate& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const int month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_per_era + day_of_era - days_from_march_0_to_1970;
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t from_march_0 = days + days_from_march_0_to_1970;
  const std::int64_t era = floor_divide(from_march_0, days_per_era);
  const std::int64_t day_of_era = from_march_0 - era * days_per_era;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = static_cast<int>(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
  const int month_from_march = (5 * day_of_year + 2) / 153;
  CivilDate date;
  date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  date.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

std::int64_t day_of(std::int64_t local_seconds) { return floor_divide(local_seconds, seconds_per_day); }

std::int64_t second_of_day(std::int64_t local_seconds) {
  return local_seconds - day_of(local_seconds) * seconds_per_day;
}

std::optional<Value> add_months(const Value& value, std::int64_t months) {
  CivilDate date = civil_from_days(day_of(value.integer));
  std::int64_t month_count = 0;  // months since January of year 0
  if (__builtin_add_overflow(date.year * 12 + date.month - 1, months, &month_count)) return std::nullopt;
  date.year = floor_divide(month_count, 12);
  date.month = static_cast<int>(month_count - date.year * 12) + 1;
  if (date.year < -year_limit || date.year > year_limit) return std::nullopt;
  const int length = days_in_month(date.year, date.month);
  if (date.day > length) date.day = length;
  return at_seconds(value, days_from_civil(date) * seconds_per_day + second_of_day(value.integer));
}

std::optional<Value> add_seconds(const Value& value, std::int64_t seconds, std::uint32_t nanoseconds) {
  Value sum = value;
  sum.size = value.size + nanoseconds;
  std::int64_t carry = 0;
  if (sum.size >= nanoseconds_per_second) {
    sum.size -= nanoseconds_per_second;
    carry = 1;
  }
  std::int64_t total = 0;
  if (__builtin_add_overflow(value.integer + carry, seconds, &total)) return std::nullopt;
  return at_seconds(sum, total);
}

std::optional<Value> negate_duration(const Value& duration) {
  Value negative = duration;
  // -(s + n) = (-s - 1) + (1 - n): the nanoseconds of a Value are never negative
  if (duration.size != 0) {
    negative.integer = ~duration.integer;
    negative.size = nanoseconds_per_second - duration.size;
    return negative;
  }
  if (__builtin_sub_overflow(std::int64_t{0}, duration.integer, &negative.integer)) return std::nullopt;
  return negative;
}

std::int64_t instant_of(const Value& value, std::int16_t implicit_zone) {
  const std::int16_t zone = value.zone == no_zone ? implicit_zone : value.zone;
  return value.integer - std::int64_t{zone} * 60;
}

}  // namespace hjemmel
