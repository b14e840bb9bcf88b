// Order of numbers (A.3.6) and of texts, times, dates (A.3.8).
#include <optional>

#include "runtime/function/implementations.hpp"
#include "runtime/value/calendar.hpp"
#include "runtime/value/compare.hpp"

namespace hjemmel::functions {
namespace {

/// Doubles follow IEEE 754: nothing is greater or less than NaN. Two times of which one has a zone must not be
/// compared; "illegal" (A.3.8) is read as an error.
template <typename Holds>
Value compare(CallContext& context, std::span<const Value> arguments, Holds holds) {
  const std::partial_ordering order = compare_values(arguments[0], arguments[1], context.implicit_zone);
  if (order == std::partial_ordering::unordered && arguments[0].type == DataType::time) {
    return context.fail(StatusCode::processing_error,
                        "a time with a time zone cannot be compared with one without; `time-in-range` can");
  }
  return Value::of_boolean(holds(order));
}

constexpr std::int64_t nanoseconds_per_day = seconds_per_day * std::int64_t{nanoseconds_per_second};

/// Nanoseconds from 00:00 UTC of the reference day; a negative number or more than a day where the zone shifts it.
std::int64_t nanoseconds_of(const Value& time, std::int16_t default_zone) {
  return instant_of(time, default_zone) * std::int64_t{nanoseconds_per_second} + std::int64_t{time.size};
}

/// How long after `start` the clock next shows `time`: 0 to a day.
std::int64_t wait(std::int64_t start, std::int64_t time) {
  const std::int64_t apart = (time - start) % nanoseconds_per_day;
  return apart < 0 ? apart + nanoseconds_per_day : apart;
}

}  // namespace

Value greater_than(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, [](std::partial_ordering order) { return order > 0; });
}

Value greater_than_or_equal(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, [](std::partial_ordering order) { return order >= 0; });
}

Value less_than(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, [](std::partial_ordering order) { return order < 0; });
}

Value less_than_or_equal(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return compare(context, arguments, [](std::partial_ordering order) { return order <= 0; });
}

/// Both ends belong to the range, and the upper one comes less than a day after the lower: 22:00 to 06:00 is a night.
Value time_in_range(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const std::int16_t zone = arguments[0].zone == no_zone ? context.implicit_zone : arguments[0].zone;
  const std::int64_t time = nanoseconds_of(arguments[0], zone);
  const std::int64_t lower = nanoseconds_of(arguments[1], zone);
  const std::int64_t upper = nanoseconds_of(arguments[2], zone);
  return Value::of_boolean(wait(lower, time) <= wait(lower, upper));
}

}  // namespace hjemmel::functions
