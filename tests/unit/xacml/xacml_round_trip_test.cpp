#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "compiler/model/equality.hpp"
#include "tests/unit/xacml/read.hpp"

using namespace hjemmel;
using namespace hjemmel::xacml::test;
namespace fs = std::filesystem;

namespace {

/// Reading what was written gives the same model; writing that gives the same text.
void check_round_trip(const Reading& first) {
  INFO(first.places());
  REQUIRE(first.document);
  const std::string written = xacml::write_policy(*first.document);
  const Reading second = read(written);
  INFO(written);
  INFO(second.places());
  REQUIRE(second.document);
  std::string difference;
  CHECK(model::same_policy(first.document->root, second.document->root, difference));
  CHECK(difference == "");
  CHECK(second.document->leading_comments == first.document->leading_comments);
  CHECK(xacml::write_policy(*second.document) == written);
}

std::optional<fs::path> shared_folder() {
  const char* set = std::getenv("HJEMMEL_SHARED");
  const fs::path path = set != nullptr ? fs::path(set) : fs::path(HJEMMEL_SOURCE_DIR) / "../shared";
  if (fs::is_directory(path / "altinn")) return path;
  WARN("skipped: no folder with real policies at " << path);
  return std::nullopt;
}

struct Corpus {
  std::size_t read = 0;
  std::vector<std::string> refused;
};

template <class Wanted>
Corpus round_trip_all(const fs::path& folder, Wanted wanted) {
  Corpus corpus;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !wanted(entry.path())) continue;
    std::string problem;
    Reading reading;
    reading.file = source::read_source_file(entry.path().string(), {}, problem);
    REQUIRE(reading.file);
    reading.document = xacml::read_policy(*reading.file, {}, reading.diagnostics);
    if (!reading.document) {
      CHECK(reading.diagnostics.has_errors());
      corpus.refused.push_back(entry.path().filename().string() == "policy.xml"
                                   ? entry.path().parent_path().filename().string()
                                   : entry.path().filename().string());
      continue;
    }
    INFO(entry.path());
    CHECK_FALSE(reading.diagnostics.has_errors());
    check_round_trip(reading);
    ++corpus.read;
  }
  std::sort(corpus.refused.begin(), corpus.refused.end());
  return corpus;
}

bool is_policy(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".xml" &&
         (name.find("olicy") != std::string::npos || path.parent_path().filename() == "policies");
}

}  // namespace

TEST_CASE("real policies survive writing and reading", "[xacml][corpus]") {
  const auto shared = shared_folder();
  if (!shared) return;
  const Corpus policies =
      round_trip_all(*shared / "altinn/policies", [](const auto& p) { return p.extension() == ".xml"; });
  CHECK(policies.read > 100);
  // A request description of an API client, saved as .xml.
  REQUIRE(policies.refused.size() == 1);
  CHECK(policies.refused[0].ends_with("UploadAppMetadataPolicy.bru.xml"));
  const Corpus decisions = round_trip_all(*shared / "altinn/decisions", is_policy);
  CHECK(decisions.read > 10);
  CHECK(decisions.refused.empty());
}

TEST_CASE("the conformance policies survive writing and reading", "[xacml][corpus]") {
  const auto shared = shared_folder();
  if (!shared) return;
  const Corpus cases = round_trip_all(*shared / "conformance/att-xacml3-ct/cases", is_policy);
  CHECK(cases.read > 550);
  // A designator without AttributeId, which the suite wants refused.
  CHECK(cases.refused == std::vector<std::string>{"IIA004"});
}

