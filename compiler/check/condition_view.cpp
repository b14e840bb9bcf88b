#include "compiler/check/condition_view.hpp"

#include <algorithm>

#include "compiler/catalogue/date.hpp"

namespace hjemmel::check {

namespace {

using model::Apply;
using model::AttributeDesignator;
using model::AttributeValue;
using model::Expression;

constexpr std::string_view current_date = "urn:oasis:names:tc:xacml:1.0:environment:current-date";

template <class Visit>
void each_node(const Expression& expression, Visit visit) {
  visit(expression);
  if (const auto* apply = std::get_if<Apply>(&expression.node)) {
    for (const auto& argument : apply->arguments) each_node(argument, visit);
  }
}

/// Equality and membership of strings.
Comparison comparison_in_condition(const model::FunctionName& function) {
  if (!function.id) return Comparison::other;
  switch (*function.id) {
    case FunctionId::string_is_in:
    case FunctionId::string_at_least_one_member_of:
    case FunctionId::string_subset:
    case FunctionId::string_set_equals:
      return Comparison::exact;
    default:
      return comparison_of(function);
  }
}

/// The one node of a kind under an argument, through one-and-only and bags; null if there is none or more than one.
template <class Node>
const Node* only(const Expression& expression) {
  const Node* found = nullptr;
  std::size_t count = 0;
  each_node(expression, [&](const Expression& part) {
    if (const auto* node = std::get_if<Node>(&part.node)) found = node, ++count;
  });
  return count == 1 ? found : nullptr;
}

bool is_current_date(const Expression& expression) {
  const auto* designator = only<AttributeDesignator>(expression);
  return designator && designator->attribute_id == current_date;
}

std::optional<std::chrono::year_month_day> literal_date(const Expression& expression) {
  const auto* literal = only<AttributeValue>(expression);
  // A zone, `2026-12-31+01:00`, moves the day's end by hours; what counts here is the day.
  return literal ? catalogue::parse_date(std::string_view(literal->text).substr(0, 10)) : std::nullopt;
}

std::chrono::year_month_day day_before(std::chrono::year_month_day day) {
  return std::chrono::sys_days(day) - std::chrono::days(1);
}

std::optional<std::chrono::year_month_day> last_day_of_comparison(const Apply& apply) {
  if (!apply.function.id || apply.arguments.size() != 2) return std::nullopt;
  const bool date_first = is_current_date(apply.arguments[0]);
  if (!date_first && !is_current_date(apply.arguments[1])) return std::nullopt;
  const auto day = literal_date(apply.arguments[date_first ? 1 : 0]);
  if (!day) return std::nullopt;
  switch (*apply.function.id) {
    case FunctionId::date_equal:
      return day;
    case FunctionId::date_less_than_or_equal:
      return date_first ? day : std::nullopt;
    case FunctionId::date_greater_than_or_equal:
      return date_first ? std::nullopt : day;
    case FunctionId::date_less_than:
      return date_first ? std::optional(day_before(*day)) : std::nullopt;
    case FunctionId::date_greater_than:
      return date_first ? std::nullopt : std::optional(day_before(*day));
    default:
      return std::nullopt;
  }
}

}  // namespace

Comparison comparison_of(const model::FunctionName& function) {
  if (!function.id) return Comparison::other;
  switch (*function.id) {
    case FunctionId::string_equal:
    case FunctionId::any_uri_equal:
      return Comparison::exact;
    case FunctionId::string_equal_ignore_case:
      return Comparison::ignoring_case;
    default:
      return Comparison::other;
  }
}

std::vector<Category> categories_read(const Expression& expression) {
  std::vector<Category> categories;
  const auto add = [&](std::string_view urn) {
    const auto category = category_of(urn);
    if (std::ranges::find(categories, category) == categories.end()) categories.push_back(category);
  };
  each_node(expression, [&](const Expression& part) {
    if (const auto* designator = std::get_if<AttributeDesignator>(&part.node)) add(designator->category);
    if (const auto* selector = std::get_if<model::AttributeSelector>(&part.node)) add(selector->category);
  });
  return categories;
}

std::vector<ComparedLiteral> compared_literals(const Expression& expression) {
  std::vector<ComparedLiteral> found;
  each_node(expression, [&](const Expression& part) {
    const auto* apply = std::get_if<Apply>(&part.node);
    if (!apply) return;
    const auto comparison = comparison_in_condition(apply->function);
    if (comparison == Comparison::other) return;
    const auto* designator = only<AttributeDesignator>(part);
    if (!designator) return;
    each_node(part, [&](const Expression& inner) {
      if (const auto* value = std::get_if<AttributeValue>(&inner.node)) {
        found.push_back({value, designator, comparison, inner.span, apply->function.span});
      }
    });
  });
  return found;
}

std::optional<std::chrono::year_month_day> last_day_of(const Expression& expression) {
  const auto* apply = std::get_if<Apply>(&expression.node);
  if (!apply || !apply->function.id) return std::nullopt;
  if (*apply->function.id != FunctionId::logical_and) return last_day_of_comparison(*apply);
  std::optional<std::chrono::year_month_day> earliest;
  for (const auto& argument : apply->arguments) {
    const auto day = last_day_of(argument);
    if (day && (!earliest || *day < *earliest)) earliest = day;
  }
  return earliest;
}

}  // namespace hjemmel::check
