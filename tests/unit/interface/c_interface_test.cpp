// The C ABI: the same answers as the C++ interface, and no number out of range does harm.
#include <catch2/catch.hpp>

#include <cstring>

#include "hjemmel/hjemmel.h"
#include "tests/unit/interface/vat_policy.hpp"

using namespace hjemmel::tests;
using Catch::Matchers::Contains;

namespace {

constexpr const char* package = "regnskapsforer-med-signeringsrettighet";

std::string text(hjemmel_text t) { return std::string(t.data, t.size); }

struct Service {
  hjemmel_policy* policy = nullptr;
  hjemmel_live_policy* live = nullptr;
  hjemmel_session* session = nullptr;
  Service() {
    const auto bytes = artefact_of(vat_policy());
    policy = hjemmel_policy_load_bytes(bytes.data(), bytes.size(), nullptr, nullptr);
    REQUIRE(policy != nullptr);
    live = hjemmel_live_policy_new(policy);
    session = hjemmel_session_new(live);
    hjemmel_session_fix_time(session, monday_at_ten, 0);
  }
  ~Service() {
    hjemmel_policy_free(policy);
    hjemmel_live_policy_free(live);
    hjemmel_session_free(session);
  }
};

void give_package(void* context, const hjemmel_attribute_query* query, hjemmel_attribute_values* values) {
  if (text(query->attribute_id) != "urn:altinn:accesspackage") return;
  ++*static_cast<int*>(context);
  hjemmel_attribute_values_add(values, package, std::strlen(package));
}

}  // namespace

TEST_CASE("C: a load tells what is wrong") {
  hjemmel_error error;
  CHECK(hjemmel_policy_load_file("/nowhere/vat.hjp", nullptr, &error) == nullptr);
  CHECK(std::string(error.message) == "no such file");
  CHECK(hjemmel_policy_load_bytes("text", 4, nullptr, &error) == nullptr);
  CHECK(std::string(error.message) == "not a Hjemmel artefact");
  CHECK(hjemmel_policy_load_bytes("text", 4, nullptr, nullptr) == nullptr);
  const unsigned char key[32] = {};
  const auto bytes = artefact_of(vat_policy());
  CHECK(hjemmel_policy_load_bytes(bytes.data(), bytes.size(), key, &error) == nullptr);
  CHECK(std::string(error.message) == "not signed, and a signature is required");
}

TEST_CASE("C: a policy describes itself") {
  const Service service;
  hjemmel_policy_info info;
  hjemmel_policy_describe(service.policy, &info);
  CHECK(text(info.id) == "urn:test:vat");
  CHECK(info.rules == 2);
  CHECK(std::string(hjemmel_decision_name(HJEMMEL_NOT_APPLICABLE)) == "NotApplicable");
  CHECK(std::string(hjemmel_version()).find('.') != std::string::npos);
}

TEST_CASE("C: text and built requests are decided alike") {
  const Service service;
  const std::string json = json_request(package);
  hjemmel_text response;
  CHECK(hjemmel_decide_json(service.session, json.data(), json.size(), &response) == HJEMMEL_PERMIT);
  CHECK_THAT(text(response), Contains("\"Decision\":\"Permit\""));
  const std::string xml = xml_request("toll");
  CHECK(hjemmel_decide_xml(service.session, xml.data(), xml.size(), &response) == HJEMMEL_NOT_APPLICABLE);
  CHECK_THAT(text(response), Contains("<Decision>NotApplicable</Decision>"));
  CHECK(hjemmel_decide_json(service.session, "{", 1, nullptr) == HJEMMEL_INDETERMINATE);

  hjemmel_request* request = hjemmel_request_new();
  CHECK(hjemmel_request_add(request, HJEMMEL_SUBJECT, "urn:altinn:accesspackage", nullptr, package) == 1);
  CHECK(hjemmel_request_add(request, HJEMMEL_RESOURCE, "urn:altinn:resource", nullptr, "ske-mva") == 1);
  CHECK(hjemmel_request_add(request, HJEMMEL_ACTION, "urn:oasis:names:tc:xacml:1.0:action:action-id",
                            "http://www.w3.org/2001/XMLSchema#string", "write") == 1);
  CHECK(hjemmel_decide(service.session, request) == HJEMMEL_PERMIT);
  CHECK(hjemmel_permits_at(service.session, 4, 0) == 1);
  CHECK(hjemmel_permits_at(service.session, 3, 0) == 0);
  CHECK(hjemmel_permits_at(service.session, 3, 1) == 1);
  CHECK(hjemmel_required_level(service.session, 0) == 4);
  CHECK(hjemmel_required_level(service.session, 1) == 3);

  CHECK(hjemmel_request_add(request, HJEMMEL_SUBJECT, "age", "http://www.w3.org/2001/XMLSchema#integer", "many") == 0);
  CHECK_THAT(text(hjemmel_request_problem(request)), Contains("`many`"));
  CHECK(hjemmel_decide(service.session, request) == HJEMMEL_INDETERMINATE);
  CHECK(hjemmel_required_level(service.session, 0) == -1);
  hjemmel_request_clear(request);
  CHECK(hjemmel_request_problem(request).size == 0);
  hjemmel_request_free(request);
}

