#include "tests/differential/function_choice.hpp"

#include <algorithm>

namespace hjemmel::differential {
namespace {

using Kind = ParameterType::Kind;

bool is_higher_order(const FunctionInfo& info) {
  return !info.parameters.empty() && info.parameters[0].kind == Kind::function;
}

std::size_t place(DataType type) { return static_cast<std::size_t>(type); }

}  // namespace

bool takes_single_values(const FunctionInfo& info) {
  return std::ranges::all_of(info.parameters, [](const ParameterType& p) { return p.kind == Kind::single && !p.any; });
}

std::size_t least_arguments(const FunctionInfo& info) {
  if (info.parameters.empty()) return 0;
  const ParameterType& last = info.parameters.back();
  return info.parameters.size() - 1 + (last.repeats ? last.min_count : 1);
}

bool is_open_ended(const FunctionInfo& info) { return !info.parameters.empty() && info.parameters.back().repeats; }

const ParameterType& parameter_of(const FunctionInfo& info, std::size_t argument) {
  return info.parameters[std::min(argument, info.parameters.size() - 1)];
}

const FunctionChoice& FunctionChoice::table() {
  static const FunctionChoice choice;
  return choice;
}

FunctionChoice::FunctionChoice() {
  for (std::size_t i = 0; i < function_count; ++i) {
    const auto id = static_cast<FunctionId>(i);
    const FunctionInfo& info = info_of(id);
    if (is_higher_order(info)) {
      (info.result.kind == Kind::bag ? maps : quantifiers).push_back(id);
      continue;
    }
    auto& by_type = info.result.kind == Kind::bag ? making_bag : making_single;
    by_type[place(info.result.type)].push_back(id);
    if (info.name.ends_with("-one-and-only")) one_and_only[place(info.result.type)] = id;
    const bool takes_two = least_arguments(info) <= 2 && (info.parameters.size() == 2 || is_open_ended(info));
    if (takes_two && takes_single_values(info) && info.result.type == DataType::boolean &&
        info.result.kind == Kind::single) {
      matches.push_back(id);
    }
  }
}

std::vector<FunctionId> FunctionChoice::inner_functions(DataType result, std::size_t arguments) const {
  std::vector<FunctionId> out;
  for (const FunctionId id : making_single[place(result)]) {
    const FunctionInfo& info = info_of(id);
    if (!takes_single_values(info) || info.parameters.empty()) continue;
    const std::size_t least = std::max<std::size_t>(1, least_arguments(info));
    const bool fits =
        arguments == 0 || (arguments >= least && (is_open_ended(info) || arguments == info.parameters.size()));
    if (fits) out.push_back(id);
  }
  return out;
}

BagPlaces bag_places(FunctionId outer) {
  switch (outer) {
    case FunctionId::any_of:
    case FunctionId::all_of:
    case FunctionId::map:
      return BagPlaces::one_anywhere;
    case FunctionId::any_of_1_0:
    case FunctionId::all_of_1_0:
    case FunctionId::map_1_0:
      return BagPlaces::only_last;
    case FunctionId::any_of_any:
      return BagPlaces::any;
    default:
      return BagPlaces::all;
  }
}

}  // namespace hjemmel::differential
