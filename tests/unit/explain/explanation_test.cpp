#include "runtime/explain/explanation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/explain/explained_policy.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using explain::Explanation;
using explain::Obstacle;

namespace {

constexpr std::string_view a_day = "2026-09-01";

Explanation explained(ExplainedPolicy& policy, const Attributes& subject, std::string_view resource,
                      std::string_view action, const explain::Limits& limits = {}) {
  return policy
      .explain(json_request(subject, {{resource_id, resource}}, {{action_name, action}}), on_day(a_day), limits)
      .front();
}

std::vector<std::string> enough_values(const Explanation& explanation) {
  std::vector<std::string> values;
  for (const auto& each : explanation.enough) {
    std::string value;
    for (const auto& requirement : each.missing) value += (value.empty() ? "" : "+") + std::string(requirement.value);
    values.push_back(value);
  }
  return values;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what is told to be enough is enough, and nothing is told that a deny rule would take back") {
  ExplainedPolicy policy("p.hjl", R"(
resource r
permit read for
    package merverdiavgift
    package toll
deny read for package toll
)");
  const auto explanation = explained(policy, {{package_id, "jordbruk"}}, "r", "read");
  CHECK(explanation.decision == Decision::not_applicable);
  CHECK(enough_values(explanation) == Texts{"merverdiavgift"});
}

TEST_CASE("a package that two rules give is told once, packages before roles, whatever the order of rules") {
  ExplainedPolicy policy("p.hjl", R"(
resource r
permit read for role daglig-leder
permit read, write for package merverdiavgift
permit read for package merverdiavgift
)");
  const auto explanation = explained(policy, {}, "r", "read");
  CHECK(enough_values(explanation) == Texts{"merverdiavgift", "dagl"});
  CHECK(explanation.enough[0].rule.line == 4);
  CHECK(explanation.enough[0].missing.front().name_nb == "Merverdiavgift");
  CHECK(explanation.enough[1].missing.front().kind == explain::AttributeKind::role);
}

TEST_CASE("a subject whose rule has a condition is enough where the condition holds, and not where it does not") {
  ExplainedPolicy policy("p.hjl", R"(
attribute subject.clearance : integer = "urn:example:clearance"
policy "p" version 1.0 combining deny-overrides {
    rule "high" permit target subject.package == "toll" when subject.clearance > 2
    rule "low" permit target subject.package == "jordbruk" when subject.clearance < 2
}
)");
  const std::string request =
      R"({"Request":{"AccessSubject":[{"Attribute":[{"AttributeId":"urn:example:clearance","Value":3}]}]}})";
  const auto explanation = policy.explain(request, on_day(a_day)).front();
  CHECK(enough_values(explanation) == Texts{"toll"});
  REQUIRE(explanation.near.size() == 1);
  CHECK(explanation.near[0].rule.id == "low");
  CHECK(explanation.near[0].obstacle == Obstacle::subject);
  CHECK(explanation.near[0].rule.condition == "subject.clearance < 2");
}

TEST_CASE("dates in conditions tell when a rule ended or starts, to the day") {
  const auto near = [](std::string_view clause) {
    ExplainedPolicy policy("p.hjl", "resource r\npermit read for anyone " + std::string(clause) + "\n");
    const auto explanation = explained(policy, {}, "r", "read");
    REQUIRE(explanation.near.size() == 1);
    return explanation.near.front();
  };
  CHECK(near("until 2026-08-31").obstacle == Obstacle::expired);
  CHECK(near("until 2026-08-31").date == "2026-08-31");
  CHECK(near("from 2026-09-02").obstacle == Obstacle::not_yet);
  CHECK(near("from 2026-09-02").date == "2026-09-02");
  CHECK(near("when environment.current-date < 2026-08-31").date == "2026-08-30");
  CHECK(near("when environment.current-date > 2026-10-01").date == "2026-10-02");
  // A date that has nothing to do with today ends nothing.
  const auto other = near("when 2020-01-01 > 2021-01-01");
  CHECK(other.obstacle == Obstacle::condition);
  CHECK(other.date.empty());
}

TEST_CASE("attributes of a source stay beside what is tried") {
  ExplainedPolicy policy("p.hjl", "resource r\npermit read for package toll and package jordbruk\n");
  class Source final : public AttributeSource {
   public:
    std::span<const Value> values_of(std::string_view, std::string_view id, DataType type, std::string_view,
                                     Arena& arena) const override {
      if (id != package_id || type != DataType::string) return {};
      const Value toll = Value::of_text(DataType::string, "toll");
      return arena.copy(std::span<const Value>(&toll, 1));
    }
  } source;
  Environment environment = on_day(a_day);
  environment.attributes = &source;
  const auto request = json_request({}, {{resource_id, "r"}}, {{action_name, "read"}});
  CHECK(enough_values(policy.explain(request, environment).front()) == Texts{"jordbruk"});
  CHECK(enough_values(policy.explain(request, on_day(a_day)).front()) == Texts{"toll+jordbruk"});
}

TEST_CASE("subjects are compared as the policy compares them") {
  ExplainedPolicy policy("p.hjl", "resource r\npermit read for role daglig-leder\n");
  CHECK(explained(policy, {{rolecode_id, "DAGL"}}, "r", "read").decision == Decision::permit);
  CHECK(explained(policy, {{rolecode_id, "DAGLI"}}, "r", "read").enough.size() == 1);
}

TEST_CASE("a Permit tells the legal basis and nothing about what was missing") {
  ExplainedPolicy policy("p.hjl", "resource r\npermit read for package toll\npermit read for package jordbruk\n");
  const auto explanation = explained(policy, {{package_id, "toll"}, {package_id, "skog"}}, "r", "read");
  REQUIRE(explanation.deciding.size() == 1);
  REQUIRE(explanation.deciding[0].subjects.size() == 1);
  CHECK(explanation.deciding[0].subjects[0].value == "toll");
  CHECK(explanation.deciding[0].rule.line == 2);
  CHECK(explanation.enough.empty());
  CHECK(explanation.near.empty());
}

TEST_CASE("permit rules that a deny rule stops are told, whichever comes first") {
  for (const char* text : {"resource r\npermit read for anyone\ndeny read for anyone\n",
                           "resource r\ndeny read for anyone\npermit read for anyone\n"}) {
    ExplainedPolicy policy("p.hjl", text);
    const auto explanation = explained(policy, {}, "r", "read");
    CHECK(explanation.decision == Decision::deny);
    REQUIRE(explanation.deciding.size() == 1);
    CHECK_FALSE(explanation.deciding[0].rule.is_permit);
    REQUIRE(explanation.overruled.size() == 1);
    CHECK(explanation.overruled[0].rule.is_permit);
    CHECK(explanation.near.empty());
  }
}

TEST_CASE("work and lists are bounded, and what is left out is counted") {
  std::string text = "resource r\npermit read for\n";
  for (int i = 0; i < 500; ++i) text += "    user \"u" + std::to_string(i) + "\"\n";
  ExplainedPolicy policy("p.hjl", text);
  const auto explanation = explained(policy, {}, "r", "read");
  CHECK(explanation.enough.size() == explain::Limits{}.alternatives);
  CHECK(explanation.enough_left_out == 500 - explanation.enough.size());
  CHECK(explanation.complete);

  explain::Limits few;
  few.trials = 3;
  CHECK(explained(policy, {}, "r", "read", few).enough.size() == 3);
  few.match_calls = 1;
  CHECK_FALSE(explained(policy, {{"urn:altinn:userid", "x"}}, "r", "read", few).complete);
}

TEST_CASE("a request with very many values is explained in few words") {
  ExplainedPolicy policy("p.hjl", "resource r\npermit read for package toll\n");
  Attributes resources;
  std::vector<std::string> names;
  for (int i = 0; i < 20'000; ++i) names.push_back("r" + std::to_string(i));
  for (const auto& name : names) resources.emplace_back(resource_id, name);
  const auto explanation = policy.explain(json_request({}, resources, {{action_name, "read"}}), on_day(a_day)).front();
  CHECK_FALSE(explanation.resource_known);
  std::string text;
  explain::append_text(explanation, explain::Language::nb, text);
  CHECK(text.size() < 2000);
  CHECK(text.find("«r10», …") != std::string::npos);

  explain::Limits few;
  few.match_calls = 100;
  const auto cut = policy.explain(json_request({}, resources, {}), on_day(a_day), few).front();
  CHECK_FALSE(cut.complete);
  CHECK(cut.resource_known);  // not said to be unknown where not everything was looked at
}

TEST_CASE("a status alone is explained without guesses") {
  const auto explanation = explain::explain_status({StatusCode::syntax_error, "4:7: `x` is not a category", {}});
  std::string text;
  explain::append_text(explanation, explain::Language::nb, text);
  CHECK(text ==
        "Ikke tilgang. Spørsmålet kunne ikke avgjøres.\n\nDet som ble gitt, kunne ikke leses: 4:7: `x` is not a "
        "category.\n");
}

TEST_CASE("JSON holds the same, and no value that identifies a person") {
  ExplainedPolicy policy("p.hjl", R"(
resource r
    authentication level 3
permit read for
    package merverdiavgift
    subject.person-number == "01017012345"
)");
  std::string text;
  explain::append_json(explained(policy, {}, "r", "read"), explain::Language::nn, text);
  CAPTURE(text);
  CHECK(text.find("01017012345") == std::string::npos);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["decision"] == "NotApplicable");
  REQUIRE(json["enough"].size() == 2);
  CHECK(json["enough"][0]["all"][0]["kind"] == "accessPackage");
  CHECK(json["enough"][0]["all"][0]["name"] == "Meirverdiavgift");
  CHECK(json["enough"][0]["rule"]["line"] == 4);
  CHECK(json["text"].get<std::string>().find("éin bestemt person") != std::string::npos);

  text.clear();
  explain::append_json(explained(policy, {{package_id, "merverdiavgift"}}, "r", "read"), explain::Language::en, text);
  const auto permit = nlohmann::json::parse(text);
  CHECK(permit["deciding"][0]["subjects"][0]["value"] == "merverdiavgift");
  CHECK(permit["obligations"][0]["authenticationLevel"] == 3);
  CHECK_FALSE(permit.contains("enough"));
}

TEST_CASE("what comes from a request is shown short and without control characters") {
  ExplainedPolicy policy("p.hjl", "resource r\npermit read for package toll\n");
  const std::string hostile = std::string("two\nlines \xC2\x9B") + std::string(100'000, 'x') + "æ";
  std::string text;
  explain::append_text(explained(policy, {}, hostile, "read"), explain::Language::en, text);
  CHECK(text.size() < 2000);
  CHECK(text.find("two lines") != std::string::npos);
  CHECK(text.find('\x9B') == std::string::npos);
}
