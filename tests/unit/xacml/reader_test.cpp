#include <catch2/catch.hpp>

#include "tests/unit/xacml/read.hpp"

using namespace hjemmel;
using namespace hjemmel::xacml::test;

namespace {

const model::AttributeValue& literal_of(const Reading& reading) {
  return std::get<model::AttributeValue>(reading.policy().rules.at(0).condition->node);
}

std::string value(std::string_view content) {
  return policy_with_condition("<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">" +
                               std::string(content) + "</AttributeValue>");
}

}  // namespace

TEST_CASE("the text of a value is what XML says it is", "[xacml]") {
  const auto text = [](std::string_view content) {
    const Reading reading = read(value(content));
    INFO(reading.places());
    REQUIRE(reading.document);
    return literal_of(reading).text;
  };
  CHECK(text("") == "");
  CHECK(text("  ") == "  ");
  CHECK(text("\n a\tb \n") == "\n a\tb \n");
  CHECK(text("a\r\nb\rc") == "a\nb\nc");
  CHECK(text("a&#13;b&#10;") == "a\rb\n");
  CHECK(text("&lt;&amp;&gt;&quot;&apos;") == "<&>\"'");
  CHECK(text("&#xE6;&#248;\xC3\xA5&#x1F600;") == "\xC3\xA6\xC3\xB8\xC3\xA5\xF0\x9F\x98\x80");
  CHECK(text(" <!-- no --> x<!-- no -->y <?pi z?>") == "  xy ");
  CHECK(text("a<![CDATA[ <b>&amp; ]]>c") == "a <b>&amp; c");
  CHECK(text("<![CDATA[]]><![CDATA[a\r\n]]>") == "a\n");
}

TEST_CASE("attribute values are normalised, anyURI ones collapsed", "[xacml]") {
  const Reading reading = read(policy_with_condition(
      "<AttributeDesignator Category=\"\n c\n\" AttributeId=' a&amp;\tb ' Issuer=' x\ny&#10; ' MustBePresent=' 1 ' "
      "DataType='http://www.w3.org/2001/XMLSchema#string'/>"));
  INFO(reading.places());
  REQUIRE(reading.document);
  const auto& designator = std::get<model::AttributeDesignator>(reading.policy().rules[0].condition->node);
  CHECK(designator.category == "c");
  CHECK(designator.attribute_id == "a& b");
  CHECK(designator.issuer == " x y\n ");
  CHECK(designator.must_be_present);
  CHECK(reading.text(designator.attribute_id_span) == " a&amp;\tb ");
}

TEST_CASE("every node knows its place", "[xacml]") {
  const std::string match =
      "<Match MatchId=\"urn:oasis:names:tc:xacml:1.0:function:string-equal\">"
      "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">r&#248;d</AttributeValue>"
      "<AttributeDesignator Category=\"c\" AttributeId=\"a\" MustBePresent=\"true\" "
      "DataType=\"http://www.w3.org/2001/XMLSchema#string\" ></AttributeDesignator></Match>";
  const std::string target = "<Target ><AnyOf><AllOf>" + match + "</AllOf></AnyOf></Target>";
  const std::string rule = "<Rule Effect='Deny' RuleId='r>1'><!-- > -->" + target + "</Rule >";
  const Reading reading = read("\xEF\xBB\xBF<?xml version='1.0'?>\n" + policy_with("\n<!-- \xC3\xA6 -->" + rule));
  INFO(reading.places());
  REQUIRE(reading.document);
  const model::Policy& policy = reading.policy();
  const model::Rule& read_rule = policy.rules.at(0);
  CHECK(reading.text(policy.id_span) == "p");
  CHECK(reading.text(policy.algorithm.span) == policy.algorithm.urn);
  CHECK(reading.text(policy.target.span) == "<Target/>");
  CHECK(reading.text(policy.span).starts_with("<Policy xmlns"));
  CHECK(reading.text(policy.span).ends_with("</Rule ></Policy>"));
  CHECK(reading.text(read_rule.span) == rule);
  CHECK(reading.text(read_rule.id_span) == "r>1");
  CHECK(reading.file->position_of(read_rule.span.begin).line == 3);
  CHECK(reading.file->position_of(read_rule.span.begin).column == 11);
  REQUIRE(read_rule.target);
  CHECK(reading.text(read_rule.target->span) == target);
  const auto& read_match = read_rule.target->any_ofs.at(0).alternatives.at(0).matches.at(0);
  CHECK(reading.text(read_match.span) == match);
  CHECK(reading.text(read_match.function.span) == read_match.function.urn);
  CHECK(reading.text(read_match.value.text_span) == "r&#248;d");
  CHECK(reading.text(read_match.value.data_type.span) == "http://www.w3.org/2001/XMLSchema#string");
  CHECK(reading.text(read_match.value_span).starts_with("<AttributeValue "));
  CHECK(reading.text(read_match.attribute_span).ends_with("</AttributeDesignator>"));
  CHECK(reading.text(std::get<model::AttributeDesignator>(read_match.attribute).category_span) == "c");
}

