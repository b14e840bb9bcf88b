#include <fmt/format.h>

#include "compiler/source/nearest_name.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/element_reader.hpp"
#include "compiler/xacml/identifiers.hpp"

namespace hjemmel::xacml {
namespace {

model::Match read_match(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::Match match;
  match.function = read_function_name(walker, attributes, AttributeName::match_id);
  match.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) {
    const source::Span span = walker.span(child.extent.whole());
    if (child.tag == Tag::attribute_value) {
      match.value = read_attribute_value(walker, child);
      match.value_span = span;
      return;
    }
    if (child.tag == Tag::attribute_designator) {
      match.attribute = read_designator(walker, child);
    } else {
      match.attribute = read_selector(walker, child);
    }
    match.attribute_span = span;
  });
  return match;
}

model::AllOf read_all_of(Walker& walker, const Element& element) {
  walker.attributes(element);
  model::AllOf all_of;
  all_of.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) { all_of.matches.push_back(read_match(walker, child)); });
  return all_of;
}

model::AnyOf read_any_of(Walker& walker, const Element& element) {
  walker.attributes(element);
  model::AnyOf any_of;
  any_of.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) { any_of.alternatives.push_back(read_all_of(walker, child)); });
  return any_of;
}

model::AttributeAssignment read_assignment(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::AttributeAssignment assignment;
  assignment.attribute_id = attributes.uri(AttributeName::attribute_id);
  assignment.category = attributes.optional_uri(AttributeName::category);
  assignment.issuer = attributes.optional_text(AttributeName::issuer);
  assignment.expression = read_only_expression(walker, element);
  assignment.span = walker.span(element.extent.whole());
  return assignment;
}

model::ObligationExpression read_obligation(Walker& walker, const Element& element) {
  const bool advice = element.tag == Tag::advice_expression;
  const Attributes attributes = walker.attributes(element);
  model::ObligationExpression obligation;
  obligation.id = attributes.uri(advice ? AttributeName::advice_id : AttributeName::obligation_id);
  obligation.applies_on =
      read_effect(walker, attributes, advice ? AttributeName::applies_to : AttributeName::fulfill_on);
  obligation.span = walker.span(element.extent.whole());
  walker.children(element,
                  [&](const Element& child) { obligation.assignments.push_back(read_assignment(walker, child)); });
  return obligation;
}

}  // namespace

model::Effect read_effect(Walker& walker, const Attributes& attributes, AttributeName attribute) {
  const Attribute* found = attributes.find(attribute);
  if (found == nullptr || found->value == "Permit") return model::Effect::permit;
  if (found->value == "Deny") return model::Effect::deny;
  constexpr std::array<std::string_view, 2> effects = {"Permit", "Deny"};
  const auto near = source::nearest_name(found->value, effects);
  walker.findings().error(code::bad_attribute_value, found->range,
                          fmt::format("`{}` is `Permit` or `Deny`, not {}", name_of(attribute), quoted(found->value)),
                          near ? did_you_mean(*near) : "", std::string(near.value_or("")));
  return model::Effect::deny;
}

model::Target read_target(Walker& walker, const Element& element) {
  walker.attributes(element);
  model::Target target;
  target.span = walker.span(element.extent.whole());
  walker.children(element, [&](const Element& child) { target.any_ofs.push_back(read_any_of(walker, child)); });
  return target;
}

std::vector<model::ObligationExpression> read_obligations(Walker& walker, const Element& element) {
  walker.attributes(element);
  std::vector<model::ObligationExpression> obligations;
  walker.children(element, [&](const Element& child) { obligations.push_back(read_obligation(walker, child)); });
  return obligations;
}

model::Rule read_rule(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::Rule rule;
  rule.id = attributes.text(AttributeName::rule_id);
  rule.effect = read_effect(walker, attributes, AttributeName::effect);
  rule.span = walker.span(element.extent.whole());
  rule.id_span = walker.span(attributes.range(AttributeName::rule_id));
  walker.children(element, [&](const Element& child) {
    switch (child.tag) {
      case Tag::description:
        walker.attributes(child);
        rule.description = walker.text(child);
        break;
      case Tag::target:
        rule.target = read_target(walker, child);
        break;
      case Tag::condition:
        walker.attributes(child);
        rule.condition = read_only_expression(walker, child);
        break;
      case Tag::obligation_expressions:
        rule.obligations = read_obligations(walker, child);
        break;
      default:
        rule.advice = read_obligations(walker, child);
        break;
    }
  });
  return rule;
}

}  // namespace hjemmel::xacml
