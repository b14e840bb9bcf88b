// The environment attributes that a decision point supplies where the request does not (sections 7.3.6, 10.2.5, B.7).
#pragma once

#include <optional>
#include <string_view>

#include "runtime/decide/environment.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// current-time, current-date or current-dateTime of the environment category, in their own types and in the implicit
/// time zone; empty for any other attribute, another type, or a designator that names an issuer: the decision point has
/// none.
std::optional<Value> standard_attribute(std::string_view category, std::string_view attribute_id, DataType type,
                                        std::string_view issuer, const Environment& environment);

}  // namespace hjemmel
