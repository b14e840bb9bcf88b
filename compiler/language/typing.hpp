// Static types of expressions, as far as the language needs them to choose a function for an operator.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/model/expression.hpp"
#include "runtime/function/function.hpp"

namespace hjemmel::language {

struct StaticType {
  enum class Kind : std::uint8_t { unknown, single, bag, function };
  Kind kind = Kind::unknown;
  DataType type = DataType::unknown;

  bool is_single() const { return kind == Kind::single && type != DataType::unknown; }
  bool is_bag() const { return kind == Kind::bag && type != DataType::unknown; }
  bool operator==(const StaticType&) const = default;
};

StaticType single(DataType type);
StaticType bag(DataType type);

/// "a date", "many strings": for messages.
std::string in_words(const StaticType& type);

/// The definitions of a policy's variables, whose types are found when they are asked for.
class VariableTypes {
 public:
  void define(const std::string& variable_id, const model::Expression& definition);
  StaticType type_of(const std::string& variable_id) const;
  bool contains(const std::string& variable_id) const { return definitions_.contains(variable_id); }

 private:
  struct Definition {
    const model::Expression* expression = nullptr;
    bool open = false;  ///< being looked at: a circle has no type
    std::optional<StaticType> type;
  };
  mutable std::unordered_map<std::string, Definition> definitions_;
};

StaticType type_of(const model::Expression& expression, const VariableTypes& variables);

/// The function that an operator means for operands of these types: its identifier, or nothing if the operator has
/// none. `op` is the operator as written; "== ignoring case" for equality that ignores case.
std::optional<FunctionId> function_of_operator(std::string_view op, const StaticType& left, const StaticType& right);

/// The other way: the operator that `function` is written as, if there is one.
std::optional<std::string_view> operator_of_function(FunctionId function);

/// `T-one-and-only`, `T-bag`.
std::optional<FunctionId> one_and_only(DataType type);
std::optional<FunctionId> bag_of(DataType type);

}  // namespace hjemmel::language
