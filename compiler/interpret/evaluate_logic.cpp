#include "compiler/interpret/evaluate_expression.hpp"

namespace hjemmel::interpret {
namespace {

/// `or` is decided by True, `and` by False.
Value evaluate_until(Evaluation& evaluation, const model::Apply& apply, bool deciding) {
  Value result = Value::of_boolean(!deciding);
  for (const model::Expression& argument : apply.arguments) {
    const Value value = evaluate(evaluation, argument);
    if (value.is_indeterminate()) {
      if (!result.is_indeterminate()) result = value;
    } else if (value.boolean == deciding) {
      return value;
    }
  }
  return result;
}

/// How many arguments must be True: more than there are (empty) is an error.
bool read_threshold(const Value& value, std::size_t available, std::size_t& threshold, const char*& problem) {
  const bool is_big = value.size == 1;
  if (is_big ? value.big->negative : value.integer < 0) {
    problem = "`n-of` cannot ask for a negative number";
    return false;
  }
  if (is_big || static_cast<std::uint64_t>(value.integer) > available) {
    problem = "`n-of` asks for more arguments than there are";
    return false;
  }
  threshold = static_cast<std::size_t>(value.integer);
  return true;
}

}  // namespace

Value evaluate_or(Evaluation& evaluation, const model::Apply& apply) { return evaluate_until(evaluation, apply, true); }

Value evaluate_and(Evaluation& evaluation, const model::Apply& apply) {
  return evaluate_until(evaluation, apply, false);
}

Value evaluate_n_of(Evaluation& evaluation, const model::Apply& apply) {
  const Value first = evaluate(evaluation, apply.arguments[0]);
  if (first.is_indeterminate()) return first;
  std::size_t remaining = apply.arguments.size() - 1;
  std::size_t threshold = 0;
  const char* problem = nullptr;
  if (!read_threshold(first, remaining, threshold, problem)) {
    return evaluation.context.fail(StatusCode::processing_error, problem);
  }
  std::size_t held = 0;
  std::size_t failed = 0;
  Value first_error;
  for (std::size_t i = 1; held < threshold; ++i) {
    if (held + failed + remaining < threshold) return Value::of_boolean(false);
    if (remaining == 0) return first_error;
    const Value value = evaluate(evaluation, apply.arguments[i]);
    --remaining;
    if (value.is_indeterminate()) {
      if (failed++ == 0) first_error = value;
    } else if (value.boolean) {
      ++held;
    }
  }
  return Value::of_boolean(true);
}

}  // namespace hjemmel::interpret
