// Higher-order functions (A.3.12): a function applied to bags, element by element.
//
// Arguments keep their order, and the bag may stand anywhere among them. Errors of single applications combine as the
// specification says the results do: any-of is `or` over the applications, so that one True wins over any error; all-of
// is `and`, so that one False wins; without such a winner the first error is the result. That holds for the nested ones
// too: all-of-any is `and` over `or`s. For map there is no winner: the first error is the result.
//
// Over no application at all `or` is False and `and` is True, hence any-of of an empty bag is False, all-of True.
#include <algorithm>
#include <array>
#include <optional>

#include "runtime/function/implementations.hpp"

namespace hjemmel::functions {
namespace {

/// The function argument with room for the arguments of one application.
class Application {
 public:
  /// Nothing, with `error` set, where the function does not take such arguments: the caller may not have checked types.
  static std::optional<Application> of(CallContext& context, std::span<const Value> arguments, Value& error);

  /// Places the argument at `position` for the next calls.
  void set(std::size_t position, const Value& value) { tuple_[position] = value; }
  Value call() const { return info_->implementation(*context_, *info_, tuple_); }
  const FunctionInfo& info() const { return *info_; }

 private:
  Application(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments)
      : context_(&context), info_(&info), tuple_(context.arena.copy(arguments)) {}

  CallContext* context_;
  const FunctionInfo* info_;
  std::span<Value> tuple_;
};

bool takes(const FunctionInfo& info, std::span<const Value> arguments) {
  const std::span<const ParameterType> parameters = info.parameters;
  const bool repeats = !parameters.empty() && parameters.back().repeats;
  const std::size_t least = parameters.size() - (repeats && parameters.back().min_count == 0 ? 1 : 0);
  if (arguments.size() < least || (arguments.size() > parameters.size() && !repeats)) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ParameterType& parameter = parameters[std::min(i, parameters.size() - 1)];
    if (parameter.kind != ParameterType::Kind::single || parameter.any || parameter.type != arguments[i].type)
      return false;
  }
  return info.result.kind == ParameterType::Kind::single;
}

std::optional<Application> Application::of(CallContext& context, std::span<const Value> arguments, Value& error) {
  const bool is_function = arguments[0].form == Form::function && arguments[0].size < function_count;
  if (is_function) {
    const FunctionInfo& info = info_of(static_cast<FunctionId>(arguments[0].size));
    if (takes(info, arguments.subspan(1))) return Application(context, info, arguments.subspan(1));
  }
  error = context.fail(StatusCode::processing_error, "the function argument does not take these arguments");
  return std::nullopt;
}

/// Combines results as `or` (winner True) and `and` (winner False) do, errors included.
class Verdict {
 public:
  static Verdict any() { return Verdict(true); }
  static Verdict all() { return Verdict(false); }

  bool is_any() const { return winner_; }
  /// True where the result stands, whatever comes.
  bool add(const Value& result) {
    if (result.is_indeterminate()) {
      if (!error_) error_ = result;
      return false;
    }
    won_ = won_ || result.boolean == winner_;
    return won_;
  }
  Value value() const {
    if (won_ || !error_) return Value::of_boolean(won_ == winner_);
    return *error_;
  }

 private:
  explicit Verdict(bool winner) : winner_(winner) {}

  bool winner_;
  bool won_ = false;
  std::optional<Value> error_;
};

Value combine_over(Application& application, std::size_t position, std::span<const Value> bag, Verdict verdict) {
  for (const Value& item : bag) {
    application.set(position, item);
    if (verdict.add(application.call())) break;
  }
  return verdict.value();
}

/// The place of the only bag among `arguments`.
std::optional<std::size_t> place_of_bag(std::span<const Value> arguments) {
  const auto is_bag = [](const Value& value) { return value.is_bag(); };
  if (std::ranges::count_if(arguments, is_bag) != 1) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find_if(arguments, is_bag) - arguments.begin());
}

Value not_one_bag(CallContext& context) {
  return context.fail(StatusCode::processing_error, "exactly one of the arguments must be a bag");
}

Value not_boolean(CallContext& context) {
  return context.fail(StatusCode::processing_error, "the function argument must return a boolean");
}

