#include <fmt/format.h>

#include <algorithm>

#include "compiler/xacml/characters.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/element_reader.hpp"
#include "compiler/xacml/identifiers.hpp"
#include "compiler/xacml/version.hpp"

namespace hjemmel::xacml {
namespace {

std::string read_version(Walker& walker, const Attributes& attributes) {
  const Attribute* found = attributes.find(AttributeName::version);
  if (found != nullptr && !is_version(found->value)) {
    walker.findings().error(code::bad_attribute_value, found->range,
                            fmt::format("{} is not a version", quoted(found->value)),
                            "a version is numbers with dots between them: `1.0`");
  }
  return attributes.text(AttributeName::version);
}

std::optional<std::string> read_version_match(Walker& walker, const Attributes& attributes, AttributeName attribute) {
  const Attribute* found = attributes.find(attribute);
  if (found != nullptr && !is_version_match(found->value)) {
    walker.findings().error(code::bad_attribute_value, found->range,
                            fmt::format("{} is not a version pattern", quoted(found->value)),
                            "a pattern is numbers or `*` with dots between them, the last may be `+`: `1.*`, `2.+`");
  }
  return attributes.optional_text(attribute);
}

std::optional<std::string> read_delegation_depth(Walker& walker, const Attributes& attributes) {
  const Attribute* found = attributes.find(AttributeName::max_delegation_depth);
  if (found == nullptr) return std::nullopt;
  const std::string value = attributes.uri(AttributeName::max_delegation_depth);
  const std::string_view digits =
      std::string_view(value).substr(value.starts_with('-') || value.starts_with('+') ? 1 : 0);
  if (digits.empty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
    walker.findings().error(code::bad_attribute_value, found->range,
                            fmt::format("`MaxDelegationDepth` is a whole number, not {}", quoted(found->value)));
  }
  return value;
}

/// What <Policy> and <PolicySet> share. True if `child` was one of these.
template <class Node>
bool read_shared_child(Walker& walker, const Element& child, Node& node) {
  switch (child.tag) {
    case Tag::description:
      walker.attributes(child);
      node.description = walker.text(child);
      return true;
    case Tag::policy_issuer:
      node.issuer = read_issuer(walker, child);
      return true;
    case Tag::policy_defaults:
    case Tag::policy_set_defaults:
      node.defaults = read_defaults(walker, child);
      return true;
    case Tag::target:
      node.target = read_target(walker, child);
      return true;
    case Tag::combiner_parameters:
    case Tag::rule_combiner_parameters:
    case Tag::policy_combiner_parameters:
    case Tag::policy_set_combiner_parameters:
      node.combiner_parameters.push_back(read_combiner_parameters(walker, child));
      return true;
    case Tag::obligation_expressions:
      node.obligations = read_obligations(walker, child);
      return true;
    case Tag::advice_expressions:
      node.advice = read_obligations(walker, child);
      return true;
    default:
      return false;
  }
}

}  // namespace

std::unique_ptr<model::Policy> read_policy_element(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  auto policy = std::make_unique<model::Policy>();
  policy->id = attributes.uri(AttributeName::policy_id);
  policy->version = read_version(walker, attributes);
  policy->max_delegation_depth = read_delegation_depth(walker, attributes);
  policy->algorithm =
      read_combining_algorithm(walker, attributes, AttributeName::rule_combining_alg_id, model::CombiningLevel::rule);
  policy->span = walker.span(element.extent.whole());
  policy->id_span = walker.span(attributes.range(AttributeName::policy_id));
  walker.children(element, [&](const Element& child) {
    if (read_shared_child(walker, child, *policy)) return;
    if (child.tag == Tag::rule) {
      policy->rules.push_back(read_rule(walker, child));
    } else {
      policy->variables.push_back(read_variable(walker, child));
    }
  });
  return policy;
}

std::unique_ptr<model::PolicySet> read_policy_set_element(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  auto set = std::make_unique<model::PolicySet>();
  set->id = attributes.uri(AttributeName::policy_set_id);
  set->version = read_version(walker, attributes);
  set->max_delegation_depth = read_delegation_depth(walker, attributes);
  set->algorithm = read_combining_algorithm(walker, attributes, AttributeName::policy_combining_alg_id,
                                            model::CombiningLevel::policy);
  set->span = walker.span(element.extent.whole());
  set->id_span = walker.span(attributes.range(AttributeName::policy_set_id));
  walker.children(element, [&](const Element& child) {
    if (read_shared_child(walker, child, *set)) return;
    if (child.tag == Tag::policy) {
      set->children.emplace_back(read_policy_element(walker, child));
    } else if (child.tag == Tag::policy_set) {
      set->children.emplace_back(read_policy_set_element(walker, child));
    } else {
      set->children.emplace_back(read_reference(walker, child));
    }
  });
  return set;
}

model::PolicyReference read_reference(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::PolicyReference reference;
  reference.to_policy_set = element.tag == Tag::policy_set_id_reference;
  reference.id = collapsed(walker.text(element));
  reference.version = read_version_match(walker, attributes, AttributeName::version);
  reference.earliest_version = read_version_match(walker, attributes, AttributeName::earliest_version);
  reference.latest_version = read_version_match(walker, attributes, AttributeName::latest_version);
  reference.span = walker.span(element.extent.whole());
  return reference;
}

model::PolicyIssuer read_issuer(Walker& walker, const Element& element) {
  walker.attributes(element);
  model::PolicyIssuer issuer;
  issuer.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) {
    const Attributes attributes = walker.attributes(child);
    if (child.tag == Tag::content) {
      issuer.content_xml = walker.markup(child);
      return;
    }
    model::IssuerAttribute attribute;
    attribute.attribute_id = attributes.uri(AttributeName::attribute_id);
    attribute.issuer = attributes.optional_text(AttributeName::issuer);
    attribute.include_in_result = read_boolean(walker, attributes, AttributeName::include_in_result, false);
    walker.children(
        child, [&](const Element& value) { attribute.values.push_back(read_attribute_value(walker, value, false)); });
    issuer.attributes.push_back(std::move(attribute));
  });
  return issuer;
}

model::Defaults read_defaults(Walker& walker, const Element& element) {
  walker.attributes(element);
  model::Defaults defaults;
  defaults.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) {
    walker.attributes(child);
    defaults.xpath_version = collapsed(walker.text(child));
  });
  return defaults;
}

model::CombinerParameters read_combiner_parameters(Walker& walker, const Element& element) {
  using About = model::CombinerParameters::About;
  const Attributes attributes = walker.attributes(element);
  model::CombinerParameters parameters;
  parameters.span = walker.span(element.extent.whole());
  switch (element.tag) {
    case Tag::rule_combiner_parameters:
      parameters.about = About::rule;
      parameters.id_ref = attributes.text(AttributeName::rule_id_ref);
      break;
    case Tag::policy_combiner_parameters:
      parameters.about = About::policy;
      parameters.id_ref = attributes.uri(AttributeName::policy_id_ref);
      break;
    case Tag::policy_set_combiner_parameters:
      parameters.about = About::policy_set;
      parameters.id_ref = attributes.uri(AttributeName::policy_set_id_ref);
      break;
    default:
      break;
  }
  walker.children(element, [&](const Element& child) {
    const Attributes names = walker.attributes(child);
    model::CombinerParameter parameter;
    parameter.name = names.text(AttributeName::parameter_name);
    parameter.span = walker.span(child.extent.whole());
    walker.children(child, [&](const Element& value) { parameter.value = read_attribute_value(walker, value); });
    parameters.parameters.push_back(std::move(parameter));
  });
  return parameters;
}

}  // namespace hjemmel::xacml
