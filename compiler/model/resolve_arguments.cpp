// Arguments against the signature of the function that they are given to (7.4, 7.19.2).
#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {

using Kind = ParameterType::Kind;

std::string described(const ParameterType& type) {
  if (type.kind == Kind::function) return "a function";
  const std::string_view name = type.any ? "any type" : name_of(type.type);
  return fmt::format("{} {}", type.kind == Kind::bag ? "a bag of" : "one", name);
}

namespace {

std::size_t least_count(const FunctionInfo& info) {
  const auto& parameters = info.parameters;
  if (parameters.empty()) return 0;
  return parameters.size() - 1 + (parameters.back().repeats ? parameters.back().min_count : 1);
}

bool is_open_ended(const FunctionInfo& info) { return !info.parameters.empty() && info.parameters.back().repeats; }

/// How to turn `got` into `wanted`, where one function does it.
std::string conversion(const ParameterType& wanted, const ParameterType& got) {
  if (got.kind == Kind::function || wanted.kind == Kind::function) return {};
  const auto known = [](std::string name) { return function_of_name(name) ? name : std::string(); };
  std::string name;
  if (wanted.kind == Kind::single && got.kind == Kind::bag && wanted.type == got.type) {
    name = known(fmt::format("{}-one-and-only", name_of(got.type)));
  } else if (wanted.kind == Kind::bag && got.kind == Kind::single && wanted.type == got.type) {
    name = known(fmt::format("{}-bag", name_of(got.type)));
  } else if (wanted.kind == Kind::single && got.kind == Kind::single) {
    name = known(fmt::format("{}-from-{}", name_of(wanted.type), name_of(got.type)));
    if (name.empty()) name = known(fmt::format("{}-to-{}", name_of(got.type), name_of(wanted.type)));
  }
  return name.empty() ? name : fmt::format("`{}` makes {} of it", name, described(wanted));
}

}  // namespace

bool takes_count(const FunctionInfo& info, std::size_t count) {
  return count >= least_count(info) && (is_open_ended(info) || count <= info.parameters.size());
}

const ParameterType& parameter_at(const FunctionInfo& info, std::size_t index) {
  return index < info.parameters.size() ? info.parameters[index] : info.parameters.back();
}

std::string counted_arguments(const FunctionInfo& info) {
  const std::size_t least = least_count(info);
  return fmt::format("{}{} argument{}", is_open_ended(info) ? "at least " : "", least, least == 1 ? "" : "s");
}

void Resolver::check_arguments(const FunctionInfo& info, const std::vector<Argument>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) check_argument(info, i + 1, parameter_at(info, i), arguments[i]);
}

void Resolver::check_argument(const FunctionInfo& info, std::size_t number, const ParameterType& wanted,
                              const Argument& argument) {
  if (!argument.type) return;
  const ParameterType& got = *argument.type;
  if (got.kind == wanted.kind && (got.kind == Kind::function || wanted.any || got.type == wanted.type)) return;
  diagnostics_.error(
      "wrong-argument-type", argument.span,
      fmt::format("argument {} of `{}` must be {}, not {}", number, info.name, described(wanted), described(got)),
      conversion(wanted, got));
}

}  // namespace hjemmel::model
