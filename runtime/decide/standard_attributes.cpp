#include "runtime/decide/standard_attributes.hpp"

namespace hjemmel {

std::optional<Value> standard_attribute(std::string_view category, std::string_view attribute_id, DataType type,
                                        std::string_view issuer, const Environment& environment) {
  constexpr std::string_view environment_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";
  constexpr std::string_view prefix = "urn:oasis:names:tc:xacml:1.0:environment:current-";
  constexpr std::int64_t seconds_a_day = 24 * 60 * 60;
  if (!issuer.empty() || category != environment_category || !attribute_id.starts_with(prefix)) return std::nullopt;
  const std::string_view name = attribute_id.substr(prefix.size());

  const std::int64_t local = environment.now_seconds + std::int64_t{environment.implicit_zone} * 60;
  const std::int64_t second_of_day = ((local % seconds_a_day) + seconds_a_day) % seconds_a_day;
  Value value;
  value.type = type;
  value.zone = environment.implicit_zone;
  if (name == "time" && type == DataType::time) {
    value.integer = second_of_day;
    value.size = environment.now_nanoseconds;
  } else if (name == "date" && type == DataType::date) {
    value.integer = local - second_of_day;
  } else if (name == "dateTime" && type == DataType::date_time) {
    value.integer = local;
    value.size = environment.now_nanoseconds;
  } else {
    return std::nullopt;
  }
  return value;
}

}  // namespace hjemmel
