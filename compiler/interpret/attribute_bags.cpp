#include "compiler/interpret/attribute_bags.hpp"

#include "runtime/decide/standard_attributes.hpp"

namespace hjemmel::interpret {

std::span<const Value> AttributeBags::values_of(const AttributeName& name) {
  const std::span<const Value> values = in_request(name);
  return values.empty() ? from_outside(name) : values;
}

// 7.3.4: category, id and data type must be equal; the issuer only where one is named.
std::span<const Value> AttributeBags::in_request(const AttributeName& name) {
  const Request& request = *request_.request;
  std::vector<Value> values;
  for (const RequestAttribute& attribute : request.attributes) {
    if (!request_.holds(attribute.category)) continue;
    if (request.categories[attribute.category].category != name.category) continue;
    if (attribute.id != name.attribute_id || attribute.type != name.type) continue;
    if (name.issuer && attribute.issuer != *name.issuer) continue;
    values.insert(values.end(), attribute.values.begin(), attribute.values.end());
  }
  return arena_.copy(std::span<const Value>(values));
}

std::span<const Value> AttributeBags::from_outside(const AttributeName& name) {
  for (const Supplied& supplied : supplied_) {
    if (supplied.name == name) return supplied.values;
  }
  const std::string_view issuer = name.issuer.value_or(std::string_view());
  std::span<const Value> values;
  if (environment_.attributes) {
    values = environment_.attributes->values_of(name.category, name.attribute_id, name.type, issuer, arena_);
  }
  if (values.empty()) {
    const auto standard = standard_attribute(name.category, name.attribute_id, name.type, issuer, environment_);
    if (standard) values = arena_.copy(std::span<const Value>(&*standard, 1));
  }
  supplied_.push_back({name, values});
  return values;
}

}  // namespace hjemmel::interpret
