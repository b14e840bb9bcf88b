#include "compiler/check/check.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "compiler/check/registry.hpp"
#include "tests/unit/check/policies.hpp"

using namespace hjemmel;
using namespace hjemmel::check_test;
using source::Severity;

namespace {

constexpr const char* until_2026 =
    R"(<Condition><Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:and"><Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:date-greater-than"><AttributeValue DataType="http://www.w3.org/2001/XMLSchema#date">2027-01-01</AttributeValue><Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:date-one-and-only"><AttributeDesignator Category="urn:oasis:names:tc:xacml:3.0:attribute-category:environment" AttributeId="urn:oasis:names:tc:xacml:1.0:environment:current-date" DataType="http://www.w3.org/2001/XMLSchema#date" MustBePresent="false"/></Apply></Apply></Apply></Condition>)";

std::string written(const Checked& checked, const source::Diagnostic& finding) {
  return std::string(checked.file->text().substr(finding.span.begin, finding.span.end - finding.span.begin));
}

}  // namespace

TEST_CASE("an unknown package is refused with the right name, at its text") {
  const auto checked = check_text("p.xml", policy(rule("r", packages({"merverdiavgfit"}) + resource() + action())));
  const auto found = checked.of("unknown-package");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].message == "there is no access package `merverdiavgfit`");
  CHECK(found[0].help == "did you mean `merverdiavgift` (Value added tax)?");
  CHECK(found[0].replacement == "merverdiavgift");
  CHECK(written(checked, found[0]) == "merverdiavgfit");
}

TEST_CASE("an unknown role is refused with the right name, at its text") {
  const auto checked = check_text("p.xml", policy(rule("r", roles({"DAGLL"}) + resource() + action())));
  const auto found = checked.of("unknown-role");
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].help == "did you mean `DAGL` (Managing Director)?");
  CHECK(written(checked, found[0]) == "DAGLL");
}

TEST_CASE("advice is in the words of the form that the policy is written in") {
  const std::pair<const char*, const char*> sentences[] = {
      {"role merverdiavgift", "write `package merverdiavgift`"},
      {"exactly altinn2-role merverdiavgift", "write `package merverdiavgift`"},
      {"package DAGL", "write `role daglig-leder`"},
      {"package forretningsforer", "write `role forretningsforer`"},
      {"package utinn", "write `altinn2-role UTINN`"},
      {"altinn2-role daglig-leder", "write `role daglig-leder`"},
      {"package \"urn:altinn:accesspackage:merverdiavgift\"", "write `package merverdiavgift`"},
      {"subject.\"urn:altinn:accesspackage\" == \"DAGL\"", "write `DAGL` under `urn:altinn:rolecode`"},
  };
  for (const auto& [sentence, advice] : sentences) {
    INFO(sentence);
    const auto checked =
        check_text("p.hjl", std::string("resource a-b\n    authentication level 3\n\npermit read for ") + sentence +
                                " until 2026-12-31\n");
    REQUIRE(checked.read);
    REQUIRE(checked.findings.entries().size() == 1);
    CHECK(checked.findings.entries()[0].help == advice);
  }
  const auto xml = check_text("p.xml", policy(rule("r", packages({"DAGL"}) + resource() + action())));
  REQUIRE(xml.of("unknown-package").size() == 1);
  CHECK(xml.of("unknown-package")[0].help == "write `DAGL` under `urn:altinn:rolecode`");
}

TEST_CASE("the end of Altinn 2 roles is a warning before, an error after") {
  const auto text = policy(rule("r", roles({"UTINN"}) + resource() + action()));
  for (const auto* code : {"altinn2-role-ends", "service-only-altinn2"}) {
    INFO(code);
    const auto last_day = check_text("p.xml", text, "2026-12-31").of(code);
    REQUIRE(last_day.size() == 1);
    CHECK(last_day[0].severity == Severity::warning);
    const auto day_after = check_text("p.xml", text, "2027-01-01").of(code);
    REQUIRE(day_after.size() == 1);
    CHECK(day_after[0].severity == Severity::error);
  }
}

TEST_CASE("a rule that ends with Altinn 2 by its own condition is planned") {
  const auto lasting = rule("a", packages({"merverdiavgift"}) + resource() + action());
  const auto target = roles({"UTINN"}) + resource() + action("write");
  const auto planned = check_text("p.xml", policy(lasting + rule("b", target, until_2026)));
  REQUIRE(planned.read);
  CHECK(planned.of("altinn2-role-ends").empty());
  CHECK(planned.of("rule-only-altinn2").empty());
  const auto unplanned = check_text("p.xml", policy(lasting + rule("b", target)));
  CHECK(unplanned.of("altinn2-role-ends").size() == 1);
  CHECK(unplanned.of("rule-only-altinn2").size() == 1);
}

