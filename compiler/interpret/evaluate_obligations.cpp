#include "compiler/interpret/evaluate_obligations.hpp"

#include "compiler/interpret/evaluate_expression.hpp"

namespace hjemmel::interpret {
namespace {

std::string_view text_or_none(const std::optional<std::string>& text) {
  return text ? std::string_view(*text) : std::string_view();
}

/// A bag gives one assignment for each of its values, an empty one none (5.39).
std::optional<std::uint32_t> evaluate_assignment(Evaluation& evaluation, const model::AttributeAssignment& assignment,
                                                 std::vector<Assignment>& out) {
  const Value value = evaluate(evaluation, assignment.expression);
  if (value.is_indeterminate()) return value.size;
  const auto add = [&](const Value& single) {
    out.push_back(
        {assignment.attribute_id, text_or_none(assignment.category), text_or_none(assignment.issuer), single});
  };
  if (value.is_bag()) {
    for (const Value& single : value.as_bag()) add(single);
  } else {
    add(value);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> evaluate_expressions(Evaluation& evaluation, model::Effect effect,
                                                  const std::vector<model::ObligationExpression>& expressions,
                                                  std::vector<Obligation>& out) {
  for (const model::ObligationExpression& expression : expressions) {
    if (expression.applies_on != effect) continue;
    std::vector<Assignment> assignments;
    for (const model::AttributeAssignment& assignment : expression.assignments) {
      if (const auto error = evaluate_assignment(evaluation, assignment, assignments)) return error;
    }
    out.push_back({expression.id, evaluation.context.arena.copy(std::span<const Assignment>(assignments))});
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> evaluate_obligations(Evaluation& evaluation, model::Effect effect,
                                                  const std::vector<model::ObligationExpression>& obligations,
                                                  const std::vector<model::ObligationExpression>& advice,
                                                  Outcome& outcome) {
  if (const auto error = evaluate_expressions(evaluation, effect, obligations, outcome.obligations)) return error;
  return evaluate_expressions(evaluation, effect, advice, outcome.advice);
}

}  // namespace hjemmel::interpret
