// The decision IR: what a policy store means, with XACML's syntax gone. Targets are three-valued tests over slots,
// equality matches are membership tests over interned domains, conditions are typed expressions, policies and policy
// sets are combinations of children.
//
//   module
//     slots ▸ domains ▸ symbols          attributes that are read, and the values they are tested for
//     rules, combinations                each may be used by several parents (references)
//     root
//
// lower/ makes it, passes/ rewrite it, codegen/ turns it into code and tables. verify.hpp says what must hold between
// passes; print.hpp shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/model/policy.hpp"
#include "runtime/decide/combining_table.hpp"
#include "runtime/function/function.hpp"
#include "runtime/value/data_type.hpp"

namespace hjemmel::ir {

using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFFu;

/// An attribute that is read: category, id, type and, if named, issuer (7.3.5).
struct Slot {
  std::string category;
  std::string attribute_id;
  DataType type = DataType::string;
  std::optional<std::string> issuer;
  bool needs_bag = false;  ///< its values are computed with, not only tested for membership
};

/// How values are compared within a domain.
enum class Fold : std::uint8_t { exact, lower_case };

/// The values that one slot is tested for; a symbol's position is its ordinal.
struct Domain {
  Index slot = none;
  Fold fold = Fold::exact;
  std::vector<std::string> symbols;
  std::unordered_map<std::string, Index> ordinals;
  bool indexed = false;  ///< an index selects children by it, so that its ordinals are listed even if it is small
};

/// A literal that is computed with.
struct Constant {
  DataType type = DataType::string;
  std::string text;
  std::string xpath_category;
  std::vector<model::Namespace> namespaces;
};

/// An <AttributeSelector> (7.3.7).
struct Selector {
  std::string category;
  std::string path;
  DataType type = DataType::string;
  Index context_slot = none;  ///< of the attribute that ContextSelectorId names
  std::vector<model::Namespace> namespaces;
};

/// A <Match> that needs computation (7.6).
struct ComputedMatch {
  FunctionId function{};
  Index constant = none;
  bool over_selector = false;
  Index source = none;  ///< slot or selector
  bool must_be_present = false;
};

/// A three-valued test: match, no match, or an error.
struct Test {
  enum class Kind : std::uint8_t {
    always,    ///< matches every request
    never,     ///< matches none
    in_set,    ///< the domain holds one of `symbols`: never an error
    computed,  ///< a ComputedMatch
    all,       ///< Target, AllOf: no match wins over errors (7.7 tables 1 and 3)
    any,       ///< AnyOf: match wins over errors (table 2)
  };
  Kind kind = Kind::always;
  Index domain = none;
  std::vector<Index> symbols;  ///< ordinals, ascending, each once
  Index match = none;
  std::vector<Test> children;
  Index parameter = none;  ///< where its data stands in the unit's parameters; set by share-shapes

  /// Whether it can never be an error.
  bool definite() const;
};

/// A typed expression of a condition or an assignment (7.3 to 7.9), variables substituted.
struct Expression {
  enum class Kind : std::uint8_t {
    constant,
    bag,       ///< <AttributeDesignator>: `index` is the slot
    selector,  ///< <AttributeSelector>: `index` is the selector
    function,  ///< <Function>: `index` is the FunctionId
    call,      ///< <Apply> with all arguments evaluated first: `index` is the FunctionId
    all,       ///< and: lazy, left to right
    any,       ///< or: lazy, left to right
    at_least,  ///< n-of: the first operand is n
  };
  Kind kind = Kind::constant;
  Index index = none;
  bool must_be_present = false;
  std::vector<Expression> operands;
  Index parameter = none;
};

struct Assignment {
  std::string attribute_id;
  std::string category;
  std::string issuer;
  Expression expression;
};
struct Obligation {
  std::string id;
  bool is_advice = false;
  model::Effect effect = model::Effect::permit;
  std::vector<Assignment> assignments;

  /// Whether every assignment is a literal.
  bool is_static() const;
};
/// An obligation in its place among a unit's parameters.
struct ObligationUse {
  Index obligation = none;
  Index parameter = none;
};

struct Rule {
  const model::Rule* source = nullptr;
  Index policy = none;  ///< its combination
  model::Effect effect = model::Effect::permit;
  Test target;
  std::optional<Expression> condition;
  std::vector<ObligationUse> obligations;  ///< those that go with its effect, obligations before advice
  Index number_parameter = none;
};

/// What a combination combines.
struct Child {
  enum class Kind : std::uint8_t { rule, combination, unresolved };
  Kind kind = Kind::rule;
  Index index = none;
  Index parameter = none;  ///< where the child's own parameters are named, for a child in a function of its own
};

/// Guards of children over one domain: a child with a guard is NotApplicable for certain when the domain holds none of
/// its symbols.
struct ChildIndex {
  Index domain = none;
  std::vector<std::vector<Index>> by_symbol;  ///< children, ascending
  std::vector<Index> always;                  ///< children without a guard, ascending
};

/// A policy or a policy set.
struct Combination {
  model::Policy const* policy = nullptr;  ///< exactly one of the two is set
  model::PolicySet const* policy_set = nullptr;
  Index parent = none;
  Test target;
  artefact::CombiningFamily family = artefact::CombiningFamily::deny_overrides;
  std::vector<Child> children;
  std::vector<ObligationUse> permit_obligations;
  std::vector<ObligationUse> deny_obligations;
  std::optional<Index> index;  ///< into Module::indexes
  bool through_table = false;  ///< its children are called through a table instead of one by one
  Index number_parameter = none;
  Index table_parameter = none;  ///< offset and count of the table, then the index
};

/// Rules and combinations of one shape share a function and differ in parameters.
struct Shape {
  Child representative;
  std::vector<Child> members;
};

/// Parameters of a unit: numbers as they are, or places that only the image's layout settles.
struct Parameter {
  enum class Kind : std::uint8_t { number, bit_set, large_set, child, child_table, index };
  Kind kind = Kind::number;
  Index value = 0;             ///< number; domain; combination for child_table; index
  std::vector<Index> symbols;  ///< of a set
  Child child;                 ///< whose parameters are meant
};

struct Module {
  std::vector<Slot> slots;
  std::vector<Domain> domains;
  std::vector<Constant> constants;
  std::vector<Selector> selectors;
  std::vector<ComputedMatch> matches;
  std::vector<Obligation> obligations;
  std::vector<Rule> rules;
  std::vector<Combination> combinations;
  std::vector<ChildIndex> indexes;
  Child root;

  std::vector<Shape> shapes;                            ///< by share-shapes
  std::vector<std::vector<Parameter>> rule_parameters;  ///< by share-shapes: for each rule in a function of its own
  std::vector<std::vector<Parameter>> combination_parameters;
  std::vector<Index> rule_shapes;  ///< the shape of each rule that has one; none otherwise
  std::vector<Index> combination_shapes;
};

/// Domains with more symbols than this are lists of ordinals instead of bit sets.
inline constexpr Index small_domain_symbols = 512;

inline bool is_small(const Domain& domain) { return domain.symbols.size() <= small_domain_symbols; }
inline Index words_of(const Domain& domain) { return static_cast<Index>((domain.symbols.size() + 63) / 64); }

}  // namespace hjemmel::ir
