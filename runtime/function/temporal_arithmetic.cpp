// Dates and times plus and minus durations (A.3.7; XSD part 2, appendix E).
#include <optional>

#include "runtime/function/implementations.hpp"
#include "runtime/value/calendar.hpp"

namespace hjemmel::functions {
namespace {

Value add_duration(CallContext& context, const Value& start, const std::optional<Value>& duration) {
  std::optional<Value> sum;
  if (duration && duration->type == DataType::year_month_duration) {
    sum = add_months(start, duration->integer);
  } else if (duration) {
    sum = add_seconds(start, duration->integer, duration->size);
  }
  return sum ? *sum : context.fail(StatusCode::processing_error, "the date lies outside the years that can be counted");
}

}  // namespace

Value temporal_add(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return add_duration(context, arguments[0], arguments[1]);
}

Value temporal_subtract(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return add_duration(context, arguments[0], negate_duration(arguments[1]));
}

}  // namespace hjemmel::functions
