#include "runtime/value/duration.hpp"

#include <initializer_list>

#include "runtime/value/calendar.hpp"
#include "runtime/value/decimal.hpp"
#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

constexpr Refusal too_long = "durations beyond 64 bits are not supported";

// total += digits * unit; false where that does not fit.
bool accumulate(std::string_view digits, std::int64_t unit, std::int64_t& total) {
  std::int64_t count = 0;
  for (const char c : digits) {
    if (__builtin_mul_overflow(count, std::int64_t{10}, &count)) return false;
    if (__builtin_add_overflow(count, std::int64_t{c - '0'}, &count)) return false;
  }
  return !__builtin_mul_overflow(count, unit, &count) && !__builtin_add_overflow(total, count, &total);
}

struct Part {
  char designator;
  std::int64_t unit;
};

// Number and designator pairs, each at most once and in the order of `parts`. `digits` gets a number that none of them
// follows: the seconds, or an error for the caller to find.
Refusal take_parts(Scanner& scanner, std::initializer_list<Part> parts, std::int64_t& total, bool& any,
                   std::string_view& digits) {
  digits = scanner.take_digits();
  for (const Part& part : parts) {
    if (digits.empty() || !scanner.take(part.designator)) continue;
    if (!accumulate(digits, part.unit, total)) return too_long;
    any = true;
    digits = scanner.take_digits();
  }
  return accepted;
}

void append_part(std::int64_t number, char designator, std::string& out) {
  if (number == 0) return;
  append_padded(static_cast<std::uint64_t>(number), 1, out);
  out.push_back(designator);
}

}  // namespace

Refusal read_day_time_duration(std::string_view text, Value& value) {
  Scanner scanner(text);
  const bool negative = scanner.take('-');
  if (!scanner.take('P')) return malformed;
  std::int64_t seconds = 0;
  bool any = false;
  std::string_view digits;
  if (const Refusal refusal = take_parts(scanner, {{'D', seconds_per_day}}, seconds, any, digits)) return refusal;
  std::uint32_t nanoseconds = 0;
  if (digits.empty() && scanner.take('T')) {
    any = false;  // a T wants a part behind it
    if (const Refusal refusal = take_parts(scanner, {{'H', 3600}, {'M', 60}}, seconds, any, digits)) return refusal;
    if (!digits.empty()) {
      std::string_view fraction;
      if (scanner.take('.')) {
        fraction = scanner.take_digits();
        if (fraction.empty()) return malformed;
      }
      if (!scanner.take('S')) return malformed;
      if (!accumulate(digits, 1, seconds)) return too_long;
      nanoseconds = nanoseconds_of_fraction(fraction);
      digits = {};
      any = true;
    }
  }
  if (!any || !digits.empty() || !scanner.done()) return malformed;
  value.type = DataType::day_time_duration;
  value.integer = seconds;
  value.size = nanoseconds;
  if (negative) value = *negate_duration(value);  // a magnitude that was read has a negative
  return accepted;
}

Refusal read_year_month_duration(std::string_view text, Value& value) {
  Scanner scanner(text);
  const bool negative = scanner.take('-');
  if (!scanner.take('P')) return malformed;
  std::int64_t months = 0;
  bool any = false;
  std::string_view digits;
  if (const Refusal refusal = take_parts(scanner, {{'Y', 12}, {'M', 1}}, months, any, digits)) return refusal;
  if (!any || !digits.empty() || !scanner.done()) return malformed;
  value.type = DataType::year_month_duration;
  value.integer = negative ? -months : months;
  return accepted;
}

void append_day_time_duration(const Value& value, std::string& out) {
  std::uint64_t seconds = static_cast<std::uint64_t>(value.integer);
  std::uint32_t nanoseconds = value.size;
  if (value.integer < 0) {
    out.push_back('-');
    seconds = 0 - seconds;
    if (nanoseconds != 0) {
      seconds -= 1;
      nanoseconds = nanoseconds_per_second - nanoseconds;
    }
  }
  out.push_back('P');
  const auto day_seconds = static_cast<std::uint64_t>(seconds_per_day);
  append_part(static_cast<std::int64_t>(seconds / day_seconds), 'D', out);
  const auto rest = static_cast<std::int64_t>(seconds % day_seconds);
  const bool zero = seconds == 0 && nanoseconds == 0;
  if (rest == 0 && nanoseconds == 0 && !zero) return;
  out.push_back('T');
  append_part(rest / 3600, 'H', out);
  append_part(rest / 60 % 60, 'M', out);
  if (rest % 60 != 0 || nanoseconds != 0 || zero) {
    append_padded(static_cast<std::uint64_t>(rest % 60), 1, out);
    append_fraction(nanoseconds, out);
    out.push_back('S');
  }
}

void append_year_month_duration(const Value& value, std::string& out) {
  std::uint64_t months = static_cast<std::uint64_t>(value.integer);
  if (value.integer < 0) {
    out.push_back('-');
    months = 0 - months;
  }
  out.push_back('P');
  append_part(static_cast<std::int64_t>(months / 12), 'Y', out);
  if (months % 12 != 0 || months == 0) {
    append_padded(months % 12, 1, out);
    out.push_back('M');
  }
}

}  // namespace hjemmel
