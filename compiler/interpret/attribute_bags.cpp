#include "compiler/interpret/attribute_bags.hpp"

#include "runtime/decide/standard_attributes.hpp"

namespace hjemmel::interpret {
namespace {

std::string_view issuer_of(const model::AttributeDesignator& designator) {
  return designator.issuer ? std::string_view(*designator.issuer) : std::string_view();
}

}  // namespace

Value AttributeBags::bag_of(const model::AttributeDesignator& designator, StatusLog& statuses) {
  std::span<const Value> values = in_request(designator);
  if (values.empty()) values = from_outside(designator);
  if (values.empty() && designator.must_be_present) {
    return Value::of_status(statuses.add(
        {StatusCode::missing_attribute,
         "an attribute that must be present is missing",
         {designator.category, designator.attribute_id, issuer_of(designator), designator.data_type.type}}));
  }
  return Value::of_bag(designator.data_type.type, values);
}

// 7.3.4: category, id and data type must be equal; the issuer only where the designator names one.
std::span<const Value> AttributeBags::in_request(const model::AttributeDesignator& designator) {
  const Request& request = *request_.request;
  std::vector<Value> values;
  for (const RequestAttribute& attribute : request.attributes) {
    if (!request_.holds(attribute.category)) continue;
    if (request.categories[attribute.category].category != designator.category) continue;
    if (attribute.id != designator.attribute_id || attribute.type != designator.data_type.type) continue;
    if (designator.issuer && attribute.issuer != *designator.issuer) continue;
    values.insert(values.end(), attribute.values.begin(), attribute.values.end());
  }
  return arena_.copy(std::span<const Value>(values));
}

std::span<const Value> AttributeBags::from_outside(const model::AttributeDesignator& designator) {
  const std::string_view issuer = issuer_of(designator);
  const DataType type = designator.data_type.type;
  for (const Supplied& known : supplied_) {
    if (known.category == designator.category && known.attribute_id == designator.attribute_id && known.type == type &&
        known.issuer == issuer) {
      return known.values;
    }
  }
  std::span<const Value> values;
  if (environment_.attributes) {
    values = environment_.attributes->values_of(designator.category, designator.attribute_id, type, issuer, arena_);
  }
  if (values.empty()) {
    const auto standard = standard_attribute(designator.category, designator.attribute_id, type, issuer, environment_);
    if (standard) values = arena_.copy(std::span<const Value>(&*standard, 1));
  }
  supplied_.push_back({designator.category, designator.attribute_id, type, issuer, values});
  return values;
}

}  // namespace hjemmel::interpret
