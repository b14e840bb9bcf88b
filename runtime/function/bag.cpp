// Bags (A.3.10).
#include "runtime/function/implementations.hpp"
#include "runtime/value/compare.hpp"

namespace hjemmel::functions {

Value one_and_only(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  if (arguments[0].size == 1) return arguments[0].items[0];
  return context.fail(StatusCode::processing_error, arguments[0].size == 0
                                                        ? "one value was expected, but the bag is empty"
                                                        : "one value was expected, but the bag holds several");
}

Value bag_size(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_integer(arguments[0].size);
}

Value is_in(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  for (const Value& item : arguments[1].as_bag()) {
    if (values_equal(arguments[0], item, context.implicit_zone, context.arena)) return Value::of_boolean(true);
  }
  return Value::of_boolean(false);
}

Value bag(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  return Value::of_bag(info.result.type, context.arena.copy(arguments));
}

}  // namespace hjemmel::functions
