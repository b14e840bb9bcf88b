// The resolver itself, spread over the files resolve*.cpp: one walk over everything that a root reaches, which reports
// every mistake in one run and fills a ResolvedStore. Internal to this folder; others call resolve().
//
//   resolve.cpp               policies, rules, targets, obligations: what is checked of each
//   resolve_references.cpp    the order of the walk; references, circles, nesting
//   resolve_variables.cpp     definitions of a policy in the order in which they depend on each other
//   resolve_expressions.cpp   the static type of each kind of expression
//   resolve_arguments.cpp     arguments against signatures
//   resolve_higher_order.cpp  <Function> arguments against the arguments beside them
//   resolve_literals.cpp      the values of literals
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/model/resolve.hpp"

namespace hjemmel::model {

/// Policy sets inside each other, references followed, and expressions inside each other, variables followed, beyond
/// which a policy is refused: so that no engine needs a limit of its own.
inline constexpr std::size_t max_policy_nesting = 1000;
inline constexpr std::size_t max_expression_nesting = 1000;

/// What may come on top of that which was written, because references and variables repeat it: 40 policy sets that each
/// refer twice to the next are 40 elements, and a million million evaluations. Rules, policies and policy sets beyond
/// the first evaluation of each; parts of expressions that variables stand for, each time that they are named.
inline constexpr std::size_t max_repeated_evaluations = 1'000'000;
inline constexpr std::size_t max_parts_behind_variables = 1'000'000;

/// The static type of an expression; empty where a mistake, already reported, leaves it open.
using StaticType = std::optional<ParameterType>;

inline ParameterType single_of(DataType type) {
  return {.kind = ParameterType::Kind::single, .any = false, .type = type, .min_count = 1, .repeats = false};
}
inline ParameterType bag_of(DataType type) {
  return {.kind = ParameterType::Kind::bag, .any = false, .type = type, .min_count = 1, .repeats = false};
}
/// `one string`, `a bag of string`, `a function`.
std::string described(const ParameterType& type);
/// Whether a function may be called with `count` arguments.
bool takes_count(const FunctionInfo& info, std::size_t count);
/// The parameter that argument `index` (from 0) belongs to, of a function that takes so many.
const ParameterType& parameter_at(const FunctionInfo& info, std::size_t index);
/// `2 arguments`, `at least 2 arguments`.
std::string counted_arguments(const FunctionInfo& info);

class Resolver {
 public:
  Resolver(const PolicyStore& store, source::Diagnostics& diagnostics);
  /// Fills and returns the store; empty if an error was found.
  std::unique_ptr<ResolvedStore> run(PolicyNode root);

 private:
  // resolve_references.cpp
  struct Visit {
    PolicyNode node;
    const PolicyReference* through = nullptr;  ///< the reference that led here, if one did
    std::size_t next_child = 0;
    std::size_t height = 1;
    std::size_t evaluations = 0;  ///< of rules, policies and policy sets, references followed
  };
  struct Extent {
    std::size_t height;
    std::size_t evaluations;
  };
  void walk(PolicyNode root);
  std::optional<Visit> next_visit(Visit& parent);
  void finish(std::vector<Visit>& path);
  void check_extent(const Visit& done);
  void report_circle(const std::vector<Visit>& path, const Visit& closing);

  // resolve.cpp
  void enter(const PolicyNode& node);
  void check(const Policy& policy);
  void check(const PolicySet& set);
  void check(const Rule& rule);
  void check(const Target& target);
  void check(const Match& match);
  void check(const std::vector<ObligationExpression>& expressions);
  void check_identity(const PolicyNode& node, const Span& span);
  void check_algorithm(const CombiningAlgorithmName& name, CombiningLevel level);
  void check_issuer(const std::optional<PolicyIssuer>& issuer);
  void check_condition(const Expression& condition);

  // resolve_variables.cpp
  struct Variable {
    const VariableDefinition* definition = nullptr;
    enum class State : std::uint8_t { untouched, open, typed } state = State::untouched;
    StaticType type;
    std::size_t nesting = 0;
    std::size_t parts = 0;  ///< of its expression, variables followed
  };
  void check_variables(const std::vector<VariableDefinition>& definitions);
  void type_variable(Variable& first);
  Variable* variable(std::string_view id);

  // resolve_expressions.cpp
  StaticType type_of(const Expression& expression);
  StaticType type_of(const AttributeValue& literal, const Span& span);
  StaticType type_of(const AttributeDesignator& designator, const Span& span);
  StaticType type_of(const AttributeSelector& selector, const Span& span);
  StaticType type_of(const VariableReference& reference, const Span& span);
  StaticType type_of(const FunctionReference& reference, const Span& span);
  StaticType type_of(const Apply& apply, const Span& span);
  StaticType bag_type(const DataTypeName& name, const Span& span);
  /// The function that a name stands for; null, with a diagnostic, if it is unknown.
  const FunctionInfo* function(const FunctionName& name, const Span& span);
  bool known(const DataTypeName& name, const Span& span);
  bool deepen(const Span& span, std::size_t levels);
  void widen(const Span& span, std::size_t parts);

  // resolve_arguments.cpp
  struct Argument {
    StaticType type;
    Span span;
  };
  void check_arguments(const FunctionInfo& info, const std::vector<Argument>& arguments);
  void check_argument(const FunctionInfo& info, std::size_t number, const ParameterType& wanted,
                      const Argument& argument);

  // resolve_higher_order.cpp
  StaticType higher_order(const FunctionInfo& info, const Apply& apply, const std::vector<Argument>& arguments,
                          const Span& span);
  void check_bag_positions(const FunctionInfo& info, const std::vector<Argument>& arguments, const Span& span);
  bool check_inner_function(const FunctionInfo& outer, const FunctionInfo& inner, const Span& span);

  // resolve_literals.cpp
  bool read_literal(const AttributeValue& literal, const Span& span);
  bool check_xpath(std::string_view path, const Span& span);

  const PolicyStore& store_;
  source::Diagnostics& diagnostics_;
  std::unique_ptr<ResolvedStore> out_;
  std::unordered_map<const void*, Extent> extents_;           ///< of finished policies and policy sets
  std::unordered_set<const void*> open_;                      ///< those on the path of the walk
  std::unordered_set<std::string> identities_;                ///< kind, id and version of those met
  std::unordered_map<std::string_view, Variable> variables_;  ///< of the policy at hand
  std::size_t written_ = 0;                                   ///< rules, policies and policy sets met, each once
  bool reported_too_large_ = false;  ///< once is enough: what refers to it is too large as well
  std::size_t nesting_ = 0;          ///< of the expression at hand
  std::size_t deepest_ = 0;
  std::size_t parts_ = 0;             ///< of the expression at hand, variables followed
  std::size_t behind_variables_ = 0;  ///< parts, wherever a variable is named
};

}  // namespace hjemmel::model
