// Attribute retrieval (7.3.3 to 7.3.6): the bag that a designator stands for.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/decide/environment.hpp"
#include "runtime/request/request.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::interpret {

/// What a designator asks for (7.3.4).
struct AttributeName {
  std::string_view category;
  std::string_view attribute_id;
  DataType type = DataType::unknown;
  std::optional<std::string_view> issuer;  ///< none: whoever issued it

  bool operator==(const AttributeName&) const = default;
};

/// The attributes of one individual request, and those supplied to it from outside. Bags live in the arena.
class AttributeBags {
 public:
  AttributeBags(const IndividualRequest& request, const Environment& environment, Arena& arena)
      : request_(request), environment_(environment), arena_(arena) {}

  /// All values of an attribute, in the order of the request; none if it is missing.
  std::span<const Value> values_of(const AttributeName& name);

 private:
  std::span<const Value> in_request(const AttributeName& name);
  std::span<const Value> from_outside(const AttributeName& name);

  struct Supplied {
    AttributeName name;
    std::span<const Value> values;
  };

  const IndividualRequest& request_;
  const Environment& environment_;
  Arena& arena_;
  std::vector<Supplied> supplied_;  ///< so that the source is asked for an attribute at most once
};

}  // namespace hjemmel::interpret