TEST_CASE("a condition that ends later than Altinn 2 plans nothing") {
  std::string later = until_2026;
  later.replace(later.find("2027-01-01"), 10, "2027-01-02");
  const auto checked = check_text("p.xml", policy(rule("b", roles({"UTINN"}) + resource() + action(), later)));
  CHECK(checked.of("altinn2-role-ends").size() == 1);
}

TEST_CASE("a service with anything lasting for users stays reachable") {
  const auto altinn2 = rule("a", roles({"UTINN"}) + resource() + action());
  CHECK(check_text("p.xml", policy(altinn2 + rule("b", roles({"DAGL"}) + resource() + action())))
            .of("service-only-altinn2")
            .empty());
  // Both are required, so the rule falls with the Altinn 2 role.
  const auto both = rule("b", packages({"merverdiavgift"}) + roles({"UTINN"}) + resource() + action());
  CHECK(check_text("p.xml", policy(altinn2 + both)).of("service-only-altinn2").size() == 1);
  CHECK(check_text("p.xml", policy(rule("b", packages({"merverdiavgift"}) + resource() + action())))
            .of("service-only-altinn2")
            .empty());
}

TEST_CASE("names in conditions are checked as well") {
  const std::string condition =
      R"(<Condition><Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:string-is-in"><AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">jordbrukk</AttributeValue><AttributeDesignator Category="urn:oasis:names:tc:xacml:1.0:subject-category:access-subject" AttributeId="urn:altinn:accesspackage" DataType="http://www.w3.org/2001/XMLSchema#string" MustBePresent="false"/></Apply></Condition>)";
  const auto checked = check_text("p.xml", policy(rule("r", resource() + action(), condition)));
  const auto found = checked.of("unknown-package");
  REQUIRE(found.size() == 1);
  CHECK(found[0].replacement == "jordbruk");
  CHECK(checked.of("rule-without-subject").empty());
}

TEST_CASE("the target of the policy restricts its rules, but not for Altinn") {
  const auto text = policy(rule("r", packages({"merverdiavgift"}) + action()), "<Target>" + resource() + "</Target>");
  CHECK(check_text("p.xml", text).of("rule-without-resource").empty());
  CHECK(check_text("p.xml", text, "2026-08-21", check::Semantics::altinn).of("rule-without-resource").size() == 1);
}

TEST_CASE("a policy with nothing of Altinn's in it is left alone") {
  const auto checked = check_text(
      "p.xml",
      policy(rule("r", "") + rule("r2", any_of("urn:oasis:names:tc:xacml:1.0:subject-category:access-subject",
                                               "urn:oasis:names:tc:xacml:1.0:subject:subject-id", {"julius"}))));
  REQUIRE(checked.read);
  CHECK(checked.findings.entries().empty());
}

TEST_CASE("policies inside policy sets are checked, findings in the order of the text") {
  const auto inner = policy(rule("r", packages({"nei"}) + roles({"nope"}) + resource() + action()));
  const auto text =
      R"(<PolicySet xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicySetId="s" Version="1.0" PolicyCombiningAlgId="urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-overrides"><Target/>)" +
      inner + "</PolicySet>";
  const auto checked = check_text("p.xml", text);
  REQUIRE(checked.read);
  CHECK(checked.of("unknown-package").size() == 1);
  CHECK(checked.of("unknown-role").size() == 1);
  CHECK(std::ranges::is_sorted(checked.findings.entries(), {}, [](const auto& finding) { return finding.span.begin; }));
}

TEST_CASE("a placeholder belongs in an app's policy") {
  const std::string subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
  const auto owner = any_of(subject, "urn:altinn:org", {"[ORG]"});
  const auto app = any_of("urn:oasis:names:tc:xacml:3.0:attribute-category:resource", "urn:altinn:app", {"[APP]"});
  CHECK(check_text("p.xml", policy(rule("r", owner + app + action()))).of("placeholder-in-resource-policy").empty());
  CHECK(check_text("p.xml", policy(rule("r", owner + resource() + action())))
            .of("placeholder-in-resource-policy")
            .size() == 1);
}

TEST_CASE("a pattern is no name") {
  auto text = policy(rule("r", packages({"skatt-.*"}) + resource() + action()));
  const std::string equal = "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case";
  text.replace(text.find(equal), equal.size(), "urn:oasis:names:tc:xacml:1.0:function:string-regexp-match");
  const auto checked = check_text("p.xml", text);
  REQUIRE(checked.read);
  CHECK(checked.of("unknown-package").empty());
}
