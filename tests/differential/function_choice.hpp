// The function table seen from its results: which functions make a value or a bag of a type, which ones can stand in a
// match, and which ones a higher-order function can apply.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "runtime/function/function.hpp"

namespace hjemmel::differential {

class FunctionChoice {
 public:
  static const FunctionChoice& table();

  /// Functions without a <Function> argument, by the type of their result.
  std::array<std::vector<FunctionId>, data_type_count> making_single;
  std::array<std::vector<FunctionId>, data_type_count> making_bag;
  /// Higher-order functions with a boolean result, and those that make a bag (map).
  std::vector<FunctionId> quantifiers;
  std::vector<FunctionId> maps;
  std::vector<FunctionId> matches;  ///< of two single values, with a boolean result
  /// The function that takes the only value out of a bag of a type, if there is one.
  std::array<std::optional<FunctionId>, data_type_count> one_and_only;

  /// What `outer` can apply to `arguments` arguments (0: any number from one), with a result of `result`.
  std::vector<FunctionId> inner_functions(DataType result, std::size_t arguments) const;

 private:
  FunctionChoice();
};

/// Where the bags stand among the arguments after the function (A.3.12).
enum class BagPlaces { one_anywhere, only_last, all, any };
BagPlaces bag_places(FunctionId outer);

bool takes_single_values(const FunctionInfo& info);
std::size_t least_arguments(const FunctionInfo& info);
bool is_open_ended(const FunctionInfo& info);
const ParameterType& parameter_of(const FunctionInfo& info, std::size_t argument);

}  // namespace hjemmel::differential
