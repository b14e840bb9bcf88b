// current-time, current-date and current-dateTime of the environment (10.2.5): supplied once a request where it has none.
#pragma once

#include <string_view>

#include "runtime/decide/environment.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

inline constexpr std::string_view environment_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";

/// Whether this attribute is one of the three clock attributes, with the type that the standard gives it.
inline bool is_clock_attribute(std::string_view category, std::string_view attribute_id, DataType type) {
  constexpr std::string_view prefix = "urn:oasis:names:tc:xacml:1.0:environment:";
  if (category != environment_category || !attribute_id.starts_with(prefix)) return false;
  const std::string_view name = attribute_id.substr(prefix.size());
  return (type == DataType::time && name == "current-time") || (type == DataType::date && name == "current-date") ||
         (type == DataType::date_time && name == "current-dateTime");
}

/// The clock as a time, date or dateTime in the environment's implicit zone.
inline Value clock_value(DataType type, const Environment& environment) {
  constexpr std::int64_t day = 86'400;
  const std::int64_t local = environment.now_seconds + std::int64_t{environment.implicit_zone} * 60;
  const std::int64_t second_of_day = ((local % day) + day) % day;
  Value value;
  value.type = type;
  value.zone = environment.implicit_zone;
  value.size = type == DataType::date ? 0 : environment.now_nanoseconds;
  value.integer = type == DataType::time ? second_of_day : type == DataType::date ? local - second_of_day : local;
  return value;
}

}  // namespace hjemmel
