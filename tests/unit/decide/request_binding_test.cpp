#include "runtime/decide/request_binding.hpp"

#include <catch2/catch.hpp>

#include "runtime/artefact/loader.hpp"
#include "runtime/decide/engine.hpp"
#include "tests/engines.hpp"
#include "tests/model_builder.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

constexpr auto deny_overrides = model::CombiningAlgorithm::rule_deny_overrides;

/// A policy that permits whoever has this role.
std::unique_ptr<model::Policy> permit_role(const std::string& role) {
  model::Rule permit = rule("permit", model::Effect::permit);
  permit.target = string_target("role", role);
  std::vector<model::Rule> rules;
  rules.push_back(std::move(permit));
  return policy("p", deny_overrides, std::move(rules));
}

struct RoleSource final : AttributeSource {
  std::span<const Value> values_of(std::string_view, std::string_view attribute_id, DataType type, std::string_view,
                                   Arena& arena) const override {
    if (attribute_id != "role" || type != DataType::string) return {};
    const Value role = Value::of_text(DataType::string, "accountant");
    return arena.copy(std::span<const Value>(&role, 1));
  }
};

/// `others` more rules, each over an attribute of its own, so that the tables of the artefact lie elsewhere.
std::vector<unsigned char> artefact_for(const std::string& role, int others) {
  auto root = permit_role(role);
  for (int i = 0; i < others; ++i) {
    model::Rule& other = root->rules.emplace_back(rule("other", model::Effect::deny));
    other.target = string_target("attribute " + std::to_string(i), "anything");
  }
  const model::PolicyStore store = store_of(std::move(root));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  return artefact_of(*resolved);
}

}  // namespace

TEST_CASE("an attribute without a value leaves room for the attribute source") {
  const model::PolicyStore store = store_of(permit_role("accountant"));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const auto engines = engines_for(*resolved);

  StringRequest request(Attributes{{"role", "nobody"}});
  request.request().attributes[0].values = {};
  const RoleSource roles;
  Environment environment;
  environment.attributes = &roles;
  const JointAnswer joint = decide_both(engines, request.individual(), environment);
  CHECK(joint.disagreement.empty());
  CHECK(joint.answer.decision == Decision::permit);
}

TEST_CASE("values of the request come before the attribute source") {
  const model::PolicyStore store = store_of(permit_role("accountant"));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const StringRequest request(Attributes{{"role", "nobody"}});
  const RoleSource roles;
  Environment environment;
  environment.attributes = &roles;
  const JointAnswer joint = decide_both(engines_for(*resolved), request.individual(), environment);
  CHECK(joint.disagreement.empty());
  CHECK(joint.answer.decision == Decision::not_applicable);
}

TEST_CASE("one engine decides by programs that come and go") {
  const std::vector<unsigned char> artefacts[] = {artefact_for("a", 0), artefact_for("b", 40)};
  const StringRequest of_a(Attributes{{"role", "a"}});
  const StringRequest of_b(Attributes{{"role", "b"}});
  const IndividualRequest* const requests[] = {&of_a.individual(), &of_b.individual()};
  artefact::Engine engine;
  for (int i = 0; i < 16; ++i) {
    std::string problem;
    const auto program = artefact::load_artefact(artefacts[i % 2], nullptr, problem);  // likely where the last one lay
    REQUIRE(program);
    CHECK(engine.decide(*program, *requests[i % 2], {}).decision == Decision::permit);
    CHECK(engine.decide(*program, *requests[1 - i % 2], {}).decision == Decision::not_applicable);
  }
}

TEST_CASE("a match may use a function whose one parameter repeats") {
  auto root = permit_role("accountant");
  model::Match& match = root->rules[0].target->any_ofs[0].alternatives[0].matches[0];
  const model::DataTypeName boolean{std::string(urn_of(DataType::boolean)), DataType::boolean, {}};
  match.function = {std::string(info_of(FunctionId::logical_and).urn), FunctionId::logical_and, {}};
  match.value.data_type = boolean;
  match.value.text = "true";
  std::get<model::AttributeDesignator>(match.attribute).data_type = boolean;
  const model::PolicyStore store = store_of(std::move(root));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const StringRequest request(Attributes{{"role", "accountant"}});
  const JointAnswer joint = decide_both(engines_for(*resolved), request.individual(), {});
  CHECK(joint.disagreement.empty());
  CHECK(joint.answer.decision == Decision::not_applicable);
}