Value over_one_bag(CallContext& context, std::span<const Value> arguments, Verdict verdict) {
  Value error;
  std::optional<Application> application = Application::of(context, arguments, error);
  if (!application) return error;
  if (application->info().result.type != DataType::boolean) return not_boolean(context);
  const std::optional<std::size_t> place = place_of_bag(arguments);
  if (!place) return not_one_bag(context);
  return combine_over(*application, *place - 1, arguments[*place].as_bag(), verdict);
}

/// Over two bags of one type with `type-equal`, the any-of-any, all-of-any and any-of-all are the set functions, which
/// take linear and not quadratic time.
bool is_equality(const Application& application, std::span<const Value> arguments) {
  return application.info().implementation == equal && arguments[1].is_bag() && arguments[2].is_bag();
}

/// `inner` over the bag at `inner_place`, once for each item of the other bag, and `outer` over the results.
Value over_two_bags(CallContext& context, std::span<const Value> arguments, std::size_t inner_place, Verdict inner,
                    Verdict outer) {
  Value error;
  std::optional<Application> application = Application::of(context, arguments, error);
  if (!application) return error;
  if (application->info().result.type != DataType::boolean) return not_boolean(context);
  const std::size_t outer_place = 1 - inner_place;
  if (inner.is_any() && is_equality(*application, arguments)) {
    const Value bags[] = {arguments[outer_place + 1], arguments[inner_place + 1]};
    return subset(context, application->info(), bags);
  }
  for (const Value& item : arguments[outer_place + 1].as_bag()) {
    application->set(outer_place, item);
    if (outer.add(combine_over(*application, inner_place, arguments[inner_place + 1].as_bag(), inner))) break;
  }
  return outer.value();
}

}  // namespace

Value any_of(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return over_one_bag(context, arguments, Verdict::any());
}

Value all_of(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return over_one_bag(context, arguments, Verdict::all());
}

/// Every tuple of the cross product of the bags, the last bag turning fastest; single values stay where they are.
Value any_of_any(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  Value error;
  std::optional<Application> application = Application::of(context, arguments, error);
  if (!application) return error;
  if (application->info().result.type != DataType::boolean) return not_boolean(context);
  if (is_equality(*application, arguments)) return at_least_one_member_of(context, info, arguments.subspan(1));

  const std::span<const Value> sources = arguments.subspan(1);
  const std::span<std::uint32_t> turns{context.arena.allocate<std::uint32_t>(sources.size()), sources.size()};
  std::ranges::fill(turns, 0);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!sources[i].is_bag()) continue;
    if (sources[i].size == 0) return Value::of_boolean(false);
    application->set(i, sources[i].items[0]);
  }

  Verdict verdict = Verdict::any();
  for (bool more = true; more;) {
    if (verdict.add(application->call())) break;
    more = false;
    for (std::size_t i = sources.size(); i-- > 0 && !more;) {
      if (!sources[i].is_bag()) continue;
      more = ++turns[i] < sources[i].size;
      if (!more) turns[i] = 0;
      application->set(i, sources[i].items[turns[i]]);
    }
  }
  return verdict.value();
}

Value all_of_any(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return over_two_bags(context, arguments, 1, Verdict::any(), Verdict::all());
}

Value any_of_all(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return over_two_bags(context, arguments, 0, Verdict::any(), Verdict::all());
}

Value all_of_all(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return over_two_bags(context, arguments, 1, Verdict::all(), Verdict::all());
}

Value map(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  Value error;
  std::optional<Application> application = Application::of(context, arguments, error);
  if (!application) return error;
  const std::optional<std::size_t> place = place_of_bag(arguments);
  if (!place) return not_one_bag(context);
  const std::span<const Value> bag = arguments[*place].as_bag();
  Value* const results = context.arena.allocate<Value>(bag.size());
  for (std::size_t i = 0; i < bag.size(); ++i) {
    application->set(*place - 1, bag[i]);
    results[i] = application->call();
    if (results[i].is_indeterminate()) return results[i];
  }
  return Value::of_bag(application->info().result.type, {results, bag.size()});
}

}  // namespace hjemmel::functions
