// Bags as sets (A.3.11): equality is `type-equal`, results hold no duplicates and keep the order of the arguments. NaN
// equals nothing, itself included: it is in no intersection, and every one of them stays in a union.
#include <algorithm>

#include "runtime/function/implementations.hpp"
#include "runtime/function/value_set.hpp"

namespace hjemmel::functions {
namespace {

ValueSet set_of(CallContext& context, const Value& bag) {
  ValueSet set(context.arena, bag.size, context.implicit_zone);
  for (const Value& item : bag.as_bag()) set.insert(item);
  return set;
}

bool is_subset(CallContext& context, const Value& inner, const Value& outer) {
  const ValueSet set = set_of(context, outer);
  return std::ranges::all_of(inner.as_bag(), [&](const Value& item) { return set.contains(item); });
}

}  // namespace

Value intersection(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  const ValueSet second = set_of(context, arguments[1]);
  ValueSet common(context.arena, arguments[0].size, context.implicit_zone);
  for (const Value& item : arguments[0].as_bag()) {
    if (second.contains(item)) common.insert(item);
  }
  return Value::of_bag(info.result.type, common.values());
}

Value at_least_one_member_of(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const ValueSet second = set_of(context, arguments[1]);
  return Value::of_boolean(
      std::ranges::any_of(arguments[0].as_bag(), [&](const Value& item) { return second.contains(item); }));
}

Value union_of(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  std::size_t size = 0;
  for (const Value& bag : arguments) size += bag.size;
  ValueSet all(context.arena, size, context.implicit_zone);
  for (const Value& bag : arguments) {
    for (const Value& item : bag.as_bag()) all.insert(item);
  }
  return Value::of_bag(info.result.type, all.values());
}

Value subset(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(is_subset(context, arguments[0], arguments[1]));
}

Value set_equals(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(is_subset(context, arguments[0], arguments[1]) &&
                           is_subset(context, arguments[1], arguments[0]));
}

}  // namespace hjemmel::functions
