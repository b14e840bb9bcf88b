// date, time and dateTime (XSD 1.0 part 2, 3.2.7 to 3.2.9): text ▸ local seconds, nanoseconds and zone.
//
// Accepted: `24:00:00` (the next midnight), zones from -14:00 to +14:00 with `-00:00` as UTC, years before the common
// era and beyond 9999 up to calendar.hpp's year_limit, fractions of any length (kept to the nanosecond, the rest cut
// off). Refused, as XSD 1.0 does: the year 0000, a sign `+`, leap seconds.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/reading.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// White space already collapsed.
Refusal read_date(std::string_view text, Value& value);
Refusal read_time(std::string_view text, Value& value);
Refusal read_date_time(std::string_view text, Value& value);

/// Canonical forms. With a zone: dateTime and time in UTC with `Z`, date with its recoverable zone (3.2.9.1, -11:59 to
/// +12:00, UTC as `Z`). Without: as it is. Fractions without trailing zeros.
/// XSD drops the day that a time may leave on its way to UTC: `08:00:00+09:00` prints as `23:00:00Z`, which
/// op:time-equal (A.3.1) calls a different time.
void append_date(const Value& value, std::string& out);
void append_time(const Value& value, std::string& out);
void append_date_time(const Value& value, std::string& out);

}  // namespace hjemmel
