#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/model_builder.hpp"
#include "tests/policy_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using Codes = std::vector<std::string>;

namespace {

std::string set_text(std::string_view id, std::string_view inside) {
  return fmt::format(
      "<PolicySet PolicySetId=\"{}\" Version=\"1.0\" PolicyCombiningAlgId=\"policy:deny-overrides\"><Target/>\n"
      "{}</PolicySet>",
      id, inside);
}
std::string refer_to_set(std::string_view id) {
  return fmt::format("<PolicySetIdReference>{}</PolicySetIdReference>\n", id);
}
std::string refer_to_policy(std::string_view id) {
  return fmt::format("<PolicyIdReference>{}</PolicyIdReference>\n", id);
}

}  // namespace

TEST_CASE("references resolve across files", "[resolve][reference]") {
  const auto policies = read_policies({set_text("s", refer_to_policy("p")), policy_around("")});
  CHECK(policies->diagnostics.entries().empty());
  REQUIRE(policies->resolved);
  const auto& root = *std::get<const model::PolicySet*>(policies->resolved->root());
  const auto* target = policies->resolved->target_of(std::get<model::PolicyReference>(root.children[0]));
  REQUIRE(target);
  CHECK(model::id_of(*target) == "p");
}

TEST_CASE("a reference to nothing is a warning: it is Indeterminate where it is needed", "[resolve][reference]") {
  const auto policies = read_policies({set_text("s", refer_to_policy("nowhere"))});
  CHECK(codes_of(policies->diagnostics) == Codes{"unresolved-reference"});
  REQUIRE(policies->resolved);
  const auto& root = *std::get<const model::PolicySet*>(policies->resolved->root());
  CHECK(policies->resolved->target_of(std::get<model::PolicyReference>(root.children[0])) == nullptr);
}

TEST_CASE("references in a circle are refused", "[resolve][reference]") {
  CHECK(codes_of(read_policies({set_text("s", refer_to_set("s"))})->diagnostics) == Codes{"circular-reference"});
  CHECK(codes_of(read_policies({set_text("s", refer_to_set("t")), set_text("t", refer_to_set("s"))})->diagnostics) ==
        Codes{"circular-reference"});
  // Through a policy set that contains the one that started.
  const auto nested = read_policies({set_text("outer", set_text("inner", refer_to_set("outer")))});
  CHECK(codes_of(nested->diagnostics) == Codes{"circular-reference"});
}

TEST_CASE("a circle that is closed by containment is reported at the reference in it", "[resolve][reference]") {
  const auto read = read_policies({set_text("outer", set_text("inner", refer_to_set("outer")))});
  source::Diagnostics diagnostics;
  CHECK_FALSE(model::resolve(read->store, *read->store.root("inner"), diagnostics));
  REQUIRE(codes_of(diagnostics) == Codes{"circular-reference"});
  CHECK(diagnostics.entries()[0].span.file->position_of(diagnostics.entries()[0].span.begin).line == 3);
}

TEST_CASE("the same policy set in two places is no circle", "[resolve][reference]") {
  const auto policies = read_policies(
      {set_text("s", refer_to_set("t") + refer_to_set("u")), set_text("t", refer_to_set("u")), set_text("u", "")});
  CHECK(policies->diagnostics.entries().empty());
}

TEST_CASE("references nest deep, not without end", "[resolve][reference]") {
  const auto chain = [](std::size_t length) {
    model::PolicyStore store;
    for (std::size_t i = 0; i < length; ++i) {
      auto set = policy_set(std::to_string(i), model::CombiningAlgorithm::policy_deny_overrides);
      model::PolicyReference reference;
      reference.to_policy_set = true;
      reference.id = std::to_string(i + 1);
      if (i + 1 < length) set->children.push_back(reference);
      store.add(nullptr, {std::move(set), {}});
    }
    source::Diagnostics diagnostics;
    const auto resolved = model::resolve(store, *store.root(), diagnostics);
    CHECK((resolved != nullptr) == diagnostics.entries().empty());
    return codes_of(diagnostics);
  };
  CHECK(chain(1000).empty());
  CHECK(chain(1001) == Codes{"too-deep"});
  CHECK(chain(50'000) == Codes{"too-deep"});
}

TEST_CASE("ids that are not unique are told apart", "[resolve]") {
  CHECK(codes_of(
            read_policies({policy_around("<Rule RuleId=\"r\" Effect=\"Permit\"/><Rule RuleId=\"r\" Effect=\"Deny\"/>")})
                ->diagnostics) == Codes{"duplicate-rule-id"});
  CHECK(codes_of(read_policies({set_text("s", set_text("t", "") + set_text("t", ""))})->diagnostics) ==
        Codes{"duplicate-policy-id"});
}

TEST_CASE("a policy with an issuer is refused", "[resolve]") {
  const auto policies =
      read_policies({"<Policy PolicyId=\"p\" Version=\"1.0\" "
                     "RuleCombiningAlgId=\"rule:deny-overrides\"><PolicyIssuer/><Target/></Policy>"});
  CHECK(codes_of(policies->diagnostics) == Codes{"unsupported-policy-issuer"});
}

TEST_CASE("references that repeat the same policies without bound are refused", "[resolve][reference]") {
  // Each of `levels` policy sets refers twice to the next, the last one twice to a policy of one rule.
  const auto doubled = [](std::size_t levels) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < levels; ++i) {
      const std::string next = i + 1 == levels ? refer_to_policy("p") : refer_to_set(std::to_string(i + 1));
      texts.push_back(set_text(std::to_string(i), next + next));
    }
    texts.push_back(policy_around("<Rule RuleId=\"r\" Effect=\"Permit\"/>"));
    const auto policies = read_policies(texts);
    CHECK((policies->resolved != nullptr) == policies->diagnostics.entries().empty());
    return codes_of(policies->diagnostics);
  };
  // 2^n policies and as many rules, 2^n - 1 sets: 786,431 and 1,572,863 evaluations.
  CHECK(doubled(18).empty());
  CHECK(doubled(19) == Codes{"too-large"});
  CHECK(doubled(40) == Codes{"too-large"});
  CHECK(doubled(200) == Codes{"too-large"});
}
