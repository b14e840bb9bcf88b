#include "compiler/model/equality.hpp"

#include <catch2/catch.hpp>

using namespace hjemmel::model;

namespace {

Expression literal(std::string text) {
  AttributeValue value;
  value.data_type.urn = "urn:t";
  value.text = std::move(text);
  return {std::move(value), {}};
}

std::unique_ptr<Policy> sample() {
  auto policy = std::make_unique<Policy>();
  policy->id = "p";
  policy->rules.resize(2);
  policy->rules[1].condition = Expression{Apply{}, {}};
  std::get<Apply>(policy->rules[1].condition->node).arguments.push_back(literal("a"));
  policy->target.any_ofs.emplace_back().alternatives.emplace_back().matches.emplace_back();
  return policy;
}

/// Where two samples differ after `change` was made to one of them.
template <class Change>
std::string difference_after(Change change) {
  Root a = sample();
  auto changed = sample();
  change(*changed);
  Root b = std::move(changed);
  std::string forward, backward;
  const bool same = same_policy(a, b, forward);
  CHECK(same == same_policy(b, a, backward));
  CHECK(forward == backward);
  CHECK(same == forward.empty());
  return forward;
}

}  // namespace

TEST_CASE("equal policies are equal whatever their places", "[equality]") {
  CHECK(difference_after([](Policy&) {}).empty());
  CHECK(difference_after([](Policy& p) {
          p.rules[0].span.begin = 7;
          p.id_span.end = 9;
        }).empty());
}

TEST_CASE("the first difference is named by its path", "[equality]") {
  CHECK(difference_after([](Policy& p) { p.id = "q"; }) == "Policy/@PolicyId");
  CHECK(difference_after([](Policy& p) { p.version = "2"; }) == "Policy/@Version");
  CHECK(difference_after([](Policy& p) { p.description = ""; }) == "Policy/Description");
  CHECK(difference_after([](Policy& p) { p.rules.emplace_back(); }) == "Policy/Rule[3]");
  CHECK(difference_after([](Policy& p) { p.rules[1].effect = Effect::deny; }) == "Policy/Rule[2]/@Effect");
  CHECK(difference_after([](Policy& p) { p.rules[0].target.emplace(); }) == "Policy/Rule[1]/Target");
  CHECK(difference_after([](Policy& p) { p.rules[1].condition.reset(); }) == "Policy/Rule[2]/Condition");
  CHECK(difference_after([](Policy& p) { std::get<Apply>(p.rules[1].condition->node).arguments[0] = literal("b"); }) ==
        "Policy/Rule[2]/Condition/Apply/Expression[1]/AttributeValue/text()");
  CHECK(difference_after([](Policy& p) { p.target.any_ofs[0].alternatives[0].matches[0].function.urn = "f"; }) ==
        "Policy/Target/AnyOf[1]/AllOf[1]/Match[1]/@MatchId");
  CHECK(difference_after([](Policy& p) {
          std::get<AttributeDesignator>(p.target.any_ofs[0].alternatives[0].matches[0].attribute).issuer = "";
        }) == "Policy/Target/AnyOf[1]/AllOf[1]/Match[1]/AttributeDesignator/@Issuer");
}

TEST_CASE("a policy is no policy set", "[equality]") {
  const Root policy = std::make_unique<Policy>();
  auto outer = std::make_unique<PolicySet>();
  outer->children.emplace_back(std::make_unique<Policy>());
  const Root set = std::move(outer);
  std::string difference;
  CHECK_FALSE(same_policy(policy, set, difference));
  CHECK(difference == "root");

  auto other = std::make_unique<PolicySet>();
  other->children.emplace_back(PolicyReference{});
  const Root referring = std::move(other);
  CHECK_FALSE(same_policy(set, referring, difference));
  CHECK(difference == "PolicySet/Child[1]");
}

TEST_CASE("the order of namespaces is no difference, their meaning is", "[equality]") {
  const auto with = [](std::vector<Namespace> namespaces) -> Root {
    auto policy = std::make_unique<Policy>();
    AttributeSelector selector;
    selector.namespaces = std::move(namespaces);
    policy->variables.push_back({"v", {std::move(selector), {}}, {}});
    return policy;
  };
  std::string difference;
  CHECK(same_policy(with({{"a", "x"}, {"b", "y"}}), with({{"b", "y"}, {"a", "x"}}), difference));
  CHECK_FALSE(same_policy(with({{"a", "x"}}), with({{"a", "y"}}), difference));
  CHECK(difference == "Policy/VariableDefinition[1]/AttributeSelector/xmlns");
}
