// Higher-order functions (A.3.12): a <Function>, and arguments of which some are bags whose values it is applied to.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {
namespace {

using Kind = ParameterType::Kind;

bool makes_bag(FunctionId id) { return id == FunctionId::map || id == FunctionId::map_1_0; }

/// Which of the arguments after the function are bags.
enum class BagPositions { one_anywhere, only_last, all, any };

BagPositions bag_positions(FunctionId id) {
  switch (id) {
    case FunctionId::any_of:
    case FunctionId::all_of:
    case FunctionId::map:
      return BagPositions::one_anywhere;
    case FunctionId::any_of_1_0:
    case FunctionId::all_of_1_0:
    case FunctionId::map_1_0:
      return BagPositions::only_last;
    case FunctionId::any_of_any:
      return BagPositions::any;
    default:  // all-of-any, any-of-all, all-of-all and the any-of-any of XACML 1.0
      return BagPositions::all;
  }
}

}  // namespace

StaticType Resolver::higher_order(const FunctionInfo& info, const Apply& apply, const std::vector<Argument>& arguments,
                                  const Span& span) {
  const auto* reference = std::get_if<FunctionReference>(&apply.arguments[0].node);
  if (!reference) {
    diagnostics_.error("wrong-argument-type", arguments[0].span,
                       fmt::format("argument 1 of `{}` must name a function", info.name),
                       "`<Function FunctionId=\"…\"/>` names one");
  }
  check_bag_positions(info, arguments, span);
  const StaticType unknown_result = makes_bag(info.id) ? StaticType() : StaticType(info.result);
  if (!reference || !reference->function.id) return unknown_result;

  const FunctionInfo& inner = info_of(*reference->function.id);
  if (!check_inner_function(info, inner, arguments[0].span)) return unknown_result;
  const std::size_t count = arguments.size() - 1;
  if (!takes_count(inner, count)) {
    diagnostics_.error(
        "wrong-argument-count", arguments[0].span,
        fmt::format("`{}` takes {}, and `{}` gives it {}", inner.name, counted_arguments(inner), info.name, count));
    return unknown_result;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Argument& argument = arguments[i + 1];
    if (!argument.type || argument.type->kind == Kind::function) continue;
    check_argument(inner, i + 1, parameter_at(inner, i), {single_of(argument.type->type), argument.span});
  }
  return makes_bag(info.id) ? bag_of(inner.result.type) : unknown_result;
}

void Resolver::check_bag_positions(const FunctionInfo& info, const std::vector<Argument>& arguments, const Span& span) {
  const BagPositions positions = bag_positions(info.id);
  std::size_t bags = 0;
  bool all_known = true;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const StaticType& type = arguments[i].type;
    all_known = all_known && type;
    if (!type) continue;
    const bool is_bag = type->kind == Kind::bag;
    bags += is_bag;
    const bool bag_wanted =
        positions == BagPositions::all || (positions == BagPositions::only_last && i + 1 == arguments.size());
    const bool single_wanted = positions == BagPositions::only_last && !bag_wanted;
    if (type->kind == Kind::function || (bag_wanted && !is_bag) || (single_wanted && is_bag)) {
      const std::string_view wanted = bag_wanted ? "a bag" : single_wanted ? "a single value" : "a value or a bag";
      diagnostics_.error(
          "wrong-argument-type", arguments[i].span,
          fmt::format("argument {} of `{}` must be {}, not {}", i + 1, info.name, wanted, described(*type)));
    }
  }
  if (positions == BagPositions::one_anywhere && all_known && bags != 1) {
    diagnostics_.error("wrong-argument-type", span,
                       fmt::format("`{}` takes exactly one bag, and {} of its arguments are bags", info.name,
                                   bags == 0 ? std::string("none") : std::to_string(bags)));
  }
}

bool Resolver::check_inner_function(const FunctionInfo& outer, const FunctionInfo& inner, const Span& span) {
  const bool takes_single_values = std::ranges::all_of(inner.parameters, [](const ParameterType& parameter) {
    return parameter.kind == Kind::single && !parameter.any;
  });
  if (!takes_single_values) {
    diagnostics_.error(
        "wrong-inner-function", span,
        fmt::format("`{}` applies a function of single values, and `{}` takes others", outer.name, inner.name));
    return false;
  }
  const bool returns_single = inner.result.kind == Kind::single;
  if (makes_bag(outer.id) ? !returns_single : !(returns_single && inner.result.type == DataType::boolean)) {
    diagnostics_.error("wrong-inner-function", span,
                       fmt::format("`{}` applies a function that returns one {}, and `{}` returns {}", outer.name,
                                   makes_bag(outer.id) ? "value" : "boolean", inner.name, described(inner.result)));
    return false;
  }
  return true;
}

}  // namespace hjemmel::model
