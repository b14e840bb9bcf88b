// Policies and policy sets: 7.12 to 7.18.
#include <fmt/format.h>

#include "tests/unit/interpret/decide_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using Texts = std::vector<std::string>;

namespace {

std::string obligation(std::string_view id, std::string_view effect, std::string_view value = "") {
  return fmt::format(
      "<ObligationExpressions><ObligationExpression ObligationId=\"{}\" FulfillOn=\"{}\">{}</ObligationExpression>"
      "</ObligationExpressions>",
      id, effect,
      value.empty()
          ? ""
          : fmt::format("<AttributeAssignmentExpression AttributeId=\"a\">{}</AttributeAssignmentExpression>", value));
}
std::string rule_text(std::string_view id, std::string_view effect, std::string_view inside = "") {
  return fmt::format("<Rule RuleId=\"{}\" Effect=\"{}\">{}</Rule>", id, effect, inside);
}
std::string policy_text(std::string_view id, std::string_view inside, std::string_view algorithm = "deny-overrides",
                        std::string_view target = "") {
  return fmt::format(
      "<Policy PolicyId=\"{}\" Version=\"1.0\" RuleCombiningAlgId=\"rule:{}\"><Target>{}</Target>{}</Policy>", id,
      algorithm, target, inside);
}
std::string set_text(std::string_view id, std::string_view inside, std::string_view algorithm = "deny-overrides",
                     std::string_view target = "") {
  return fmt::format(
      "<PolicySet PolicySetId=\"{}\" Version=\"2.1\" "
      "PolicyCombiningAlgId=\"policy:{}\"><Target>{}</Target>{}</PolicySet>",
      id, algorithm, target, inside);
}
std::string target_text(std::string_view id, std::string_view value, bool must_be_present = false) {
  return fmt::format("<AnyOf><AllOf><Match MatchId=\"fn:string-equal\">{}{}</Match></AllOf></AnyOf>",
                     literal_text("string", value), designator_text(id, "string", must_be_present));
}

Answer decide(const Texts& policies, const Attributes& attributes = {}) { return Decider(policies).decide(attributes); }

const std::string missing = designator_text("absent", "string", true);

}  // namespace

TEST_CASE("obligations come up along paths of one decision, the children's before the parent's", "[obligation]") {
  const std::string permits =
      policy_text("p", rule_text("r1", "Permit", obligation("o1", "Permit")) +
                           rule_text("r2", "Permit", obligation("o2", "Permit")) + obligation("op", "Permit"));
  const std::string denies =
      policy_text("q", rule_text("r3", "Deny", obligation("o3", "Deny")) + obligation("oq", "Deny"));
  const auto permitted = decide({set_text("s", denies + permits + obligation("os", "Permit"), "permit-overrides")});
  CHECK(permitted.decision == Decision::permit);
  CHECK(permitted.obligations == Texts{"o1 {}", "o2 {}", "op {}", "os {}"});
  CHECK(permitted.matched_rules == Texts{"r3", "r1", "r2"});
  const auto denied = decide({set_text("s", permits + denies + obligation("os", "Permit"), "deny-overrides")});
  CHECK(denied.obligations == Texts{"o3 {}", "oq {}"});
}

TEST_CASE("a decision that overrides brings the obligations up to where evaluation stopped", "[obligation]") {
  const auto answer = decide({policy_text(
      "p", rule_text("r1", "Deny", obligation("o1", "Deny")) + rule_text("r2", "Deny", obligation("o2", "Deny")))});
  CHECK(answer.obligations == Texts{"o1 {}"});
}

TEST_CASE("a bag is assigned value by value", "[obligation]") {
  const auto policy = policy_text("p", rule_text("r", "Permit", obligation("o", "Permit", designator_text("name"))));
  CHECK(decide({policy}, {{"name", "Åse"}, {"name", "Bø"}}).obligations ==
        Texts{"o {a = string \"Åse\", a = string \"Bø\"}"});
  CHECK(decide({policy}).obligations == Texts{"o {}"});
}

TEST_CASE("an obligation of the decision that fails makes it Indeterminate, another has no effect", "[obligation]") {
  const auto failing = [](std::string_view effect) {
    return rule_text("r", effect, obligation("o", "Permit", missing));
  };
  const auto permit = decide({policy_text("p", failing("Permit"))});
  CHECK(permit.decision == Decision::indeterminate);
  CHECK(permit.status == StatusCode::missing_attribute);
  CHECK(permit.matched_rules.empty());
  CHECK(decide({policy_text("p", failing("Deny"))}).decision == Decision::deny);
  // Indeterminate{P}, so that a Permit beside it decides under deny-overrides; a policy's own as well.
  CHECK(decide({policy_text("p", failing("Permit") + rule_text("r2", "Permit"))}).decision == Decision::permit);
  const auto failing_policy = policy_text("p", rule_text("r", "Permit") + obligation("o", "Permit", missing));
  CHECK(decide({set_text("s", failing_policy + policy_text("q", rule_text("r", "Permit")))}).decision ==
        Decision::permit);
  CHECK(decide({set_text("s", failing_policy)}).decision == Decision::indeterminate);
}

