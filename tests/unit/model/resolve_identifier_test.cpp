// Identifiers that stand for nothing, in models that no reader has checked.
#include <catch2/catch.hpp>

#include "tests/model_builder.hpp"
#include "tests/policy_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using Codes = std::vector<std::string>;

namespace {

Codes codes_of_policy(std::unique_ptr<model::Policy> made) {
  const auto store = store_of(std::move(made));
  source::Diagnostics diagnostics;
  CHECK_FALSE(model::resolve(store, *store.root(), diagnostics));
  return codes_of(diagnostics);
}

std::unique_ptr<model::Policy> policy_with(model::Expression condition) {
  auto made = rule("r", model::Effect::permit);
  made.condition = std::move(condition);
  std::vector<model::Rule> rules;
  rules.push_back(std::move(made));
  return policy("p", model::CombiningAlgorithm::rule_deny_overrides, std::move(rules));
}

}  // namespace

TEST_CASE("an unknown combining algorithm is refused", "[resolve]") {
  auto made = policy_with(boolean_literal(true));
  made->algorithm.id.reset();
  CHECK(codes_of_policy(std::move(made)) == Codes{"unknown-combining-algorithm"});
}

TEST_CASE("an unknown function is refused, and its arguments are checked all the same", "[resolve]") {
  model::Apply apply;
  apply.function.urn = "urn:example:function";
  apply.arguments.push_back(failing_condition());
  apply.arguments.push_back({model::VariableReference{"undefined"}, {}});
  CHECK(codes_of_policy(policy_with({std::move(apply), {}})) == Codes{"undefined-variable", "unknown-function"});
}

TEST_CASE("an unknown data type is refused", "[resolve]") {
  auto literal = std::get<model::AttributeValue>(boolean_literal(true).node);
  literal.data_type = {"urn:example:type", DataType::unknown, {}};
  CHECK(codes_of_policy(policy_with({literal, {}})) == Codes{"unknown-data-type"});
  auto designator = string_designator("a");
  designator.data_type = {"urn:example:type", DataType::unknown, {}};
  CHECK(codes_of_policy(policy_with({designator, {}})) == Codes{"unknown-data-type"});
}
