// Logic (A.3.5), all arguments evaluated. An engine that applies and, or or n-of evaluates the arguments itself,
// lazily; it comes here where they are the function argument of a higher-order function.
#include "runtime/function/implementations.hpp"
#include "runtime/value/compare.hpp"

namespace hjemmel::functions {

Value logical_or(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  for (const Value& argument : arguments) {
    if (argument.boolean) return Value::of_boolean(true);
  }
  return Value::of_boolean(false);
}

Value logical_and(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  for (const Value& argument : arguments) {
    if (!argument.boolean) return Value::of_boolean(false);
  }
  return Value::of_boolean(true);
}

/// A negative number to reach is taken for a mistake, as more than there are arguments is: the text only speaks of 0
/// and up.
Value n_of(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const std::span<const Value> conditions = arguments.subspan(1);
  const auto order = [&](std::size_t count) {
    return compare_values(arguments[0], Value::of_integer(static_cast<std::int64_t>(count)), context.implicit_zone);
  };
  if (order(0) < 0) return context.fail(StatusCode::processing_error, "`n-of` cannot ask for a negative number");
  if (order(conditions.size()) > 0) {
    return context.fail(StatusCode::processing_error, "`n-of` asks for more conditions than there are");
  }
  std::size_t held = 0;
  for (const Value& condition : conditions) held += condition.boolean ? 1 : 0;
  return Value::of_boolean(order(held) <= 0);
}

Value logical_not(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(!arguments[0].boolean);
}

}  // namespace hjemmel::functions
