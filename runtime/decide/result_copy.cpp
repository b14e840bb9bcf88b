#include "runtime/decide/result_copy.hpp"

#include <algorithm>

namespace hjemmel {
namespace {

/// Whether a value's payload is `size` bytes of text.
bool is_text(const Value& value) {
  switch (value.type) {
    case DataType::boolean:
    case DataType::integer:
    case DataType::real:
    case DataType::time:
    case DataType::date:
    case DataType::date_time:
    case DataType::day_time_duration:
    case DataType::year_month_duration:
    case DataType::xpath_expression:
      return false;
    default:
      return true;
  }
}

Value copy_value(Value value, Arena& arena) {
  if (is_text(value)) {
    value.text = arena.copy(value.as_text()).data();
  } else if (value.type == DataType::integer && value.size != 0) {
    auto* big = arena.allocate<BigInteger>(1);
    *big = *value.big;
    big->limbs = arena.copy(std::span<const std::uint64_t>(big->limbs, big->limb_count)).data();
    value.big = big;
  } else if (value.type == DataType::xpath_expression) {
    auto* expression = arena.allocate<XPathExpression>(1);
    *expression = *value.xpath;
    expression->path = arena.copy(expression->path);
    expression->category = arena.copy(expression->category);
    value.xpath = expression;
  }
  return value;
}

std::span<const Obligation> copy_obligations(std::span<const Obligation> obligations, Arena& arena) {
  const auto out = arena.copy(obligations);
  for (Obligation& obligation : out) {
    const auto assignments = arena.copy(obligation.assignments);
    for (Assignment& assignment : assignments) assignment.value = copy_value(assignment.value, arena);
    obligation.assignments = assignments;
  }
  return out;
}

}  // namespace

Result copy_result(const Result& result, Arena& arena) {
  Result copy = result;
  copy.status.message = arena.copy(result.status.message);
  copy.obligations = copy_obligations(result.obligations, arena);
  copy.advice = copy_obligations(result.advice, arena);
  copy.policy_identifiers = arena.copy(result.policy_identifiers);
  return copy;
}

}  // namespace hjemmel
