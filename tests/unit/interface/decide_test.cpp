// Decisions through the public interface: every way in gives the same answer.
#include <catch2/catch.hpp>

#include "tests/unit/interface/vat_policy.hpp"

using namespace hjemmel::tests;
namespace pdp = hjemmel::pdp;
using Catch::Matchers::Contains;

namespace {

constexpr std::string_view package = "regnskapsforer-med-signeringsrettighet";
constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";

/// A session in office hours.
pdp::Session session_with(const pdp::Policy& policy) {
  pdp::Session session(policy);
  session.fix_time(monday_at_ten);
  return session;
}

class PackageRegister final : public pdp::AttributeSource {
 public:
  void values_of(const Query& query, pdp::AttributeValues& values) const noexcept override {
    if (query.attribute_id != "urn:altinn:accesspackage") return;
    ++asked;
    refused += query.type == pdp::DataType::string && !values.add("\xFF") ? 1 : 0;
    values.add(package);
  }
  mutable int asked = 0;
  mutable int refused = 0;
};

}  // namespace

TEST_CASE("JSON, XML and a built request are answered alike") {
  const pdp::Policy policy = loaded_vat_policy();
  pdp::Session session = session_with(policy);
  for (const std::string_view held : {package, std::string_view("toll"), std::string_view("æøå")}) {
    const pdp::Decision wanted = held == package ? pdp::Decision::permit : pdp::Decision::not_applicable;
    std::string json;
    CHECK(session.decide_json(json_request(held), json) == wanted);
    CHECK_THAT(json, Contains("\"Decision\":\"" + std::string(name_of(wanted)) + "\""));
    CHECK(session.results().front().decision == wanted);
    const std::size_t obligations = session.results().front().obligations.size();
    CHECK(obligations == (held == package ? 2 : 0));
    std::string xml;
    CHECK(session.decide_xml(xml_request(held), xml) == wanted);
    CHECK_THAT(xml, Contains("<Decision>" + std::string(name_of(wanted)) + "</Decision>"));
    CHECK(session.results().front().obligations.size() == obligations);
    const pdp::Request request = built_request(held);
    CHECK(session.decide(request).decision == wanted);
    CHECK(session.decide(request).obligations.size() == obligations);
  }
}

TEST_CASE("a result holds obligations with their values, and the rules that decided") {
  const pdp::Policy policy = loaded_vat_policy();
  pdp::Session session = session_with(policy);
  const pdp::Request request = built_request(package);
  const pdp::Result& result = session.decide(request);
  REQUIRE(result.obligations.size() == 2);
  CHECK(result.obligations[0].id == "urn:altinn:obligation:1");
  REQUIRE(result.obligations[0].assignments.size() == 1);
  const pdp::Assignment& assignment = result.obligations[0].assignments[0];
  CHECK(assignment.category == "urn:altinn:minimum-authenticationlevel");
  CHECK(assignment.type == pdp::DataType::integer);
  CHECK(assignment.value == "4");
  CHECK(result.status_code == "urn:oasis:names:tc:xacml:1.0:status:ok");
  REQUIRE(result.rules.size() == 1);
  CHECK(session.policy().rule(result.rules[0]).id == "file");
}

TEST_CASE("the response is appended, and results live beside it") {
  pdp::Session session = session_with(loaded_vat_policy());
  std::string response = "before ";
  session.decide_json(json_request(package), response);
  CHECK(response.starts_with("before {\"Response\""));
}

TEST_CASE("the authentication level that Altinn's obligations ask for is enforced") {
  pdp::Session session = session_with(loaded_vat_policy());
  const pdp::Request request = built_request(package);
  const pdp::Result& result = session.decide(request);
  const pdp::AuthenticationLevels levels = result.authentication_levels();
  CHECK(levels.required == 4);
  CHECK(levels.required_of_organisations == 3);
  CHECK(result.permits_at(4, pdp::Caller::person));
  CHECK_FALSE(result.permits_at(3, pdp::Caller::person));
  CHECK(result.permits_at(3, pdp::Caller::organisation));
  CHECK_FALSE(result.permits_at(2, pdp::Caller::organisation));

  const pdp::Request other = built_request("toll");
  CHECK_FALSE(session.decide(other).permits_at(4, pdp::Caller::person));
}

