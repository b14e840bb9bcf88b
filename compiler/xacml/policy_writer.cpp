#include "compiler/xacml/element_writer.hpp"
#include "compiler/xacml/namespaces.hpp"
#include "compiler/xacml/xacml.hpp"

namespace hjemmel::xacml {
namespace {

void write(Output& output, const model::PolicyIssuer& issuer) {
  output.open("PolicyIssuer");
  if (!issuer.content_xml.empty()) {
    output.open("Content");
    output.markup(issuer.content_xml);
    output.close();
  }
  for (const auto& attribute : issuer.attributes) {
    output.open("Attribute");
    output.attribute("AttributeId", attribute.attribute_id);
    output.optional_attribute("Issuer", attribute.issuer);
    output.attribute("IncludeInResult", attribute.include_in_result ? "true" : "false");
    for (const auto& value : attribute.values) write(output, value);
    output.close();
  }
  output.close();
}

void write(Output& output, const model::CombinerParameters& parameters) {
  using About = model::CombinerParameters::About;
  switch (parameters.about) {
    case About::algorithm:
      output.open("CombinerParameters");
      break;
    case About::rule:
      output.open("RuleCombinerParameters");
      output.attribute("RuleIdRef", parameters.id_ref);
      break;
    case About::policy:
      output.open("PolicyCombinerParameters");
      output.attribute("PolicyIdRef", parameters.id_ref);
      break;
    case About::policy_set:
      output.open("PolicySetCombinerParameters");
      output.attribute("PolicySetIdRef", parameters.id_ref);
      break;
  }
  for (const auto& parameter : parameters.parameters) {
    output.open("CombinerParameter");
    output.attribute("ParameterName", parameter.name);
    write(output, parameter.value);
    output.close();
  }
  output.close();
}

void write(Output& output, const model::PolicyReference& reference) {
  output.open(reference.to_policy_set ? "PolicySetIdReference" : "PolicyIdReference");
  output.optional_attribute("Version", reference.version);
  output.optional_attribute("EarliestVersion", reference.earliest_version);
  output.optional_attribute("LatestVersion", reference.latest_version);
  output.text(reference.id);
  output.close();
}

/// Attributes and children up to the combiner parameters, which policies and policy sets share. The default namespace
/// is declared on the outermost element, which is the only one at depth 0.
template <class Node>
void write_frame(Output& output, const Node& node, std::string_view algorithm_attribute,
                 std::string_view defaults_element) {
  output.attribute("Version", node.version);
  output.attribute(algorithm_attribute, node.algorithm.urn);
  output.optional_attribute("MaxDelegationDepth", node.max_delegation_depth);
  if (node.description) output.text_element("Description", *node.description);
  if (node.issuer) write(output, *node.issuer);
  if (node.defaults) {
    output.open(defaults_element);
    output.text_element("XPathVersion", node.defaults->xpath_version);
    output.close();
  }
  write(output, node.target);
  for (const auto& parameters : node.combiner_parameters) write(output, parameters);
}

}  // namespace

void write(Output& output, const model::Policy& policy) {
  output.open("Policy");
  if (output.depth() == 1) output.attribute("xmlns", xacml3_namespace);
  output.attribute("PolicyId", policy.id);
  write_frame(output, policy, "RuleCombiningAlgId", "PolicyDefaults");
  for (const auto& variable : policy.variables) write(output, variable);
  for (const auto& rule : policy.rules) write(output, rule);
  write_obligations(output, policy.obligations, policy.advice);
  output.close();
}

void write(Output& output, const model::PolicySet& set) {
  output.open("PolicySet");
  if (output.depth() == 1) output.attribute("xmlns", xacml3_namespace);
  output.attribute("PolicySetId", set.id);
  write_frame(output, set, "PolicyCombiningAlgId", "PolicySetDefaults");
  for (const auto& child : set.children) {
    if (const auto* inner = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
      write(output, **inner);
    } else if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
      write(output, **policy);
    } else {
      write(output, std::get<model::PolicyReference>(child));
    }
  }
  write_obligations(output, set.obligations, set.advice);
  output.close();
}

std::string write_policy(const model::Document& document) {
  Output output;
  output.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  for (const auto& comment : document.leading_comments) output.comment(comment);
  std::visit([&](const auto& root) { write(output, *root); }, document.root);
  return output.take();
}

}  // namespace hjemmel::xacml
