// dayTimeDuration and yearMonthDuration (XPath 2.0 functions and operators, 10.3): text ▸ seconds and nanoseconds, or
// months.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/reading.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// White space already collapsed. Refused where the seconds or months do not fit 64 bits. Fractions are kept to the
/// nanosecond, the rest cut off.
Refusal read_day_time_duration(std::string_view text, Value& value);
Refusal read_year_month_duration(std::string_view text, Value& value);

/// Canonical forms: `P1DT2H3M4.5S` with every part in its range and without zero parts; `PT0S` and `P0M` for zero.
void append_day_time_duration(const Value& value, std::string& out);
void append_year_month_duration(const Value& value, std::string& out);

}  // namespace hjemmel
