// Syntax tree ▸ model. One class; its sections stand each in a file of their own: read_everyday.cpp, read_general.cpp,
// read_rule.cpp, read_target.cpp, read_expression.cpp, read_attribute.cpp, read_literal.cpp, read_obligation.cpp.
//
// Parts of the tree that hold a syntax error are passed over: they have been reported, and what is right beside them is
// still read, so that every mistake of a file comes out in one run.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/language/expression_tree.hpp"
#include "compiler/language/names.hpp"
#include "compiler/language/syntax_tree.hpp"
#include "compiler/language/typing.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::language {

class Reader {
 public:
  Reader(const source::SourceFile& file, const SyntaxTree& tree, const source::Limits& limits,
         source::Diagnostics& diagnostics)
      : file_(file), tree_(tree), limits_(limits), diagnostics_(diagnostics) {}

  /// The document, as far as it can be read; whether to trust it, the diagnostics say.
  std::optional<model::Document> read();

 private:
  /// A name or a value as written, without its quotes.
  struct Text {
    std::string value;
    source::Span span;
  };
  /// What an everyday policy is about.
  struct Service {
    bool is_app = false;
    Text org;   ///< of an app
    Text name;  ///< the resource's id, or the app's name
    std::optional<Text> owner;
    std::string resource_id;  ///< `skd-mva-melding`, `app_ttd_frontend-test`
    source::Span span;
  };
  struct DeclaredAttribute {
    std::string category;
    std::string attribute_id;
    model::DataTypeName type;
    Cardinality cardinality = Cardinality::one;
  };
  /// The clauses of a rule that may stand once.
  struct Once {
    std::unordered_map<std::string_view, source::Span> seen;
  };

  // read_everyday.cpp
  std::unique_ptr<model::Policy> everyday(Parser::EverydayContext* context);
  Service service(Parser::HeaderContext* context);
  void header_clause(Parser::HeaderClauseContext* context, Service& about, model::Policy& policy, Once& once);
  model::ObligationExpression authentication(Parser::HeaderClauseContext* context);
  model::Rule everyday_rule(Parser::EverydayRuleContext* context, const Service& about);
  model::AnyOf actions(Parser::ActionsContext* context);
  model::AnyOf resources(Parser::PlacesContext* context, const Service& about);
  model::AnyOf subjects(Parser::SubjectsContext* context, const Service& about);
  std::optional<model::Match> subject_part(Parser::SubjectPartContext* context, const Service& about);
  std::optional<model::Match> subject_match(Parser::SubjectMatchContext* context);

  // read_general.cpp
  std::unique_ptr<model::Policy> policy(Parser::PolicyContext* context);
  std::unique_ptr<model::PolicySet> policy_set(Parser::PolicySetContext* context);
  template <class PolicyOrSet>
  void policy_head(const std::vector<Parser::PolicyHeadContext*>& heads, model::CombiningLevel level, PolicyOrSet& out);
  template <class PolicyOrSet>
  void policy_clauses(const std::vector<Parser::PolicyClauseContext*>& clauses, PolicyOrSet& out);
  model::CombinerParameters parameters(Parser::ParametersContext* context);
  model::PolicyIssuer issuer(Parser::IssuerContext* context);
  model::PolicyReference reference(Parser::ReferenceContext* context);
  model::CombiningAlgorithmName algorithm(Parser::AlgorithmContext* context, model::CombiningLevel level);
  std::string version(Parser::VersionContext* context);
  void variables(const std::vector<Parser::VariableDefinitionContext*>& definitions, model::Policy& policy);
  void read_variable(const std::string& name);
  StaticType variable_type(const std::string& name);

  // read_rule.cpp
  model::Rule general_rule(Parser::GeneralRuleContext* context);
  void rule_clauses(const std::vector<Parser::RuleClauseContext*>& clauses, bool everyday, model::Rule& rule);
  model::Expression date_condition(FunctionId function, antlr4::Token* date, const source::Span& span);
  bool first_time(Once& once, std::string_view clause, const source::Span& span);
  std::string description(Parser::DescriptionContext* context);

