#include "compiler/language/everyday_shape.hpp"

#include <fmt/format.h>

#include "compiler/language/names.hpp"

namespace hjemmel::language {
namespace {

// As Altinn Studio spells them.
constexpr std::string_view user_obligation = "urn:altinn:obligation:authenticationLevel1";
constexpr std::string_view user_assignment = "urn:altinn:obligation1-assignment1";
constexpr std::string_view org_obligation = "urn:altinn:obligation:authenticationLevel2";
constexpr std::string_view org_assignment = "urn:altinn:obligation2-assignment2";

model::DataTypeName string_type(const source::Span& span) {
  return {std::string(urn_of(DataType::string)), DataType::string, span};
}

bool is_plain_string(const model::DataTypeName& type) { return type.urn == urn_of(DataType::string); }

}  // namespace

std::string default_policy_id(std::string_view resource_id) {
  return fmt::format("urn:altinn:resource:{}:policyid:1", resource_id);
}

std::string default_rule_id(std::string_view resource_id, std::size_t number) {
  return fmt::format("urn:altinn:resource:{}:ruleid:{}", resource_id, number);
}

model::Match string_match(bool exactly, std::string_view category, std::string_view attribute_id, std::string value,
                          const source::Span& value_span, const source::Span& span) {
  const FunctionId function = exactly ? FunctionId::string_equal : FunctionId::string_equal_ignore_case;
  model::Match match;
  match.span = span;
  match.function = {std::string(info_of(function).urn), function, span};
  match.value.data_type = string_type(value_span);
  match.value.text = std::move(value);
  match.value.text_span = value_span;
  match.value_span = value_span;
  model::AttributeDesignator designator;
  designator.category = category;
  designator.attribute_id = attribute_id;
  designator.data_type = string_type(span);
  designator.category_span = span;
  designator.attribute_id_span = span;
  match.attribute = std::move(designator);
  match.attribute_span = span;
  return match;
}

model::ObligationExpression authentication_obligation(bool organisations, std::string level,
                                                      const source::Span& level_span, const source::Span& span) {
  model::AttributeValue value;
  value.data_type = {std::string(urn_of(DataType::integer)), DataType::integer, level_span};
  value.text = std::move(level);
  value.text_span = level_span;
  model::AttributeAssignment assignment;
  assignment.attribute_id = organisations ? org_assignment : user_assignment;
  assignment.category = std::string(organisations ? urn::minimum_level_org : urn::minimum_level);
  assignment.expression = {std::move(value), level_span};
  assignment.span = span;
  model::ObligationExpression obligation;
  obligation.id = organisations ? org_obligation : user_obligation;
  obligation.assignments.push_back(std::move(assignment));
  obligation.span = span;
  return obligation;
}

std::optional<AuthenticationLevel> authentication_level(const model::ObligationExpression& obligation) {
  const bool organisations = obligation.id == org_obligation;
  if (!organisations && obligation.id != user_obligation) return std::nullopt;
  if (obligation.applies_on != model::Effect::permit || obligation.assignments.size() != 1) return std::nullopt;
  const model::AttributeAssignment& assignment = obligation.assignments.front();
  const auto* value = std::get_if<model::AttributeValue>(&assignment.expression.node);
  const bool same = assignment.attribute_id == (organisations ? org_assignment : user_assignment) &&
                    assignment.category == (organisations ? urn::minimum_level_org : urn::minimum_level) &&
                    !assignment.issuer && value != nullptr && value->data_type.urn == urn_of(DataType::integer) &&
                    value->text.size() == 1 && value->text >= "0" && value->text <= "4";
  if (!same) return std::nullopt;
  return AuthenticationLevel{organisations, value->text};
}

std::optional<StringMatch> as_string_match(const model::Match& match) {
  const auto* designator = std::get_if<model::AttributeDesignator>(&match.attribute);
  const bool exactly = match.function.urn == info_of(FunctionId::string_equal).urn;
  if (!exactly && match.function.urn != info_of(FunctionId::string_equal_ignore_case).urn) return std::nullopt;
  if (designator == nullptr || designator->issuer || designator->must_be_present) return std::nullopt;
  if (!is_plain_string(designator->data_type) || !is_plain_string(match.value.data_type)) return std::nullopt;
  return StringMatch{exactly, designator->category, designator->attribute_id, match.value.text};
}

}  // namespace hjemmel::language