TEST_CASE("neither NotApplicable nor Indeterminate carries anything up", "[obligation]") {
  const std::string permits = rule_text("r1", "Permit", obligation("o1", "Permit"));
  const std::string failing = rule_text(
      "r2", "Deny", "<Condition>" + apply_text("string-is-in", literal_text("string", "x") + missing) + "</Condition>");
  const auto answer = decide({policy_text("p", permits + failing)});
  CHECK(answer.decision == Decision::indeterminate);
  CHECK(answer.obligations.empty());
  CHECK(answer.policy_identifiers.empty());
  const auto under_failing_target =
      decide({policy_text("p", permits, "deny-overrides", target_text("absent", "x", true))});
  CHECK(under_failing_target.decision == Decision::indeterminate);
  CHECK(under_failing_target.obligations.empty());
}

TEST_CASE("only-one-applicable looks at targets", "[combining]") {
  const auto choose = [](const Texts& children, const Attributes& attributes) {
    std::string inside;
    for (const auto& child : children) inside += child;
    return decide({set_text("s", inside, "only-one-applicable")}, attributes);
  };
  const std::string a = policy_text("a", rule_text("ra", "Permit"), "deny-overrides", target_text("who", "a"));
  const std::string b = policy_text("b", rule_text("rb", "Deny"), "deny-overrides", target_text("who", "b"));
  const std::string never = policy_text("n", "", "deny-overrides", target_text("who", "a"));
  const std::string fails = policy_text("f", "", "deny-overrides", target_text("absent", "x", true));
  const Attributes who_a = {{"who", "a"}};
  CHECK(choose({a, b}, who_a).decision == Decision::permit);
  CHECK(choose({a, b}, {{"who", "b"}}).decision == Decision::deny);
  CHECK(choose({a, b}, {}).decision == Decision::not_applicable);
  CHECK(choose({a, b}, {{"who", "a"}, {"who", "b"}}).status == StatusCode::processing_error);
  CHECK(choose({a, never}, who_a).status == StatusCode::processing_error);  // applicable though it decides nothing
  CHECK(choose({never, b}, who_a).decision == Decision::not_applicable);
  CHECK(choose({a, fails}, who_a).status == StatusCode::missing_attribute);
  CHECK(choose({a, "<PolicyIdReference>nowhere</PolicyIdReference>"}, who_a).status == StatusCode::processing_error);
}

TEST_CASE("a reference stands for what it refers to, and for an error where that is not there", "[reference]") {
  const std::string root = set_text("s", "<PolicyIdReference>p</PolicyIdReference>");
  CHECK(decide({root, policy_text("p", rule_text("r", "Permit"))}).decision == Decision::permit);
  const auto unresolved = decide({root});
  CHECK(unresolved.decision == Decision::indeterminate);
  CHECK(unresolved.status == StatusCode::processing_error);
  // Plain Indeterminate: as if both Permit and Deny were possible.
  const auto beside = [](std::string_view algorithm, std::string_view effect) {
    return decide({set_text("s", "<PolicyIdReference>p</PolicyIdReference>" + policy_text("q", rule_text("r", effect)),
                            algorithm)})
        .decision;
  };
  CHECK(beside("deny-overrides", "Permit") == Decision::indeterminate);
  CHECK(beside("permit-overrides", "Deny") == Decision::indeterminate);
  CHECK(beside("deny-overrides", "Deny") == Decision::deny);
}

TEST_CASE("the status of a combination is that of its first Indeterminate child", "[combining]") {
  const auto failing_rule = [](std::string_view id, const std::string& expression) {
    return rule_text(id, "Permit", "<Condition>" + expression + "</Condition>");
  };
  const std::string absent = failing_rule("r1", apply_text("string-is-in", literal_text("string", "x") + missing));
  const std::string malformed = failing_rule("r2", apply_text("boolean-from-string", literal_text("string", "x")));
  CHECK(decide({policy_text("p", absent + malformed)}).status == StatusCode::missing_attribute);
  CHECK(decide({policy_text("p", malformed + absent)}).status == StatusCode::syntax_error);
  // With a target that is Indeterminate too, its own comes first (7.14).
  CHECK(decide({policy_text("p", malformed, "deny-overrides", target_text("absent", "x", true))}).status ==
        StatusCode::missing_attribute);
}

TEST_CASE("a request can have the policies listed on whose decisions the final one rests", "[policy-list]") {
  Decider decider(
      {set_text("s", policy_text("p", rule_text("r1", "Permit")) + policy_text("q", rule_text("r2", "Deny")) +
                         policy_text("t", rule_text("r3", "Deny")))});
  StringRequest request(Attributes{});
  CHECK(decider.decide(request.individual()).policy_identifiers.empty());
  request.request().return_policy_id_list = true;
  CHECK(decider.decide(request.individual()).policy_identifiers == Texts{"policy q 1.0", "policy set s 2.1"});
}

TEST_CASE("policy sets a thousand deep are decided", "[limits]") {
  model::PolicySetChild node = policy("p", model::CombiningAlgorithm::rule_permit_unless_deny, {});
  for (int i = 0; i < 999; ++i) {
    auto set = policy_set(std::to_string(i), model::CombiningAlgorithm::policy_deny_overrides);
    set->children.push_back(std::move(node));
    node = std::move(set);
  }
  const auto store = store_of(std::move(std::get<std::unique_ptr<model::PolicySet>>(node)));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const StringRequest request(Attributes{});
  CHECK(decide_both(engines_for(*resolved), request.individual(), Environment{}).answer.decision == Decision::permit);
}
