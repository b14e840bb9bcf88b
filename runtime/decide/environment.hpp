// What surrounds a decision: the clock, the implicit time zone, and attributes that the request does not hold.
#pragma once

#include <cstdint>
#include <ctime>
#include <span>
#include <string_view>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// A source of attributes that the request does not hold (7.3.5). Asked at most once for an attribute and request.
class AttributeSource {
 public:
  virtual ~AttributeSource() = default;
  /// The values of an attribute, possibly none; they may live in `arena`. `issuer` is empty where the designator names
  /// none.
  virtual std::span<const Value> values_of(std::string_view category, std::string_view attribute_id, DataType type,
                                           std::string_view issuer, Arena& arena) const = 0;
};

/// The same for every individual request of one request, so that current-time is stable (7.3.6, 10.2.5).
struct Environment {
  std::int64_t now_seconds = 0;  ///< since 1970-01-01T00:00:00Z
  std::uint32_t now_nanoseconds = 0;
  std::int16_t implicit_zone = 0;  ///< minutes east of UTC
  const AttributeSource* attributes = nullptr;

  static Environment now();
};

}  // namespace hjemmel