TEST_CASE("rare constructs survive writing and reading", "[xacml]") {
  const std::string string = "DataType=\"http://www.w3.org/2001/XMLSchema#string\"";
  const std::string parameter =
      "<CombinerParameter ParameterName='n'><AttributeValue " + string + ">v</AttributeValue></CombinerParameter>";
  const std::string set =
      "<!-- one --><!--two-->"
      "<PolicySet xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17' xmlns:e='urn:e&amp;\"' PolicySetId='s&amp;t' "
      "Version='1.2.3' MaxDelegationDepth='4' "
      "PolicyCombiningAlgId='urn:oasis:names:tc:xacml:1.0:policy-combining-algorithm:only-one-applicable'>"
      "<Description> a &lt; b&#13;\n </Description>"
      "<PolicyIssuer><Content>x &amp; <e:a b='&lt;'><c/></e:a><!-- kept --><d xmlns=''/></Content>"
      "<Attribute AttributeId='i' Issuer='j' IncludeInResult='true'><AttributeValue " +
      string +
      ">1</AttributeValue>"
      "<AttributeValue DataType='urn:extension'>2</AttributeValue></Attribute></PolicyIssuer>"
      "<PolicySetDefaults><XPathVersion>http://www.w3.org/TR/1999/REC-xpath-19991116</XPathVersion></PolicySetDefaults>"
      "<Target/>"
      "<CombinerParameters>" +
      parameter +
      "</CombinerParameters><CombinerParameters/>"
      "<PolicyCombinerParameters PolicyIdRef='p'>" +
      parameter + parameter +
      "</PolicyCombinerParameters>"
      "<PolicySetCombinerParameters PolicySetIdRef='q'/>"
      "<PolicyIdReference Version='1.*' EarliestVersion='1.0' LatestVersion='2.+'>\n urn:ref </PolicyIdReference>"
      "<PolicySetIdReference>urn:set</PolicySetIdReference>"
      "<PolicySet PolicySetId='inner' Version='1' "
      "PolicyCombiningAlgId='urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-overrides'><Target/></"
      "PolicySet>"
      "<Policy PolicyId='p' Version='1' MaxDelegationDepth='0' "
      "RuleCombiningAlgId='urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:permit-overrides'>"
      "<Description/><PolicyDefaults><XPathVersion>x</XPathVersion></PolicyDefaults>"
      "<Target><AnyOf><AllOf><Match MatchId='urn:oasis:names:tc:xacml:1.0:function:string-equal'>"
      "<AttributeValue " +
      string +
      "> \n\t&#13; ]]&gt; </AttributeValue>"
      "<AttributeSelector xmlns:m='urn:m' Category='c' Path=\"//m:a[@b = '&#9;&lt;&quot;']\" ContextSelectorId='d' "
      "MustBePresent='true' " +
      string +
      "/></Match></AllOf></AnyOf></Target>"
      "<VariableDefinition VariableId='v'><VariableReference VariableId='w'/></VariableDefinition>"
      "<RuleCombinerParameters RuleIdRef='r'>" +
      parameter +
      "</RuleCombinerParameters>"
      "<Rule RuleId='r' Effect='Deny'><Description>d</Description><Target/><Condition>"
      "<Apply FunctionId='urn:oasis:names:tc:xacml:3.0:function:any-of'><Description> why </Description>"
      "<Function FunctionId='urn:oasis:names:tc:xacml:1.0:function:string-equal'/>"
      "<AttributeValue " +
      string +
      "/>"
      "<AttributeDesignator Category='c' AttributeId='a' Issuer='&#10;' MustBePresent='false' " +
      string +
      "/>"
      "<AttributeValue xmlns:m='urn:m' DataType='urn:oasis:names:tc:xacml:3.0:data-type:xpathExpression' "
      "XPathCategory='c'>m:a</AttributeValue></Apply></Condition>"
      "<ObligationExpressions><ObligationExpression ObligationId='o' FulfillOn='Permit'/></ObligationExpressions>"
      "<AdviceExpressions><AdviceExpression AdviceId='a' AppliesTo='Deny'>"
      "<AttributeAssignmentExpression AttributeId='x' Category='y' Issuer='z'><AttributeValue " +
      string +
      ">\xC3\xA6</AttributeValue></AttributeAssignmentExpression></AdviceExpression></AdviceExpressions></Rule></"
      "Policy>"
      "<ObligationExpressions><ObligationExpression ObligationId='o' FulfillOn='Deny'/></ObligationExpressions>"
      "<AdviceExpressions><AdviceExpression AdviceId='a' AppliesTo='Permit'/></AdviceExpressions></PolicySet>";
  const Reading reading = read(set);
  check_round_trip(reading);
  REQUIRE(reading.document);
  const model::PolicySet& read_set = reading.policy_set();
  CHECK(read_set.description == " a < b\r\n ");
  CHECK(
      read_set.issuer->content_xml ==
      "x &amp; <e:a xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" xmlns:e=\"urn:e&amp;&quot;\" b='&lt;'><c/>"
      "</e:a><!-- kept --><d xmlns=''/>");
  CHECK(read_set.combiner_parameters.size() == 4);
  REQUIRE(read_set.children.size() == 4);
  CHECK(std::get<model::PolicyReference>(read_set.children[0]).id == "urn:ref");
  CHECK(std::get<model::PolicyReference>(read_set.children[1]).to_policy_set);
}

TEST_CASE("a written policy is indented and complete", "[xacml]") {
  const Reading reading =
      read(policy_with("<Rule RuleId='r' Effect='Permit'><Description>x &amp; y</Description></Rule>"));
  REQUIRE(reading.document);
  CHECK(xacml::write_policy(*reading.document) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<Policy xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicyId=\"p\" Version=\"1.0\" "
        "RuleCombiningAlgId=\"urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides\">\n"
        "  <Target/>\n"
        "  <Rule RuleId=\"r\" Effect=\"Permit\">\n"
        "    <Description>x &amp; y</Description>\n"
        "  </Rule>\n"
        "</Policy>\n");
}

TEST_CASE("a comment of the language is made one that XML allows", "[xacml]") {
  Reading reading = read(policy_with(""));
  REQUIRE(reading.document);
  reading.document->leading_comments = {"a--b---", "-", ""};
  const Reading again = read(xacml::write_policy(*reading.document));
  REQUIRE(again.document);
  CHECK(again.document->leading_comments == std::vector<std::string>{"a- -b- - - ", "- ", ""});
}
