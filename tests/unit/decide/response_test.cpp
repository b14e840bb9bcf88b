#include <catch2/catch.hpp>

#include "runtime/decide/result.hpp"
#include "runtime/request/xml_scanner.hpp"

using namespace hjemmel;

namespace {

constexpr std::string_view integer_urn = "http://www.w3.org/2001/XMLSchema#integer";

std::string xml(std::span<const Result> results) {
  std::string out;
  write_xml_response(results, out);
  // Whatever is written is well-formed.
  Arena arena;
  XmlScanner scanner;
  scanner.open(out, arena);
  auto event = scanner.next();
  while (event != XmlScanner::Event::finished && event != XmlScanner::Event::malformed) event = scanner.next();
  INFO(out << scanner.problem());
  REQUIRE(event == XmlScanner::Event::finished);
  return out;
}
std::string xml(const Result& result) { return xml(std::span(&result, 1)); }

std::string json(std::span<const Result> results) {
  std::string out;
  write_json_response(results, out);
  return out;
}
std::string json(const Result& result) { return json(std::span(&result, 1)); }

const std::string xml_begin =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\">";
const std::string xml_ok = "<Status><StatusCode Value=\"urn:oasis:names:tc:xacml:1.0:status:ok\"/></Status>";
const std::string json_ok = R"("Status":{"StatusCode":{"Value":"urn:oasis:names:tc:xacml:1.0:status:ok"}})";

}  // namespace

TEST_CASE("the four decisions are written by name") {
  const auto [decision, name] = GENERATE(table<Decision, std::string>({{Decision::permit, "Permit"},
                                                                       {Decision::deny, "Deny"},
                                                                       {Decision::not_applicable, "NotApplicable"},
                                                                       {Decision::indeterminate, "Indeterminate"}}));
  Result result;
  result.decision = decision;
  CHECK(xml(result) == xml_begin + "<Result><Decision>" + name + "</Decision>" + xml_ok + "</Result></Response>\n");
  CHECK(json(result) == R"({"Response":[{"Decision":")" + name + "\"," + json_ok + "}]}\n");
}

TEST_CASE("several results follow each other") {
  const Result results[2] = {};
  CHECK(json(results).find("}},{\"Decision\"") != std::string::npos);
  CHECK(xml(results).find("</Result><Result>") != std::string::npos);
}

TEST_CASE("a status says what is missing, and only then in detail") {
  Result result;
  result.status.code = StatusCode::missing_attribute;
  result.status.message = "no `a` & \"b\"";
  result.status.missing = {"urn:c", "urn:a<", "i", DataType::integer};
  CHECK(xml(result).find("<StatusMessage>no `a` &amp; \"b\"</StatusMessage><StatusDetail><MissingAttributeDetail "
                         "Category=\"urn:c\" AttributeId=\"urn:a&lt;\" DataType=\"" +
                         std::string(integer_urn) + "\" Issuer=\"i\"/></StatusDetail></Status>") != std::string::npos);
  CHECK(json(result).find(
            R"(},"StatusMessage":"no `a` & \"b\"","StatusDetail":[{"Category":"urn:c","AttributeId":"urn:a<",)"
            R"("DataType":"http://www.w3.org/2001/XMLSchema#integer","Issuer":"i"}]})") != std::string::npos);
  result.status.code = StatusCode::processing_error;
  CHECK(xml(result).find("StatusDetail") == std::string::npos);
  CHECK(json(result).find("StatusDetail") == std::string::npos);
}

TEST_CASE("obligations and advice carry their assignments") {
  const Assignment level[] = {{"urn:level", "urn:altinn:minimum-authenticationlevel", "", Value::of_integer(3)},
                              {"urn:text", "", "i", Value::of_text(DataType::string, "<æ>\n\"")}};
  const Obligation obligations[] = {{"urn:o", level}};
  const Obligation advice[] = {{"urn:a", {}}};
  Result result;
  result.decision = Decision::permit;
  result.obligations = obligations;
  result.advice = advice;
  CHECK(
      xml(result).find(
          "<Obligations><Obligation ObligationId=\"urn:o\"><AttributeAssignment AttributeId=\"urn:level\" "
          "Category=\"urn:altinn:minimum-authenticationlevel\" DataType=\"http://www.w3.org/2001/XMLSchema#integer\">3"
          "</AttributeAssignment><AttributeAssignment AttributeId=\"urn:text\" Issuer=\"i\" "
          "DataType=\"http://www.w3.org/2001/XMLSchema#string\">&lt;æ&gt;\n\"</AttributeAssignment></Obligation>"
          "</Obligations><AssociatedAdvice><Advice AdviceId=\"urn:a\"/></AssociatedAdvice></Result>") !=
      std::string::npos);
  CHECK(
      json(result).find(
          R"("Obligations":[{"Id":"urn:o","AttributeAssignment":[{"AttributeId":"urn:level","Value":3,)"
          R"("DataType":"http://www.w3.org/2001/XMLSchema#integer","Category":"urn:altinn:minimum-authenticationlevel"},)"
          R"({"AttributeId":"urn:text","Value":"<æ>\n\"","DataType":"http://www.w3.org/2001/XMLSchema#string","Issuer":"i"}]}],)"
          R"("AssociatedAdvice":[{"Id":"urn:a"}]})") != std::string::npos);
}

