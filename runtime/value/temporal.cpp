#include "runtime/value/temporal.hpp"

#include "runtime/value/calendar.hpp"
#include "runtime/value/decimal.hpp"
#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

constexpr int minutes_per_day = 24 * 60;

Refusal take_date(Scanner& scanner, std::int64_t& days) {
  const bool before_common_era = scanner.take('-');
  const std::string_view digits = scanner.take_digits();
  if (digits.size() < 4 || (digits.size() > 4 && digits.front() == '0')) return malformed;
  if (digits.size() > 11) return "years of more than 11 digits are not supported";
  CivilDate date;
  date.year = 0;
  for (const char c : digits) date.year = date.year * 10 + (c - '0');
  if (!scanner.take('-') || !scanner.take_pair(date.month)) return malformed;
  if (!scanner.take('-') || !scanner.take_pair(date.day)) return malformed;
  if (date.year == 0) return "there is no year 0000";
  if (before_common_era) date.year = 1 - date.year;  // -0001 is 1 BCE, the astronomical year 0
  if (date.month < 1 || date.month > 12) return "there is no such month";
  if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return "the month has no such day";
  days = days_from_civil(date);
  return accepted;
}

// Seconds of the day, 86,400 for 24:00:00.
Refusal take_time(Scanner& scanner, std::int64_t& seconds, std::uint32_t& nanoseconds) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!scanner.take_pair(hour) || !scanner.take(':') || !scanner.take_pair(minute) || !scanner.take(':') ||
      !scanner.take_pair(second)) {
    return malformed;
  }
  std::string_view fraction;
  if (scanner.take('.')) {
    fraction = scanner.take_digits();
    if (fraction.empty()) return malformed;
  }
  seconds = hour * 3600 + minute * 60 + second;
  nanoseconds = nanoseconds_of_fraction(fraction);
  const bool at_midnight = seconds == seconds_per_day && fraction.find_first_not_of('0') == std::string_view::npos;
  if (minute > 59 || second > 59 || (hour > 23 && !at_midnight)) return "there is no such time of day";
  return accepted;
}

// The rest of the text: nothing, or a zone.
Refusal take_zone(Scanner& scanner, std::int16_t& zone) {
  zone = no_zone;
  if (scanner.done()) return accepted;
  if (scanner.take('Z')) {
    zone = 0;
    return scanner.done() ? accepted : malformed;
  }
  const bool west = scanner.take('-');
  if (!west && !scanner.take('+')) return malformed;
  int hours = 0;
  int minutes = 0;
  if (!scanner.take_pair(hours) || !scanner.take(':') || !scanner.take_pair(minutes) || !scanner.done())
    return malformed;
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return "zones end at -14:00 and +14:00";
  const int east = west ? -(hours * 60 + minutes) : hours * 60 + minutes;
  zone = static_cast<std::int16_t>(east);
  return accepted;
}

void append_day(std::int64_t days, std::string& out) {
  const CivilDate date = civil_from_days(days);
  if (date.year <= 0) out.push_back('-');
  append_padded(static_cast<std::uint64_t>(date.year <= 0 ? 1 - date.year : date.year), 4, out);
  out.push_back('-');
  append_padded(static_cast<std::uint64_t>(date.month), 2, out);
  out.push_back('-');
  append_padded(static_cast<std::uint64_t>(date.day), 2, out);
}

void append_time_of_day(std::int64_t seconds, std::uint32_t nanoseconds, std::string& out) {
  append_padded(static_cast<std::uint64_t>(seconds / 3600), 2, out);
  out.push_back(':');
  append_padded(static_cast<std::uint64_t>(seconds / 60 % 60), 2, out);
  out.push_back(':');
  append_padded(static_cast<std::uint64_t>(seconds % 60), 2, out);
  append_fraction(nanoseconds, out);
}

}  // namespace

Refusal read_date(std::string_view text, Value& value) {
  Scanner scanner(text);
  std::int64_t days = 0;
  value.type = DataType::date;
  if (const Refusal refusal = take_date(scanner, days)) return refusal;
  value.integer = days * seconds_per_day;
  return take_zone(scanner, value.zone);
}

Refusal read_time(std::string_view text, Value& value) {
  Scanner scanner(text);
  value.type = DataType::time;
  if (const Refusal refusal = take_time(scanner, value.integer, value.size)) return refusal;
  value.integer %= seconds_per_day;
  return take_zone(scanner, value.zone);
}

Refusal read_date_time(std::string_view text, Value& value) {
  Scanner scanner(text);
  std::int64_t days = 0;
  value.type = DataType::date_time;
  if (const Refusal refusal = take_date(scanner, days)) return refusal;
  if (!scanner.take('T')) return malformed;
  if (const Refusal refusal = take_time(scanner, value.integer, value.size)) return refusal;
  value.integer += days * seconds_per_day;
  return take_zone(scanner, value.zone);
}

void append_date(const Value& value, std::string& out) {
  std::int64_t days = day_of(value.integer);
  if (value.zone == no_zone) {
    append_day(days, out);
    return;
  }
  // A day that starts at local midnight in a zone beyond -11:59 to +12:00 is the neighbouring day of a zone within.
  int zone = value.zone;
  if (zone > minutes_per_day / 2) {
    zone -= minutes_per_day;
    days -= 1;
  } else if (zone <= -minutes_per_day / 2) {
    zone += minutes_per_day;
    days += 1;
  }
  append_day(days, out);
  if (zone == 0) {
    out.push_back('Z');
    return;
  }
  out.push_back(zone < 0 ? '-' : '+');
  const auto minutes = static_cast<std::uint64_t>(zone < 0 ? -zone : zone);
  append_padded(minutes / 60, 2, out);
  out.push_back(':');
  append_padded(minutes % 60, 2, out);
}

void append_time(const Value& value, std::string& out) {
  append_time_of_day(second_of_day(instant_of(value, 0)), value.size, out);
  if (value.zone != no_zone) out.push_back('Z');
}

void append_date_time(const Value& value, std::string& out) {
  const std::int64_t seconds = instant_of(value, 0);
  append_day(day_of(seconds), out);
  out.push_back('T');
  append_time_of_day(second_of_day(seconds), value.size, out);
  if (value.zone != no_zone) out.push_back('Z');
}

}  // namespace hjemmel
