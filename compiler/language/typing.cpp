#include "compiler/language/typing.hpp"

#include <array>

#include <fmt/format.h>

namespace hjemmel::language {
namespace {

/// An operator between two values of one type, and how its functions' names end.
struct Comparison {
  std::string_view op;
  std::string_view suffix;
};
constexpr std::array<Comparison, 6> same_type_operators = {{{"==", "equal"},
                                                            {"<", "less-than"},
                                                            {"<=", "less-than-or-equal"},
                                                            {">", "greater-than"},
                                                            {">=", "greater-than-or-equal"},
                                                            {"== ignoring case", "equal-ignore-case"}}};
constexpr std::array<Comparison, 5> arithmetic_operators = {
    {{"+", "add"}, {"-", "subtract"}, {"*", "multiply"}, {"/", "divide"}, {"mod", "mod"}}};

/// The mandatory function of this name: operators never mean a deprecated one.
std::optional<FunctionId> named(std::string_view name) {
  const auto id = function_of_name(name);
  return id && info_of(*id).requirement != Requirement::legacy ? id : std::nullopt;
}

std::optional<FunctionId> of_type(DataType type, std::string_view suffix) {
  return named(fmt::format("{}-{}", name_of(type), suffix));
}

StaticType result_of(const FunctionInfo& info, const model::Apply& apply) {
  if (!info.result.any) {
    return info.result.kind == ParameterType::Kind::bag ? bag(info.result.type) : single(info.result.type);
  }
  // `map` gives a bag of what its function argument gives.
  if (apply.arguments.empty()) return {};
  const auto* function = std::get_if<model::FunctionReference>(&apply.arguments.front().node);
  if (function == nullptr || !function->function.id) return {};
  const ParameterType& inner = info_of(*function->function.id).result;
  return inner.any || inner.kind != ParameterType::Kind::single ? StaticType{} : bag(inner.type);
}

}  // namespace

StaticType single(DataType type) { return {StaticType::Kind::single, type}; }
StaticType bag(DataType type) { return {StaticType::Kind::bag, type}; }

std::string in_words(const StaticType& type) {
  switch (type.kind) {
    case StaticType::Kind::single:
      return type.type == DataType::unknown ? "a value of an unknown type" : fmt::format("one {}", name_of(type.type));
    case StaticType::Kind::bag:
      return type.type == DataType::unknown ? "a bag of an unknown type" : fmt::format("many {}", name_of(type.type));
    case StaticType::Kind::function:
      return "a function";
    case StaticType::Kind::unknown:
      break;
  }
  return "something of an unknown type";
}

void VariableTypes::define(const std::string& variable_id, const model::Expression& definition) {
  definitions_[variable_id] = {&definition, false, std::nullopt};
}

StaticType VariableTypes::type_of(const std::string& variable_id) const {
  const auto found = definitions_.find(variable_id);
  if (found == definitions_.end() || found->second.open) return {};
  Definition& definition = found->second;
  if (!definition.type) {
    definition.open = true;
    const StaticType type = language::type_of(*definition.expression, *this);
    definition.open = false;
    definition.type = type;
  }
  return *definition.type;
}

StaticType type_of(const model::Expression& expression, const VariableTypes& variables) {
  struct Visitor {
    const VariableTypes& variables;
    StaticType operator()(const model::AttributeValue& value) const { return single(value.data_type.type); }
    StaticType operator()(const model::AttributeDesignator& attribute) const { return bag(attribute.data_type.type); }
    StaticType operator()(const model::AttributeSelector& selector) const { return bag(selector.data_type.type); }
    StaticType operator()(const model::VariableReference& reference) const {
      return variables.type_of(reference.variable_id);
    }
    StaticType operator()(const model::FunctionReference&) const { return {StaticType::Kind::function, {}}; }
    StaticType operator()(const model::Apply& apply) const {
      return apply.function.id ? result_of(info_of(*apply.function.id), apply) : StaticType{};
    }
  };
  return std::visit(Visitor{variables}, expression.node);
}

std::optional<FunctionId> function_of_operator(std::string_view op, const StaticType& left, const StaticType& right) {
  if (op == "in") {
    if (!left.is_single() || !right.is_bag() || left.type != right.type) return std::nullopt;
    return of_type(left.type, "is-in");
  }
  if (op == "overlaps") {
    if (!left.is_bag() || left != right) return std::nullopt;
    return of_type(left.type, "at-least-one-member-of");
  }
  if (!left.is_single() || !right.is_single()) return std::nullopt;
  for (const auto& comparison : same_type_operators) {
    if (comparison.op == op) return left == right ? of_type(left.type, comparison.suffix) : std::nullopt;
  }
  for (const auto& arithmetic : arithmetic_operators) {
    if (arithmetic.op != op) continue;
    if (left == right && left.type == DataType::string) {
      return op == "+" ? named("string-concatenate") : std::nullopt;
    }
    if (left == right) return of_type(left.type, arithmetic.suffix);
    return named(fmt::format("{}-{}-{}", name_of(left.type), arithmetic.suffix, name_of(right.type)));
  }
  return std::nullopt;
}

std::optional<std::string_view> operator_of_function(FunctionId function) {
  static const auto all = [] {
    std::array<std::string_view, function_count> operators{};
    const auto enter = [&](std::string_view op, const StaticType& left, const StaticType& right) {
      if (const auto id = function_of_operator(op, left, right)) operators[static_cast<std::size_t>(*id)] = op;
    };
    for (std::size_t i = 0; i < data_type_count; ++i) {
      const auto type = static_cast<DataType>(i);
      for (const auto& comparison : same_type_operators) enter(comparison.op, single(type), single(type));
      enter("in", single(type), bag(type));
      enter("overlaps", bag(type), bag(type));
      for (const auto& arithmetic : arithmetic_operators) {
        for (std::size_t j = 0; j < data_type_count; ++j) {
          enter(arithmetic.op, single(type), single(static_cast<DataType>(j)));
        }
      }
    }
    return operators;
  }();
  const std::string_view op = all[static_cast<std::size_t>(function)];
  return op.empty() ? std::nullopt : std::optional(op);
}

std::optional<FunctionId> one_and_only(DataType type) { return of_type(type, "one-and-only"); }
std::optional<FunctionId> bag_of(DataType type) { return of_type(type, "bag"); }

}  // namespace hjemmel::language
