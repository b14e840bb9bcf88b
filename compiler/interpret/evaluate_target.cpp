#include "compiler/interpret/evaluate_target.hpp"

#include "compiler/interpret/evaluate_expression.hpp"

namespace hjemmel::interpret {
namespace {

using enum Matching::Kind;

/// The first part of kind `deciding` decides; otherwise the first error is the result; otherwise `otherwise`. No error
/// stops: a part after it may decide still (tables 1 to 3).
template <typename Parts, typename EvaluatePart>
Matching until(Matching::Kind deciding, Matching::Kind otherwise, const Parts& parts, EvaluatePart evaluate_part) {
  Matching result{otherwise, 0};
  for (const auto& part : parts) {
    const Matching matching = evaluate_part(part);
    if (matching.kind == deciding) return matching;
    if (matching.kind == indeterminate && result.kind != indeterminate) result = matching;
  }
  return result;
}

template <typename Parts, typename EvaluatePart>
Matching every(const Parts& parts, EvaluatePart evaluate_part) {
  return until(no_match, match, parts, evaluate_part);
}

template <typename Parts, typename EvaluatePart>
Matching some(const Parts& parts, EvaluatePart evaluate_part) {
  return until(match, no_match, parts, evaluate_part);
}

Matching matching_of(const Value& boolean) {
  if (boolean.is_indeterminate()) return {indeterminate, boolean.size};
  return {boolean.boolean ? match : no_match, 0};
}

}  // namespace

// Table 1.
Matching evaluate(Evaluation& evaluation, const model::Target& target) {
  const auto evaluate_match = [&](const model::Match& match) { return evaluate(evaluation, match); };
  const auto evaluate_all_of = [&](const model::AllOf& all_of) {
    return every(all_of.matches, evaluate_match);
  };  // table 3
  const auto evaluate_any_of = [&](const model::AnyOf& any_of) {  // table 2
    return some(any_of.alternatives, evaluate_all_of);
  };
  return every(target.any_ofs, evaluate_any_of);
}

// 7.6: the literal is the first argument, each value of the bag in turn the second.
Matching evaluate(Evaluation& evaluation, const model::Match& match) {
  const Value bag = std::visit([&](const auto& attribute) { return evaluate(evaluation, attribute); }, match.attribute);
  if (bag.is_indeterminate()) return {indeterminate, bag.size};
  return some(bag.as_bag(), [&](const Value& element) {
    const Value arguments[] = {evaluation.store.value_of(match.value), element};
    return matching_of(call(evaluation.context, *match.function.id, arguments));
  });
}

}  // namespace hjemmel::interpret
