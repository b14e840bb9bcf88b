#include "compiler/model/policy_store.hpp"

#include <catch2/catch.hpp>

#include "tests/model_builder.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using model::CombiningAlgorithm;

namespace {

std::unique_ptr<model::Policy> version_of_policy(const char* version) {
  auto made = policy("urn:example:p", CombiningAlgorithm::rule_deny_overrides, {});
  made->version = version;
  return made;
}

model::PolicyStore store_with_versions() {
  model::PolicyStore store;
  for (const char* version : {"1.9", "1.10", "2.0", "1.2.3"}) store.add(nullptr, {version_of_policy(version), {}});
  return store;
}

std::string resolved_version(const model::PolicyStore& store, const model::PolicyReference& reference) {
  const auto node = store.resolve(reference);
  return node ? std::string(model::version_of(*node)) : "none";
}

model::PolicyReference reference_to(std::string id) {
  model::PolicyReference reference;
  reference.id = std::move(id);
  return reference;
}

}  // namespace

TEST_CASE("a reference means the most recent version that it allows", "[store]") {
  const auto store = store_with_versions();
  auto reference = reference_to("urn:example:p");
  CHECK(resolved_version(store, reference) == "2.0");
  reference.version = "1.*";
  CHECK(resolved_version(store, reference) == "1.10");
  reference.version.reset();
  reference.latest_version = "1.9";
  CHECK(resolved_version(store, reference) == "1.9");
  reference.earliest_version = "1.3";
  CHECK(resolved_version(store, reference) == "1.9");
  reference.version = "1.2.*";  // all that are given must hold
  CHECK(resolved_version(store, reference) == "none");
}

TEST_CASE("a reference to a policy set does not mean a policy", "[store]") {
  const auto store = store_with_versions();
  auto reference = reference_to("urn:example:p");
  reference.to_policy_set = true;
  CHECK_FALSE(store.resolve(reference));
  CHECK_FALSE(store.resolve(reference_to("urn:example:q")));
}

TEST_CASE("policies inside policy sets can be referred to", "[store]") {
  auto inner =
      policy_set("urn:example:inner", CombiningAlgorithm::policy_deny_overrides, children(version_of_policy("3")));
  auto outer = policy_set("urn:example:outer", CombiningAlgorithm::policy_deny_overrides, children(std::move(inner)));
  const auto store = store_of(std::move(outer));
  CHECK(resolved_version(store, reference_to("urn:example:p")) == "3");
  auto reference = reference_to("urn:example:inner");
  reference.to_policy_set = true;
  CHECK(resolved_version(store, reference) == "1.0");
}

TEST_CASE("the first document starts, unless another id is asked for", "[store]") {
  auto store = store_with_versions();
  CHECK(model::version_of(*store.root()) == "1.9");
  CHECK(model::version_of(*store.root("urn:example:p")) == "2.0");
  CHECK_FALSE(store.root("urn:example:q"));
  CHECK_FALSE(model::PolicyStore().root());
}