TEST_CASE("policy identifiers come last, with their versions") {
  const PolicyIdentifier identifiers[] = {{"set", "1.0", true}, {"p&q", "2.1", false}, {"r", "3", false}};
  Result result;
  result.policy_identifiers = identifiers;
  CHECK(xml(result).ends_with(
      "</Status><PolicyIdentifierList><PolicySetIdReference Version=\"1.0\">set</PolicySetIdReference>"
      "<PolicyIdReference Version=\"2.1\">p&amp;q</PolicyIdReference><PolicyIdReference "
      "Version=\"3\">r</PolicyIdReference></PolicyIdentifierList></Result></Response>\n"));
  CHECK(json(result).ends_with(R"("PolicyIdentifierList":{"PolicyIdReference":[{"Id":"p&q","Version":"2.1"},)"
                               R"({"Id":"r","Version":"3"}],"PolicySetIdReference":[{"Id":"set","Version":"1.0"}]}}]})"
                               "\n"));
  result.policy_identifiers = std::span(identifiers, 1);
  CHECK(json(result).ends_with(R"("PolicyIdentifierList":{"PolicySetIdReference":[{"Id":"set","Version":"1.0"}]}}]})"
                               "\n"));
}

TEST_CASE("only what the request marks is repeated, by category and as written") {
  const std::string text = R"({"Request":{
    "Resource":[{"Id":"r1","Attribute":[{"AttributeId":"a","Value":["x","<"],"IncludeInResult":true,"Issuer":"i"},
                              {"AttributeId":"hidden","Value":"h"}]},
                {"Id":"r2","Attribute":[{"AttributeId":"d","Value":27.50,"IncludeInResult":true}]}],
    "Action":{"Attribute":{"AttributeId":"n","Value":"no"}}}})";
  Request request;
  RequestProblem problem;
  std::vector<IndividualRequest> individual;
  REQUIRE(read_json_request(text, request, problem));
  REQUIRE(individual_requests(request, individual, problem));
  REQUIRE(individual.size() == 2);
  Result results[2];
  results[0].request = individual[0];
  results[1].request = individual[1];
  const std::string resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
  const std::string string_value = "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">";
  CHECK(xml(results) ==
        xml_begin + "<Result><Decision>Indeterminate</Decision>" + xml_ok + "<Attributes Category=\"" + resource +
            "\"><Attribute AttributeId=\"a\" Issuer=\"i\" IncludeInResult=\"true\">" + string_value +
            "x</AttributeValue>" + string_value +
            "&lt;</AttributeValue></Attribute></Attributes></Result><Result><Decision>Indeterminate</Decision>" +
            xml_ok + "<Attributes Category=\"" + resource +
            "\"><Attribute AttributeId=\"d\" IncludeInResult=\"true\"><AttributeValue "
            "DataType=\"http://www.w3.org/2001/XMLSchema#double\">27.50</AttributeValue></Attribute></Attributes></"
            "Result>"
            "</Response>\n");
  CHECK(
      json(results) ==
      R"({"Response":[{"Decision":"Indeterminate",)" + json_ok + R"(,"Category":[{"CategoryId":")" + resource +
          R"(","Id":"r1","Attribute":[{"AttributeId":"a","Value":["x","<"],"DataType":"http://www.w3.org/2001/XMLSchema#string",)"
          R"("Issuer":"i","IncludeInResult":true}]}]},{"Decision":"Indeterminate",)" +
          json_ok + R"(,"Category":[{"CategoryId":")" + resource +
          R"(","Id":"r2","Attribute":[{"AttributeId":"d","Value":27.50,"DataType":"http://www.w3.org/2001/XMLSchema#double",)"
          R"("IncludeInResult":true}]}]}]})"
          "\n");
}

TEST_CASE("an xpathExpression is repeated with its category and prefixes, and can be read again") {
  const std::string text =
      R"({"Request":{"Category":{"CategoryId":"c","Attribute":{"AttributeId":"a","IncludeInResult":true,
    "Value":{"XPathCategory":"c","XPath":"//m:r[. < 1]","Namespaces":[{"Prefix":"m","Namespace":"urn:m"},{"Namespace":"urn:d"}]}}}}})";
  Request request;
  RequestProblem problem;
  std::vector<IndividualRequest> individual;
  REQUIRE(read_json_request(text, request, problem));
  REQUIRE(individual_requests(request, individual, problem));
  Result result;
  result.request = individual[0];
  CHECK(xml(result).find("XPathCategory=\"c\" xmlns:m=\"urn:m\">//m:r[. &lt; 1]</AttributeValue>") !=
        std::string::npos);
  CHECK(json(result).find(
            R"("Value":{"XPathCategory":"c","Namespaces":[{"Prefix":"m","Namespace":"urn:m"},{"Namespace":"urn:d"}],)"
            R"("XPath":"//m:r[. < 1]"})") != std::string::npos);
}

TEST_CASE("text in attributes of elements survives the way there and back") {
  const std::string awkward = "a\tb\nc\r\"<>&'";
  const Obligation obligations[] = {{awkward, {}}};
  Result result;
  result.obligations = obligations;
  const std::string out = xml(result);
  Arena arena;
  XmlScanner scanner;
  scanner.open(out, arena);
  while (scanner.name().local != "Obligation") scanner.next();
  REQUIRE(scanner.attribute("ObligationId") != nullptr);
  CHECK(scanner.attribute("ObligationId")->value == awkward);
}
