#include "tests/unit/interface/vat_policy.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "compiler/codegen/codegen.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"
#include "tests/policy_text.hpp"

namespace hjemmel::tests {
namespace {

constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
constexpr std::string_view resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
constexpr std::string_view action = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";

std::string match(std::string_view category, std::string_view attribute_id, std::string_view value) {
  return fmt::format(
      "<Match MatchId=\"fn:string-equal\"><AttributeValue DataType=\"type:string\">{}</AttributeValue>"
      "<AttributeDesignator Category=\"{}\" AttributeId=\"{}\" DataType=\"type:string\" "
      "MustBePresent=\"false\"/></Match>",
      value, category, attribute_id);
}

std::string level(std::string_view id, std::string_view category, int value) {
  return fmt::format(
      "<ObligationExpression ObligationId=\"{0}\" FulfillOn=\"Permit\"><AttributeAssignmentExpression "
      "AttributeId=\"{0}-level\" Category=\"{1}\"><AttributeValue DataType=\"type:integer\">{2}</AttributeValue>"
      "</AttributeAssignmentExpression></ObligationExpression>",
      id, category, value);
}

std::string attribute(std::string_view attribute_id, std::string_view value) {
  return fmt::format(
      "<Attribute AttributeId=\"{}\" IncludeInResult=\"false\"><AttributeValue "
      "DataType=\"http://www.w3.org/2001/XMLSchema#string\">{}</AttributeValue></Attribute>",
      attribute_id, value);
}

}  // namespace

std::string vat_policy(std::string_view package, std::string_view version) {
  const std::string current_time =
      "<Apply FunctionId=\"fn:time-one-and-only\"><AttributeDesignator "
      "Category=\"urn:oasis:names:tc:xacml:3.0:attribute-category:environment\" "
      "AttributeId=\"urn:oasis:names:tc:xacml:1.0:environment:current-time\" DataType=\"type:time\" "
      "MustBePresent=\"true\"/></Apply>";
  return fmt::format(
      "<Policy PolicyId=\"urn:test:vat\" Version=\"{}\" RuleCombiningAlgId=\"rule:deny-overrides\">\n<Target/>\n"
      "<Rule RuleId=\"file\" Effect=\"Permit\"><Description>filing, for those who may sign</Description><Target>"
      "<AnyOf><AllOf>{}</AllOf><AllOf>{}</AllOf></AnyOf><AnyOf><AllOf>{}{}</AllOf></AnyOf></Target></Rule>\n"
      "<Rule RuleId=\"closed\" Effect=\"Deny\"><Target><AnyOf><AllOf>{}</AllOf></AnyOf></Target><Condition>"
      "<Apply FunctionId=\"fn:time-in-range\">{}<AttributeValue "
      "DataType=\"type:time\">16:00:00</AttributeValue><AttributeValue DataType=\"type:time\">23:59:59</AttributeValue>"
      "</Apply></Condition></Rule>\n<ObligationExpressions>{}{}</ObligationExpressions>\n</Policy>",
      version, match(subject, "urn:altinn:accesspackage", package), match(subject, "urn:altinn:rolecode", "DAGL"),
      match(resource, "urn:altinn:resource", "ske-mva"),
      match(action, "urn:oasis:names:tc:xacml:1.0:action:action-id", "write"),
      match(subject, "urn:altinn:accesspackage", package), current_time,
      level("urn:altinn:obligation:1", "urn:altinn:minimum-authenticationlevel", 4),
      level("urn:altinn:obligation:2", "urn:altinn:minimum-authenticationlevel-org", 3));
}

std::vector<unsigned char> artefact_of(const std::string& policy) {
  const auto policies = read_policies({policy});
  if (!policies->resolved) throw std::runtime_error("the policy of the test is wrong");
  ir::Module module = lower::lower(*policies->resolved);
  passes::run_pipeline(module);
  std::string problem;
  auto bytes = codegen::compile(module, {}, problem);
  if (bytes.empty()) throw std::runtime_error("no artefact: " + problem);
  return bytes;
}

pdp::Policy loaded(const std::string& policy) {
  std::string problem;
  pdp::Policy made = pdp::Policy::load_bytes(artefact_of(policy), problem);
  if (!made) throw std::runtime_error("not loaded: " + problem);
  return made;
}

std::string json_request(std::string_view package) {
  return fmt::format(
      R"({{"Request": {{"AccessSubject": [{{"Attribute": [{{"AttributeId": "urn:altinn:accesspackage", "Value": "{}"}}]}}],
 "Resource": [{{"Attribute": [{{"AttributeId": "urn:altinn:resource", "Value": "ske-mva"}}]}}],
 "Action": [{{"Attribute": [{{"AttributeId": "urn:oasis:names:tc:xacml:1.0:action:action-id", "Value": "write"}}]}}]}}}})",
      package);
}

std::string xml_request(std::string_view package) {
  return fmt::format(
      "<Request xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" CombinedDecision=\"false\" "
      "ReturnPolicyIdList=\"false\"><Attributes Category=\"{}\">{}</Attributes><Attributes "
      "Category=\"{}\">{}</Attributes>"
      "<Attributes Category=\"{}\">{}</Attributes></Request>",
      subject, attribute("urn:altinn:accesspackage", package), resource, attribute("urn:altinn:resource", "ske-mva"),
      action, attribute("urn:oasis:names:tc:xacml:1.0:action:action-id", "write"));
}

pdp::Request built_request(std::string_view package) {
  pdp::Request request;
  request.subject("urn:altinn:accesspackage", package)
      .resource("urn:altinn:resource", "ske-mva")
      .action("urn:oasis:names:tc:xacml:1.0:action:action-id", "write");
  return request;
}

}  // namespace hjemmel::tests