TEST_CASE("an obligation that nobody said to fulfil refuses") {
  pdp::Result result;
  result.decision = pdp::Decision::permit;
  CHECK(result.permits_at(0, pdp::Caller::person));
  const pdp::Assignment log{"log", "", "", pdp::DataType::string, "all"};
  const pdp::Assignment level{"l", "urn:altinn:minimum-authenticationlevel", "", pdp::DataType::integer, "2"};
  const pdp::Assignment no_level{"l", "urn:altinn:minimum-authenticationlevel", "", pdp::DataType::string, "two"};
  const auto with = [&](const std::vector<pdp::Assignment>& assignments) {
    const pdp::Obligation obligation{"o", assignments};
    result.obligations = {&obligation, 1};
    return result.permits_at(2, pdp::Caller::person);
  };
  CHECK(with({level}));
  CHECK_FALSE(with({log}));
  CHECK_FALSE(with({level, log}));
  CHECK_FALSE(with({no_level}));
  CHECK_FALSE(with({}));
}

TEST_CASE("a session decides at the time that it is told, and at the machine's") {
  const pdp::Policy policy = loaded_vat_policy();
  pdp::Session session(policy);
  const pdp::Request request = built_request(package);
  session.fix_time(monday_at_ten);
  CHECK(session.decide(request).decision == pdp::Decision::permit);
  session.fix_time(monday_at_eight_in_the_evening);
  CHECK(session.decide(request).decision == pdp::Decision::deny);
  session.fix_time(monday_at_eight_in_the_evening, -8 * 60);
  CHECK(session.decide(request).decision == pdp::Decision::permit);
  session.use_system_time();
  const pdp::Decision now = session.decide(request).decision;
  CHECK((now == pdp::Decision::permit || now == pdp::Decision::deny));
}

TEST_CASE("an attribute source is asked for what the request does not hold") {
  pdp::Session session = session_with(loaded_vat_policy());
  const PackageRegister packages;
  pdp::Request request;
  request.resource("urn:altinn:resource", "ske-mva").action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
  session.use_attributes_of(&packages);
  CHECK(session.decide(request).decision == pdp::Decision::permit);
  CHECK(packages.asked == 1);
  CHECK(packages.refused == 1);
  const pdp::Request holding = built_request("toll");
  CHECK(session.decide(holding).decision == pdp::Decision::not_applicable);
  CHECK(packages.asked == 1);
  session.use_attributes_of(nullptr);
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
}

TEST_CASE("a request that cannot be read is answered with the place") {
  pdp::Session session = session_with(loaded_vat_policy());
  std::string response;
  CHECK(session.decide_json("{\"Request\": {\n  \"Subject\": []}}", response) == pdp::Decision::indeterminate);
  CHECK_THAT(response, Contains("syntax-error") && Contains("line 2"));
  response.clear();
  CHECK(session.decide_xml("<Request", response) == pdp::Decision::indeterminate);
  CHECK_THAT(response, Contains("syntax-error") && Contains("<Result>"));
  REQUIRE(session.results().size() == 1);
  CHECK_FALSE(session.results().front().status_message.empty());
  CHECK(session.decide_json("", response) == pdp::Decision::indeterminate);
}

TEST_CASE("a request that is wrongly built is answered with what is wrong") {
  pdp::Session session = session_with(loaded_vat_policy());
  pdp::Request request = built_request(package);
  request.subject("born", {pdp::DataType::date, "2026-02-30"});
  CHECK_THAT(std::string(request.problem()), Contains("`2026-02-30` is not a date"));
  const pdp::Result& result = session.decide(request);
  CHECK(result.decision == pdp::Decision::indeterminate);
  CHECK(result.status_code == "urn:oasis:names:tc:xacml:1.0:status:syntax-error");
  CHECK(result.status_message == request.problem());
  request.clear();
  CHECK(request.problem().empty());
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
}

