// Model ▸ language. Text comes out with its words in the right order and its lines broken roughly; layout.hpp gives it
// the one style afterwards.
//
// Sections: write_everyday.cpp, write_general.cpp, write_rule.cpp, write_target.cpp, write_expression.cpp,
// write_literal.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/language/everyday_shape.hpp"
#include "compiler/language/typing.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::language {

class Writer {
 public:
  std::string document(const model::Document& document);

 private:
  /// What an everyday policy is about, as its rules say.
  struct Service {
    bool is_app = false;
    std::string org;
    std::string name;
    std::optional<std::string> owner;
    std::string resource_id;
    bool operator==(const Service&) const = default;
  };
  /// A text and how tightly its outermost operator binds, for parentheses.
  struct Piece {
    std::string text;
    int level;
  };

  // write_everyday.cpp
  std::optional<std::string> everyday(const model::Policy& policy);
  std::string everyday_header(const model::Policy& policy, const Service& about);
  std::optional<std::string> everyday_rule(const model::Rule& rule, const Service& about, std::size_t number);
  std::optional<std::string> subjects(const model::AnyOf& any_of, const Service& about);
  std::optional<std::string> subject_part(const model::Match& match, const Service& about);
  std::optional<std::string> actions(const model::AnyOf& any_of);
  std::optional<std::string> places(const model::AnyOf& any_of, const Service& about);

  // write_general.cpp
  std::string policy(const model::Policy& policy);
  std::string policy_set(const model::PolicySet& set);
  template <class PolicyOrSet>
  std::string head(std::string_view keyword, const PolicyOrSet& what, model::CombiningLevel level);
  template <class PolicyOrSet>
  std::string clauses(const PolicyOrSet& what);
  std::string parameters(const model::CombinerParameters& parameters);
  std::string issuer(const model::PolicyIssuer& issuer);
  std::string reference(const model::PolicyReference& reference);
  std::string algorithm(const model::CombiningAlgorithmName& algorithm, model::CombiningLevel level);
  std::string version(std::string_view text);
  std::string variables(const model::Policy& policy);
  void know_variables(const model::Policy& policy);

  // write_rule.cpp
  std::string general_rule(const model::Rule& rule);
  std::string rule_clauses(const model::Rule& rule);
  std::string condition(const model::Expression& condition);
  std::string whole_condition(const model::Expression& condition);
  std::string description(std::string_view text);
  std::string obligations(const std::vector<model::ObligationExpression>& all, std::string_view keyword);
  std::string obligation(const model::ObligationExpression& obligation, std::string_view keyword);

  // write_target.cpp
  std::string target(const model::Target& target);
  std::string any_of(const model::AnyOf& any_of);
  std::optional<std::string> values_of_one_attribute(const model::AnyOf& any_of);
  std::string match(const model::Match& match);
  std::string matched_attribute(const model::Match& match);

  // write_expression.cpp
  std::string expression(const model::Expression& expression, int least_level = 0);
  Piece piece(const model::Expression& expression);
  Piece apply(const model::Apply& apply);
  std::optional<Piece> operation(const model::Apply& apply);
  std::optional<Piece> logical(const model::Apply& apply);
  std::string call(const model::Apply& apply);
  /// An operand where one value is expected: the attribute itself where its value is taken by one-and-only.
  std::string single_operand(const model::Expression& expression, int least_level);
  std::optional<std::string> list(const model::Expression& expression);
  std::string function(const model::FunctionName& function, bool called);

  // write_literal.cpp
  std::string designator(const model::AttributeDesignator& designator);
  std::string selector(const model::AttributeSelector& selector);
  std::string literal(const model::AttributeValue& value);
  std::string category(std::string_view urn);
  std::string type(const model::DataTypeName& type);
  std::string namespaces(const std::vector<model::Namespace>& namespaces);
  /// A name as it stands where the grammar wants one: bare if it is a word, a number or a UUID, otherwise in quotes.
  std::string name(std::string_view text);
  bool is_word(std::string_view text);
  /// The type of the only token of a text; the invalid type if it is not one token.
  std::size_t token_type(std::string_view text);

  VariableTypes variables_;
  std::unordered_map<std::string, std::size_t> token_types_;
};

/// A text in quotes.
std::string in_quotes(std::string_view text);

}  // namespace hjemmel::language
