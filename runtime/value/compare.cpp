#include "runtime/value/compare.hpp"

#include <algorithm>

#include "runtime/value/calendar.hpp"
#include "runtime/value/integer.hpp"
#include "runtime/value/rfc822_name.hpp"
#include "runtime/value/x500_name.hpp"

namespace hjemmel {
namespace {

// The starting instant decides, as for op:dateTime-equal, op:date-equal and op:time-equal: 2026-01-02+01:00 is not
// 2026-01-02Z. A time stays on its reference day: 08:00:00+09:00 is before, not equal to, 23:00:00Z (XF 10.4.12).
std::strong_ordering compare_instants(const Value& a, const Value& b, std::int16_t implicit_zone) {
  const auto seconds = instant_of(a, implicit_zone) <=> instant_of(b, implicit_zone);
  return seconds != 0 ? seconds : a.size <=> b.size;
}

bool x500_values_equal(const Value& a, const Value& b, Arena& arena) {
  if (a.as_text() == b.as_text()) return true;
  const auto left = normalise_x500_name(a.as_text(), arena);
  const auto right = normalise_x500_name(b.as_text(), arena);
  return left && right && x500_names_equal(*left, *right);
}

// Not a function of the standard: the same expression over the same category and namespaces.
bool xpaths_equal(const XPathExpression& a, const XPathExpression& b) {
  const auto same_binding = [](const NamespaceBinding& left, const NamespaceBinding& right) {
    return left.prefix == right.prefix && left.uri == right.uri;
  };
  return a.path == b.path && a.category == b.category &&
         std::equal(a.namespaces.begin(), a.namespaces.end(), b.namespaces.begin(), b.namespaces.end(), same_binding);
}

}  // namespace

bool values_equal(const Value& a, const Value& b, std::int16_t implicit_zone, Arena& arena) {
  if (a.type != b.type) return false;
  switch (a.type) {
    case DataType::string:
    case DataType::any_uri:
    case DataType::hex_binary:
    case DataType::base64_binary:
    case DataType::ip_address:
    case DataType::dns_name:
      return a.as_text() == b.as_text();
    case DataType::boolean:
      return a.boolean == b.boolean;
    case DataType::integer:
      return compare_integers(a, b) == 0;
    case DataType::real:
      return a.real == b.real;
    case DataType::time:
    case DataType::date:
    case DataType::date_time:
      return compare_instants(a, b, implicit_zone) == 0;
    case DataType::day_time_duration:
    case DataType::year_month_duration:
      return a.integer == b.integer && a.size == b.size;
    case DataType::x500_name:
      return x500_values_equal(a, b, arena);
    case DataType::rfc822_name:
      return rfc822_names_equal(a.as_text(), b.as_text());
    case DataType::xpath_expression:
      return xpaths_equal(*a.xpath, *b.xpath);
    case DataType::unknown:
      return false;
  }
  return false;
}

std::partial_ordering compare_values(const Value& a, const Value& b, std::int16_t implicit_zone) {
  if (a.type != b.type) return std::partial_ordering::unordered;
  switch (a.type) {
    case DataType::string:
      return a.as_text() <=> b.as_text();  // char_traits compares as unsigned char: UTF-8 bytes order by code point
    case DataType::integer:
      return compare_integers(a, b);
    case DataType::real:
      return a.real <=> b.real;
    case DataType::time:
      // A.3.8 calls it illegal to compare a time with a zone to one without: no implicit zone stands in
      if ((a.zone == no_zone) != (b.zone == no_zone)) return std::partial_ordering::unordered;
      return compare_instants(a, b, implicit_zone);
    case DataType::date:
    case DataType::date_time:
      return compare_instants(a, b, implicit_zone);
    default:
      return std::partial_ordering::unordered;  // no order of the standard
  }
}

}  // namespace hjemmel
