// Attribute retrieval (7.3.3 to 7.3.6): the bag that a designator stands for.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "compiler/model/expression.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/request/request.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/status.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::interpret {

/// The attributes of one individual request, and those supplied to it from outside. Bags live in the arena.
class AttributeBags {
 public:
  AttributeBags(const IndividualRequest& request, const Environment& environment, Arena& arena)
      : request_(request), environment_(environment), arena_(arena) {}

  /// A bag, in the order of the request; or missing-attribute where it is empty and must not be.
  Value bag_of(const model::AttributeDesignator& designator, StatusLog& statuses);

  const IndividualRequest& request() const { return request_; }

 private:
  std::span<const Value> in_request(const model::AttributeDesignator& designator);
  std::span<const Value> from_outside(const model::AttributeDesignator& designator);

  struct Supplied {
    std::string_view category;
    std::string_view attribute_id;
    DataType type;
    std::string_view issuer;
    std::span<const Value> values;
  };

  const IndividualRequest& request_;
  const Environment& environment_;
  Arena& arena_;
  std::vector<Supplied> supplied_;  ///< so that the source is asked for an attribute at most once
};

}  // namespace hjemmel::interpret