  // read_target.cpp
  std::optional<model::Target> target(Parser::TargetContext* context);
  void any_of(const ExpressionTree& expression, model::Target& target);
  void all_of(const ExpressionTree& expression, model::AnyOf& any_of);
  std::optional<model::Match> match(const ExpressionTree& expression);
  std::optional<model::Match> comparison(const ExpressionTree& expression);
  std::optional<model::Match> called_match(const ExpressionTree& expression);
  void not_a_match(const source::Span& span);

  // read_expression.cpp
  std::optional<model::Expression> expression(Parser::ExpressionContext* context);
  std::optional<model::Expression> expression(const ExpressionTree& expression);
  std::optional<model::Expression> operation(const ExpressionTree& expression);
  std::optional<model::Expression> list(const ExpressionTree& expression, DataType type);
  std::optional<model::Expression> primary(Parser::PrimaryContext* context);
  std::optional<model::Expression> call(const Text& function, Parser::CallSuffixContext* suffix,
                                        const source::Span& span);
  std::optional<model::Expression> variable(const Text& name);
  /// The name of an attribute of one value stands for that value, taken by one-and-only; in parentheses for the bag.
  void stand_for_value(const ExpressionTree& written, model::Expression& operand);
  /// The same where one value must be; false, with a diagnostic, if it stays a bag.
  bool take_single(const ExpressionTree& written, model::Expression& operand);
  std::optional<model::FunctionName> function_name(const Text& name, bool quoted);
  StaticType type_of(const model::Expression& expression);

  // read_attribute.cpp
  void declare_attribute(Parser::AttributeDeclarationContext* context);
  std::optional<model::Expression> attribute(const Text& category, bool category_quoted,
                                             Parser::AttributeSuffixContext* suffix, const source::Span& span);
  std::optional<std::string> category(const Text& name, bool quoted);
  std::optional<std::string> category(Parser::CategoryContext* context);
  std::optional<model::DataTypeName> type_name(Parser::TypeNameContext* context);
  std::vector<model::Namespace> namespaces(Parser::NamespacesContext* context);
  Cardinality cardinality_of(const ExpressionTree& written) const;

  // read_literal.cpp
  std::optional<model::AttributeValue> literal(Parser::LiteralContext* context);
  model::AttributeValue bare_literal(Parser::BareLiteralContext* context);
  std::optional<model::AttributeValue> text_literal(antlr4::Token* text, Parser::TypeSuffixContext* suffix);
  std::string unquote(const antlr4::Token* token);
  std::string unquote(antlr4::tree::TerminalNode* node) { return unquote(node->getSymbol()); }
  Text text_of(const antlr4::Token* token);
  Text text_of(const antlr4::ParserRuleContext* context);

  // read_obligation.cpp
  template <class Owner>
  void obligation(Parser::ObligationContext* context, Owner& owner);
  model::AttributeAssignment assignment(Parser::AssignmentContext* context);
  std::optional<std::string> issued_by(Parser::IssuedByContext* context);

  const source::SourceFile& file_;
  const SyntaxTree& tree_;
  const source::Limits& limits_;
  source::Diagnostics& diagnostics_;

  std::unordered_map<std::string, DeclaredAttribute> declared_;
  /// The variables of the policy being read: what is defined, and where. Read when first needed, for an operator's
  /// types.
  struct PendingVariable {
    Parser::VariableDefinitionContext* context = nullptr;
    model::VariableDefinition* definition = nullptr;
    bool open = false;
    bool read = false;
  };
  std::unordered_map<std::string, PendingVariable> pending_;
  std::size_t variable_depth_ = 0;
  VariableTypes variable_types_;
};

}  // namespace hjemmel::language
