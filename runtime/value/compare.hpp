// Equality and order of values: the `type-equal` and comparison functions of A.3.1, A.3.6 and A.3.8.
#pragma once

#include <compare>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// `type-equal` for two single values of the same type. For time values the comparison is that of A.3.1 (XSD 3.2.8: on
/// the instant, `implicit_zone` where a zone is missing). NaN equals nothing. ipAddress and dnsName compare by text.
bool values_equal(const Value& a, const Value& b, std::int16_t implicit_zone, Arena& arena);

/// Order of two single values of the same ordered type (integer, double, string by codepoint, time, date, dateTime).
/// unordered for NaN, and for two times of which exactly one has a zone (A.3.8: illegal).
std::partial_ordering compare_values(const Value& a, const Value& b, std::int16_t implicit_zone);

}  // namespace hjemmel