TEST_CASE("prefixes mean what is in scope", "[xacml]") {
  const std::string ns = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";
  const std::string alg = "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides";
  const auto policy = [&](std::string_view declarations, std::string_view prefix, std::string_view content) {
    const std::string p(prefix);
    return "<" + p + "Policy " + std::string(declarations) + " PolicyId='p' Version='1' RuleCombiningAlgId='" + alg +
           "'>" + std::string(content) + "</" + p + "Policy>";
  };
  CHECK(read(policy("xmlns:x='" + ns + "'", "x:", "<x:Target/>")).document);
  CHECK(read(policy("xmlns:x='" + ns + "'", "x:", "<Target xmlns='" + ns + "'/>")).document);
  CHECK(read(policy("xmlns:x='" + ns + "' xmlns='urn:other'", "x:", "<x:Target/>")).document);
  CHECK(read(policy("xmlns:x='urn:other' xmlns='" + ns + "'", "", "<x:Target xmlns:x='" + ns + "'/>")).document);
  CHECK(read(policy("xmlns:x='" + ns + "'", "x:", "<Target/>")).places() == "1:183 unexpected-element");
  CHECK(read(policy("xmlns='" + ns + "'", "", "<y:Target/>")).places() == "1:179 undeclared-prefix");
  CHECK(read(policy("", "y:", "<y:Target/>")).places() == "1:1 undeclared-prefix");
  CHECK(read(policy("xmlns:x='" + ns + "'", "x:", "<x:Target xmlns:x='urn:other'/>")).places() ==
        "1:183 unexpected-element");
}

TEST_CASE("an XPath expression keeps the namespaces it uses", "[xacml]") {
  const Reading reading = read(policy_with_condition(
      "<Apply FunctionId='urn:oasis:names:tc:xacml:3.0:function:xpath-node-count' xmlns:m='urn:outer' xmlns:n='urn:n'>"
      "<AttributeValue xmlns:m='urn:m' XPathCategory='c' "
      "DataType='urn:oasis:names:tc:xacml:3.0:data-type:xpathExpression'>//m:a[. = 'n:b']/child::c</AttributeValue>"
      "<AttributeSelector Category='c' Path='//m:a/@n:*' MustBePresent='false' "
      "DataType='http://www.w3.org/2001/XMLSchema#string'/></Apply>"));
  INFO(reading.places());
  REQUIRE(reading.document);
  const auto& apply = std::get<model::Apply>(reading.policy().rules[0].condition->node);
  CHECK(std::get<model::AttributeValue>(apply.arguments[0].node).namespaces ==
        std::vector<model::Namespace>{{"m", "urn:m"}});
  CHECK(std::get<model::AttributeValue>(apply.arguments[0].node).xpath_category == "c");
  CHECK(std::get<model::AttributeSelector>(apply.arguments[1].node).namespaces ==
        std::vector<model::Namespace>{{"m", "urn:outer"}, {"n", "urn:n"}});
}

TEST_CASE("a combining algorithm of the other level is taken for its twin", "[xacml]") {
  std::string text = policy_with("");
  text.replace(text.find("rule-combining"), 4, "policy");
  const Reading reading = read(text);
  REQUIRE(reading.document);
  CHECK(reading.places() == "1:111 combining-level");
  CHECK_FALSE(reading.diagnostics.has_errors());
  CHECK(reading.policy().algorithm.id == model::CombiningAlgorithm::rule_deny_overrides);
  CHECK(reading.policy().algorithm.urn == "urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-overrides");
  CHECK(reading.diagnostics.entries()[0].replacement ==
        "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides");
}

TEST_CASE("the comments before the root are kept", "[xacml]") {
  const Reading reading = read("<?xml version='1.0'?><!-- a\r\nb --><!--c-->" + policy_with("<!-- inside -->"));
  REQUIRE(reading.document);
  CHECK(reading.document->leading_comments == std::vector<std::string>{" a\nb ", "c"});
}

TEST_CASE("limits are limits", "[xacml]") {
  source::Limits limits;
  limits.elements = 3;
  CHECK(read(policy_with("<Rule RuleId='a' Effect='Permit'/>"), limits).document);
  CHECK(read(policy_with("<Rule RuleId='a' Effect='Permit'/><Rule RuleId='b' Effect='Permit'/>"), limits).places() ==
        "1:224 too-many-elements");
  limits = {};
  limits.depth = 2;
  CHECK(read(policy_with(""), limits).document);
  CHECK(read(policy_with("<Rule RuleId='a' Effect='Permit'><Target/></Rule>"), limits).places() == "1:223 too-deep");
  limits = {};
  limits.file_bytes = 100;
  CHECK(read(policy_with(""), limits).places() == "1:1 too-large");
}

TEST_CASE("errors are bounded in number and told in order", "[xacml]") {
  std::string rules;
  for (int i = 0; i < 1000; ++i) rules += "<Rule RuleId='a'/>";
  const Reading reading = read(policy_with(rules));
  CHECK(reading.diagnostics.error_count() == 100);
  CHECK(reading.diagnostics.entries().back().code == "too-many-findings");
  std::uint32_t last = 0;
  for (const auto& entry : reading.diagnostics.entries()) {
    CHECK(entry.span.begin >= last);
    last = entry.span.begin;
  }
}
