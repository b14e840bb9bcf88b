#include "compiler/xacml/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <unordered_map>
#include <utility>

namespace hjemmel::xacml {
namespace {

constexpr std::array element_names = {
#define HJEMMEL_XACML_ELEMENT(enumerator, name) std::string_view(name),
#include "compiler/xacml/schema_names.def"
#undef HJEMMEL_XACML_ELEMENT
};
constexpr std::array attribute_names = {
#define HJEMMEL_XACML_ATTRIBUTE(enumerator, name) std::string_view(name),
#include "compiler/xacml/schema_names.def"
#undef HJEMMEL_XACML_ATTRIBUTE
};
static_assert(element_names.size() <= 64);

template <class... Tags>
constexpr TagSet any(Tags... tags) {
  return (set_of(tags) | ...);
}
constexpr Slot optional(TagSet tags) { return {tags, false, false}; }
constexpr Slot one(TagSet tags) { return {tags, true, false}; }
constexpr Slot many(TagSet tags) { return {tags, false, true}; }
constexpr Slot at_least_one(TagSet tags) { return {tags, true, true}; }
constexpr Slot optional(Tag tag) { return optional(set_of(tag)); }
constexpr Slot one(Tag tag) { return one(set_of(tag)); }
constexpr Slot many(Tag tag) { return many(set_of(tag)); }
constexpr Slot at_least_one(Tag tag) { return at_least_one(set_of(tag)); }

using enum Tag;
using A = AttributeName;

// 5.1
constexpr Slot policy_set_children[] = {
    optional(description),
    optional(policy_issuer),
    optional(policy_set_defaults),
    one(target),
    many(any(policy_set, policy, policy_set_id_reference, policy_id_reference, combiner_parameters,
             policy_combiner_parameters, policy_set_combiner_parameters)),
    optional(obligation_expressions),
    optional(advice_expressions)};
constexpr AttributeRule policy_set_attributes[] = {
    {A::policy_set_id}, {A::version}, {A::policy_combining_alg_id}, {A::max_delegation_depth, false}};

// 5.14. CombinerParameters may be absent inside the repeated choice, so that a policy without any rule is valid.
constexpr Slot policy_children[] = {optional(description),
                                    optional(policy_issuer),
                                    optional(policy_defaults),
                                    one(target),
                                    many(any(combiner_parameters, rule_combiner_parameters, variable_definition, rule)),
                                    optional(obligation_expressions),
                                    optional(advice_expressions)};
constexpr AttributeRule policy_attributes[] = {
    {A::policy_id}, {A::version}, {A::rule_combining_alg_id}, {A::max_delegation_depth, false}};

// 5.21
constexpr Slot rule_children[] = {optional(description), optional(target), optional(condition),
                                  optional(obligation_expressions), optional(advice_expressions)};
constexpr AttributeRule rule_attributes[] = {{A::rule_id}, {A::effect}};

// 5.3, 5.46 (whose prose gives IncludeInResult a default, against its schema), and 5.4
constexpr Slot issuer_children[] = {optional(content), many(attribute)};
constexpr Slot attribute_children[] = {at_least_one(attribute_value)};
constexpr AttributeRule attribute_attributes[] = {{A::attribute_id}, {A::issuer, false}, {A::include_in_result, false}};
constexpr Slot defaults_children[] = {one(xpath_version)};

// 5.6 to 5.9
constexpr Slot target_children[] = {many(any_of)};
constexpr Slot any_of_children[] = {at_least_one(all_of)};
constexpr Slot all_of_children[] = {at_least_one(match)};
constexpr Slot match_children[] = {one(attribute_value), one(any(attribute_designator, attribute_selector))};
constexpr AttributeRule match_attributes[] = {{A::match_id}};

// 5.10
constexpr AttributeRule reference_attributes[] = {
    {A::version, false}, {A::earliest_version, false}, {A::latest_version, false}};

// 5.16 to 5.20
constexpr Slot parameters_children[] = {many(combiner_parameter)};
constexpr Slot parameter_children[] = {one(attribute_value)};
constexpr AttributeRule parameter_attributes[] = {{A::parameter_name}};
constexpr AttributeRule rule_parameters_attributes[] = {{A::rule_id_ref}};
constexpr AttributeRule policy_parameters_attributes[] = {{A::policy_id_ref}};
constexpr AttributeRule policy_set_parameters_attributes[] = {{A::policy_set_id_ref}};

// 5.25 to 5.31
constexpr Slot one_expression[] = {one(expressions)};
constexpr Slot apply_children[] = {optional(description), many(expressions)};
constexpr AttributeRule variable_attributes[] = {{A::variable_id}};
constexpr AttributeRule function_attributes[] = {{A::function_id}};
constexpr AttributeRule designator_attributes[] = {
    {A::category}, {A::attribute_id}, {A::data_type}, {A::issuer, false}, {A::must_be_present}};
constexpr AttributeRule selector_attributes[] = {
    {A::category}, {A::context_selector_id, false}, {A::path}, {A::data_type}, {A::must_be_present}};
constexpr AttributeRule value_attributes[] = {{A::data_type}, {A::xpath_category, false}};

// 5.37 to 5.41
constexpr Slot obligations_children[] = {at_least_one(obligation_expression)};
constexpr Slot advices_children[] = {at_least_one(advice_expression)};
constexpr Slot assignment_children[] = {many(attribute_assignment_expression)};
constexpr AttributeRule obligation_attributes[] = {{A::obligation_id}, {A::fulfill_on}};
constexpr AttributeRule advice_attributes[] = {{A::advice_id}, {A::applies_to}};
constexpr AttributeRule assignment_attributes[] = {{A::attribute_id}, {A::category, false}, {A::issuer, false}};

constexpr ElementRule rule_for(Tag tag) {
  switch (tag) {
    case policy_set:
      return {policy_set_children, policy_set_attributes};
    case policy:
      return {policy_children, policy_attributes};
    case rule:
      return {rule_children, rule_attributes};
    case description:
    case xpath_version:
      return {.children = {}, .attributes = {}, .mixed = true};
    case content:
      return {.children = {}, .attributes = {}, .mixed = true, .foreign_attributes = true};
    case policy_issuer:
      return {issuer_children, {}};
    case attribute:
      return {attribute_children, attribute_attributes};
    case policy_set_defaults:
    case policy_defaults:
      return {defaults_children, {}};
    case target:
      return {target_children, {}};
    case any_of:
      return {any_of_children, {}};
    case all_of:
      return {all_of_children, {}};
    case match:
      return {match_children, match_attributes};
    case policy_set_id_reference:
    case policy_id_reference:
      return {.children = {}, .attributes = reference_attributes, .mixed = true};
    case combiner_parameters:
      return {parameters_children, {}};
    case rule_combiner_parameters:
      return {parameters_children, rule_parameters_attributes};
    case policy_combiner_parameters:
      return {parameters_children, policy_parameters_attributes};
    case policy_set_combiner_parameters:
      return {parameters_children, policy_set_parameters_attributes};
    case combiner_parameter:
      return {parameter_children, parameter_attributes};
    case variable_definition:
      return {one_expression, variable_attributes};
    case variable_reference:
      return {{}, variable_attributes};
    case condition:
      return {one_expression, {}};
    case apply:
      return {apply_children, function_attributes};
    case function:
      return {{}, function_attributes};
    case attribute_designator:
      return {{}, designator_attributes};
    case attribute_selector:
      return {{}, selector_attributes};
    case attribute_value:
      return {.children = {}, .attributes = value_attributes, .mixed = true, .foreign_attributes = true};
    case obligation_expressions:
      return {obligations_children, {}};
    case advice_expressions:
      return {advices_children, {}};
    case obligation_expression:
      return {assignment_children, obligation_attributes};
    case advice_expression:
      return {assignment_children, advice_attributes};
    case attribute_assignment_expression:
      return {one_expression, assignment_attributes};
    case none:
      break;
  }
  return {};
}

template <std::size_t... Index>
constexpr std::array<ElementRule, sizeof...(Index)> all_rules(std::index_sequence<Index...>) {
  return {rule_for(static_cast<Tag>(Index))...};
}
constexpr auto rules = all_rules(std::make_index_sequence<element_names.size()>{});

}  // namespace

std::string_view name_of(Tag tag) {
  return tag == none ? std::string_view{} : element_names[static_cast<unsigned>(tag)];
}
std::string_view name_of(AttributeName attribute) { return attribute_names[static_cast<unsigned>(attribute)]; }

Tag tag_of(std::string_view name) {
  static const auto tags = [] {
    std::unordered_map<std::string_view, Tag> map;
    for (std::size_t i = 0; i < element_names.size(); ++i) map.emplace(element_names[i], static_cast<Tag>(i));
    return map;
  }();
  const auto found = tags.find(name);
  return found == tags.end() ? none : found->second;
}

const ElementRule& rule_of(Tag tag) { return rules[static_cast<unsigned>(tag)]; }

std::string described(TagSet tags) {
  if (tags == expressions) return "an expression";
  std::string result;
  std::size_t left = static_cast<std::size_t>(std::popcount(tags));
  for (std::size_t i = 0; i < element_names.size(); ++i) {
    if (!holds(tags, static_cast<Tag>(i))) continue;
    result += fmt::format("`<{}>`", element_names[i]);
    --left;
    if (left > 0) result += left == 1 ? " or " : ", ";
  }
  return result;
}

}  // namespace hjemmel::xacml
