// Equality (A.3.1).
#include "runtime/function/implementations.hpp"
#include "runtime/function/lower_case.hpp"
#include "runtime/value/compare.hpp"

namespace hjemmel::functions {

Value equal(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(values_equal(arguments[0], arguments[1], context.implicit_zone, context.arena));
}

Value equal_ignore_case(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(equal_in_lower_case(arguments[0].as_text(), arguments[1].as_text()));
}

}  // namespace hjemmel::functions