TEST_CASE("values of every C++ type have their data type") {
  CHECK(pdp::TypedValue("true").type() == pdp::DataType::string);
  CHECK(pdp::TypedValue(true).type() == pdp::DataType::boolean);
  CHECK(pdp::TypedValue(7).type() == pdp::DataType::integer);
  CHECK(pdp::TypedValue(7u).type() == pdp::DataType::integer);
  CHECK(pdp::TypedValue(0.5).type() == pdp::DataType::real);
  CHECK(pdp::TypedValue(std::string("a")).type() == pdp::DataType::string);
  CHECK(urn_of(pdp::DataType::any_uri) == "http://www.w3.org/2001/XMLSchema#anyURI");
}

TEST_CASE("several values at once are one bag") {
  pdp::Session session = session_with(loaded_vat_policy());
  const std::vector<std::string_view> packages{"toll", package, "skatt-naering"};
  pdp::Request request;
  request.subject("urn:altinn:accesspackage", packages).resource("urn:altinn:resource", "ske-mva");
  request.action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");
  CHECK(session.decide(request).decision == pdp::Decision::permit);
}

TEST_CASE("a repeated category makes several decisions, whose results live side by side") {
  pdp::Session session = session_with(loaded_vat_policy());
  pdp::Request request = built_request(package);
  request.another(resource_category).resource("urn:altinn:resource", "ske-skattekort");
  request.another(resource_category).resource("urn:altinn:resource", "ske-mva");
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
  const auto results = session.results();
  REQUIRE(results.size() == 3);
  CHECK(results[0].decision == pdp::Decision::permit);
  CHECK(results[1].decision == pdp::Decision::not_applicable);
  CHECK(results[2].decision == pdp::Decision::permit);
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    REQUIRE(results[i].obligations.size() == 2);
    CHECK(results[i].obligations[1].assignments[0].value == "3");
    REQUIRE(results[i].rules.size() == 1);
    CHECK(session.policy().rule(results[i].rules[0]).id == "file");
  }
  CHECK(results[1].rules.empty());
  CHECK_FALSE(session.permits_at(4, pdp::Caller::person));

  request.combined_decision(true);
  CHECK(session.decide(request).decision == pdp::Decision::indeterminate);
  CHECK(session.results().size() == 1);
}

TEST_CASE("several decisions permit only at a level that suffices for each") {
  pdp::Session session = session_with(loaded_vat_policy());
  CHECK_FALSE(session.permits_at(4, pdp::Caller::person));
  pdp::Request request = built_request(package);
  request.another(resource_category).resource("urn:altinn:resource", "ske-mva");
  session.decide(request);
  REQUIRE(session.results().size() == 2);
  CHECK(session.permits_at(4, pdp::Caller::person));
  CHECK_FALSE(session.permits_at(3, pdp::Caller::person));
  CHECK(session.permits_at(3, pdp::Caller::organisation));
}

TEST_CASE("references name the decisions wanted") {
  constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
  constexpr std::string_view action = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
  pdp::Session session = session_with(loaded_vat_policy());
  pdp::Request request;
  request.another(subject, "s1").subject("urn:altinn:accesspackage", package);
  request.another(subject, "s2").subject("urn:altinn:accesspackage", "toll");
  request.another(resource_category, "r1").resource("urn:altinn:resource", "ske-mva");
  request.another(action, "a1").action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");
  const std::array<std::string_view, 3> first{"s1", "r1", "a1"};
  const std::array<std::string_view, 3> second{"s2", "r1", "a1"};
  request.reference(second).reference(first);
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
  REQUIRE(session.results().size() == 2);
  CHECK(session.results()[1].decision == pdp::Decision::permit);

  const std::array<std::string_view, 1> unknown{"s3"};
  request.reference(unknown);
  CHECK(session.decide(request).decision == pdp::Decision::indeterminate);
  CHECK_THAT(std::string(session.results().front().status_message), Contains("`s3`"));
}

