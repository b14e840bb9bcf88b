#include "compiler/interpret/evaluate_rule.hpp"

#include "compiler/interpret/evaluate_expression.hpp"
#include "compiler/interpret/evaluate_obligations.hpp"
#include "compiler/interpret/evaluate_target.hpp"

namespace hjemmel::interpret {

Outcome evaluate(Evaluation& evaluation, const model::Rule& rule) {
  if (rule.target) {
    const Matching target = evaluate(evaluation, *rule.target);
    if (target.kind == Matching::Kind::no_match) return outcome_of(ExtendedDecision::not_applicable);
    if (target.kind == Matching::Kind::indeterminate) return outcome_of(indeterminate_of(rule.effect), target.status);
  }
  if (rule.condition) {
    const Value condition = evaluate(evaluation, *rule.condition);
    if (condition.is_indeterminate()) return outcome_of(indeterminate_of(rule.effect), condition.size);
    if (!condition.boolean) return outcome_of(ExtendedDecision::not_applicable);
  }
  Outcome outcome = outcome_of(decision_of(rule.effect));
  if (const auto error = evaluate_obligations(evaluation, rule.effect, rule.obligations, rule.advice, outcome)) {
    return outcome_of(indeterminate_of(rule.effect), *error);
  }
  evaluation.matched_rules.push_back(&rule);
  return outcome;
}

}  // namespace hjemmel::interpret
