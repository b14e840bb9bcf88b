#include "tests/model_builder.hpp"

namespace hjemmel::tests {
namespace {

model::DataTypeName data_type(DataType type) { return {std::string(urn_of(type)), type, {}}; }

model::FunctionName function(FunctionId id) { return {std::string(info_of(id).urn), id, {}}; }

model::CombiningAlgorithmName algorithm_name(model::CombiningAlgorithm id) {
  return {std::string(model::info_of(id).urn), id, {}};
}

model::AttributeValue literal(DataType type, std::string text) {
  model::AttributeValue value;
  value.data_type = data_type(type);
  value.text = std::move(text);
  return value;
}

constexpr const char* absent_attribute = "urn:example:absent";

}  // namespace

model::Expression boolean_literal(bool value) { return {literal(DataType::boolean, value ? "true" : "false"), {}}; }

model::AttributeDesignator string_designator(std::string attribute_id, bool must_be_present) {
  model::AttributeDesignator designator;
  designator.category = test_category;
  designator.attribute_id = std::move(attribute_id);
  designator.data_type = data_type(DataType::string);
  designator.must_be_present = must_be_present;
  return designator;
}

model::Target string_target(std::string attribute_id, std::string value, bool must_be_present) {
  model::Match match;
  match.function = function(FunctionId::string_equal);
  match.value = literal(DataType::string, std::move(value));
  match.attribute = string_designator(std::move(attribute_id), must_be_present);
  model::Target target;
  target.any_ofs.emplace_back().alternatives.emplace_back().matches.push_back(std::move(match));
  return target;
}

model::Target failing_target() { return string_target(absent_attribute, "anything", true); }

model::Expression failing_condition() {
  model::Apply is_in;
  is_in.function = function(FunctionId::string_is_in);
  is_in.arguments.push_back({literal(DataType::string, "anything"), {}});
  is_in.arguments.push_back({string_designator(absent_attribute, true), {}});
  return {std::move(is_in), {}};
}

model::Rule rule(std::string id, model::Effect effect) {
  model::Rule rule;
  rule.id = std::move(id);
  rule.effect = effect;
  return rule;
}

std::unique_ptr<model::Policy> policy(std::string id, model::CombiningAlgorithm algorithm,
                                      std::vector<model::Rule> rules) {
  auto policy = std::make_unique<model::Policy>();
  policy->id = std::move(id);
  policy->algorithm = algorithm_name(algorithm);
  policy->rules = std::move(rules);
  return policy;
}

std::unique_ptr<model::PolicySet> policy_set(std::string id, model::CombiningAlgorithm algorithm,
                                             std::vector<model::PolicySetChild> children) {
  auto set = std::make_unique<model::PolicySet>();
  set->id = std::move(id);
  set->algorithm = algorithm_name(algorithm);
  set->children = std::move(children);
  return set;
}

model::PolicyStore store_of(model::Root root) {
  model::PolicyStore store;
  store.add(nullptr, {std::move(root), {}});
  return store;
}

StringRequest::StringRequest(std::vector<std::pair<std::string, std::string>> attributes)
    : texts_(std::move(attributes)) {
  request_.categories.push_back({test_category, {}, {}});
  for (const auto& [id, text] : texts_) values_.push_back(Value::of_text(DataType::string, text));
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    RequestAttribute attribute;
    attribute.id = texts_[i].first;
    attribute.type = DataType::string;
    attribute.type_urn = urn_of(DataType::string);
    attribute.values = {&values_[i], 1};
    request_.attributes.push_back(attribute);
  }
  individual_ = {&request_, {&category_, 1}};
}

}  // namespace hjemmel::tests