TEST_CASE("C: results are read by number") {
  const Service service;
  const std::string json = json_request(package);
  hjemmel_decide_json(service.session, json.data(), json.size(), nullptr);
  REQUIRE(hjemmel_result_count(service.session) == 1);
  hjemmel_result result;
  REQUIRE(hjemmel_result_at(service.session, 0, &result) == 1);
  CHECK(result.decision == HJEMMEL_PERMIT);
  CHECK(result.obligations == 2);
  CHECK(hjemmel_result_at(service.session, 1, &result) == 0);
  hjemmel_obligation obligation;
  REQUIRE(hjemmel_result_obligation(service.session, 0, 1, &obligation) == 1);
  CHECK(text(obligation.id) == "urn:altinn:obligation:2");
  CHECK(hjemmel_result_obligation(service.session, 0, 2, &obligation) == 0);
  hjemmel_assignment assignment;
  REQUIRE(hjemmel_result_assignment(service.session, 0, 1, 0, &assignment) == 1);
  CHECK(text(assignment.category) == "urn:altinn:minimum-authenticationlevel-org");
  CHECK(text(assignment.value) == "3");
  CHECK(text(assignment.data_type) == "http://www.w3.org/2001/XMLSchema#integer");
  CHECK(hjemmel_result_assignment(service.session, 0, 1, 1, &assignment) == 0);
  hjemmel_policy_identifier identifier;
  CHECK(hjemmel_result_policy(service.session, 0, 0, &identifier) == 0);
}

TEST_CASE("C: a source of attributes, and a new version") {
  const Service service;
  int asked = 0;
  hjemmel_session_use_attributes_of(service.session, &give_package, &asked);
  hjemmel_request* request = hjemmel_request_new();
  hjemmel_request_add(request, HJEMMEL_RESOURCE, "urn:altinn:resource", nullptr, "ske-mva");
  hjemmel_request_add(request, HJEMMEL_ACTION, "urn:oasis:names:tc:xacml:1.0:action:action-id", nullptr, "write");
  CHECK(hjemmel_decide(service.session, request) == HJEMMEL_PERMIT);
  CHECK(asked == 1);
  const auto bytes = artefact_of(vat_policy("toll", "2.0"));
  hjemmel_policy* next = hjemmel_policy_load_bytes(bytes.data(), bytes.size(), nullptr, nullptr);
  REQUIRE(next != nullptr);
  hjemmel_live_policy_swap(service.live, next);
  hjemmel_policy_free(next);
  CHECK(hjemmel_decide(service.session, request) == HJEMMEL_NOT_APPLICABLE);
  hjemmel_session_use_attributes_of(service.session, nullptr, nullptr);
  CHECK(hjemmel_decide(service.session, request) == HJEMMEL_NOT_APPLICABLE);
  hjemmel_request_free(request);
}

TEST_CASE("C: a decision is explained") {
  const Service service;
  const std::string json = json_request("toll");
  hjemmel_decide_json(service.session, json.data(), json.size(), nullptr);
  hjemmel_text explanation;
  REQUIRE(hjemmel_explain(service.session, 0, "nb", 0, &explanation) == 1);
  CHECK_THAT(text(explanation), Contains(package));
  REQUIRE(hjemmel_explain(service.session, 0, "en", 1, &explanation) == 1);
  CHECK(text(explanation).starts_with("{"));
  CHECK(hjemmel_explain(service.session, 1, "en", 0, &explanation) == 0);
  CHECK(hjemmel_explain(service.session, 0, "se", 0, &explanation) == 0);
}
