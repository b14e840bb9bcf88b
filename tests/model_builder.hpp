// Policies and requests built in code, for tests that make many of them. Others say theirs in XML.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/model/policy_store.hpp"
#include "runtime/request/request.hpp"

namespace hjemmel::tests {

inline constexpr std::string_view test_category = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";

model::Expression boolean_literal(bool value);
/// A bag of strings from the request.
model::AttributeDesignator string_designator(std::string attribute_id, bool must_be_present = false);
/// A target that matches where the attribute has this value.
model::Target string_target(std::string attribute_id, std::string value, bool must_be_present = false);
/// A target that is always Indeterminate: an attribute that no request has must be present.
model::Target failing_target();
/// A boolean expression that is always Indeterminate.
model::Expression failing_condition();

model::Rule rule(std::string id, model::Effect effect);
std::unique_ptr<model::Policy> policy(std::string id, model::CombiningAlgorithm algorithm,
                                      std::vector<model::Rule> rules);
std::unique_ptr<model::PolicySet> policy_set(std::string id, model::CombiningAlgorithm algorithm,
                                             std::vector<model::PolicySetChild> children = {});
/// children(a, b, …) of unique pointers to policies and policy sets.
template <typename... Nodes>
std::vector<model::PolicySetChild> children(Nodes... nodes) {
  std::vector<model::PolicySetChild> out;
  (out.push_back(std::move(nodes)), ...);
  return out;
}

model::PolicyStore store_of(model::Root root);

/// A request with string attributes of the subject.
class StringRequest {
 public:
  explicit StringRequest(std::vector<std::pair<std::string, std::string>> attributes);
  StringRequest(const StringRequest&) = delete;
  StringRequest& operator=(const StringRequest&) = delete;
  const IndividualRequest& individual() const { return individual_; }
  Request& request() { return request_; }

 private:
  std::vector<std::pair<std::string, std::string>> texts_;
  std::vector<Value> values_;
  Request request_;
  std::uint32_t category_ = 0;
  IndividualRequest individual_;
};

}  // namespace hjemmel::tests