TEST_CASE("MultiRequests of JSON are answered in order") {
  pdp::Session session = session_with(loaded_vat_policy());
  const std::string request = R"({"Request": {
    "AccessSubject": [{"Id": "s1", "Attribute": [{"AttributeId": "urn:altinn:accesspackage", "Value": "toll"}]},
                      {"Id": "s2", "Attribute": [{"AttributeId": "urn:altinn:rolecode", "Value": "DAGL"}]}],
    "Resource": [{"Id": "r1", "Attribute": [{"AttributeId": "urn:altinn:resource", "Value": "ske-mva"}]}],
    "Action": [{"Id": "a1", "Attribute": [{"AttributeId": "urn:oasis:names:tc:xacml:1.0:action:action-id", "Value": "write"}]}],
    "MultiRequests": {"RequestReference": [{"ReferenceId": ["s1", "r1", "a1"]}, {"ReferenceId": ["s2", "r1", "a1"]}]}}})";
  std::string response;
  CHECK(session.decide_json(request, response) == pdp::Decision::not_applicable);
  const std::size_t first = response.find("NotApplicable");
  const std::size_t second = response.find("Permit");
  REQUIRE(first != std::string::npos);
  REQUIRE(second != std::string::npos);
  CHECK(first < second);
}

TEST_CASE("the applicable policies are listed for who asks") {
  pdp::Session session = session_with(loaded_vat_policy());
  pdp::Request request = built_request(package);
  CHECK(session.decide(request).policy_identifiers.empty());
  request.return_policy_id_list(true);
  const pdp::Result& result = session.decide(request);
  REQUIRE(result.policy_identifiers.size() == 1);
  CHECK(result.policy_identifiers[0].id == "urn:test:vat");
  CHECK(result.policy_identifiers[0].version == "1.0");
}

TEST_CASE("without a policy every decision is Indeterminate") {
  const pdp::LivePolicy none;
  pdp::Session session(none);
  const pdp::Request request = built_request(package);
  CHECK(session.decide(request).decision == pdp::Decision::indeterminate);
  CHECK(session.results().front().status_message == "no policy is loaded");
  std::string response;
  CHECK(session.decide_json(json_request(package), response) == pdp::Decision::indeterminate);
  CHECK_THAT(response, Contains("no policy is loaded"));
}

TEST_CASE("a request is decided as often as one likes") {
  pdp::Session session = session_with(loaded_vat_policy());
  pdp::Request request = built_request(package);
  for (int i = 0; i < 3; ++i) CHECK(session.decide(request).decision == pdp::Decision::permit);
  request.subject("urn:altinn:accesspackage", "toll");
  CHECK(session.decide(request).decision == pdp::Decision::permit);
  request.clear();
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
}

TEST_CASE("a decision is explained from the artefact, in the language asked for") {
  pdp::Session session = session_with(loaded_vat_policy());
  std::string text;
  CHECK_FALSE(session.explain(pdp::Language::en, pdp::ExplanationForm::text, text));
  const pdp::Request permitted = built_request(package);
  session.decide(permitted);
  REQUIRE(session.explain(pdp::Language::en, pdp::ExplanationForm::text, text));
  CHECK_THAT(text, Contains("file") && Contains(std::string(package)));

  const std::string refused = json_request("toll");
  std::string response;
  REQUIRE(session.decide_json(refused, response) == pdp::Decision::not_applicable);
  std::string bokmal;
  std::string json;
  REQUIRE(session.explain(pdp::Language::nb, pdp::ExplanationForm::text, bokmal));
  CHECK_THAT(bokmal, Contains(std::string(package)));  // what would have been enough
  REQUIRE(session.explain(pdp::Language::nn, pdp::ExplanationForm::json, json));
  CHECK(json.starts_with("{"));
  CHECK(bokmal != text);
  CHECK_FALSE(session.explain(pdp::Language::nb, pdp::ExplanationForm::text, text, 1));

  session.decide_json("no request", response);
  CHECK(session.explain(pdp::Language::en, pdp::ExplanationForm::text, text));
}
