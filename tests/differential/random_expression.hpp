// Random expressions, well typed by construction: every function of the table, the higher-order ones included.
#pragma once

#include <string>
#include <vector>

#include "compiler/model/policy.hpp"
#include "tests/differential/random_source.hpp"

namespace hjemmel::differential {

/// An attribute that the policies of one store read, and values that they compare it with.
struct KnownAttribute {
  std::string category;
  std::string id;
  DataType type = DataType::string;
  std::vector<std::string> texts;
};

class ExpressionMaker {
 public:
  ExpressionMaker(Random& random, const std::vector<KnownAttribute>& attributes)
      : random_(random), attributes_(attributes) {}

  /// An expression for one value, or a bag, of `type`; at most `depth` applications deep.
  model::Expression single(DataType type, std::size_t depth);
  model::Expression bag(DataType type, std::size_t depth);
  model::Match match();
  /// The match that `attribute` has this value.
  model::Match equality(const KnownAttribute& attribute, std::string text);

  /// Variables that expressions may refer to from now on.
  void forget_variables() { variables_.clear(); }
  void add_variable(std::string id, ParameterType type) { variables_.push_back({std::move(id), type}); }

 private:
  struct Variable {
    std::string id;
    ParameterType type;
  };

  model::Expression made(ParameterType::Kind kind, DataType type, std::size_t depth);
  model::Expression leaf(ParameterType::Kind kind, DataType type);
  model::Expression application(const FunctionInfo& info, std::size_t depth);
  model::Expression higher_order(const FunctionInfo& info, const FunctionInfo& inner, std::size_t depth);
  model::Expression selector(DataType type);
  model::AttributeDesignator designator(DataType type);
  model::AttributeDesignator designator(const KnownAttribute& attribute);
  model::AttributeSelector attribute_selector(DataType type);
  model::AttributeValue literal(DataType type);
  std::string string_for(const FunctionInfo& info, std::size_t argument);

  Random& random_;
  const std::vector<KnownAttribute>& attributes_;
  std::vector<Variable> variables_;
};

model::FunctionName function_name(FunctionId id);
model::DataTypeName data_type_name(DataType type);
DataType random_type(Random& random);

}  // namespace hjemmel::differential
