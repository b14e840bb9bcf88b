#include "compiler/language/line_plan.hpp"

#include <algorithm>

namespace hjemmel::language {
namespace {

constexpr std::size_t width = 100;
constexpr std::size_t indent_width = 4;

class Plan {
 public:
  explicit Plan(const SyntaxTree& tree) : tree_(tree), before_(tree.tokens().size()) {}

  std::vector<Before> run() {
    Parser::FileContext* file = tree_.root();
    for (auto* declaration : file->attributeDeclaration()) line(declaration, 0);
    if (file->everyday() != nullptr) everyday(file->everyday());
    if (file->policy() != nullptr) policy(file->policy(), 0);
    if (file->policySet() != nullptr) policy_set(file->policySet(), 0);
    return std::move(before_);
  }

 private:
  using Context = antlr4::ParserRuleContext;

  Before& at(const antlr4::Token* token) { return before_[token->getTokenIndex()]; }
  void line(const antlr4::Token* token, std::size_t indent, std::uint8_t lines = 1) {
    at(token).lines = lines;
    at(token).indent = static_cast<std::uint16_t>(indent);
  }
  void line(const Context* context, std::size_t indent, std::uint8_t lines = 1) { line(context->start, indent, lines); }
  void glue(antlr4::tree::TerminalNode* node) { at(node->getSymbol()).glued = true; }
  void glue_next(antlr4::tree::TerminalNode* node) {
    for (std::size_t i = node->getSymbol()->getTokenIndex() + 1; i < before_.size(); ++i) {
      if (tree_.tokens()[i]->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
      before_[i].glued = true;
      return;
    }
  }

  /// The length on one line, about: a space between any two tokens.
  std::size_t length(const Context* context) const {
    std::size_t total = 0;
    for (std::size_t i = context->start->getTokenIndex(); i <= context->stop->getTokenIndex(); ++i) {
      const antlr4::Token* token = tree_.tokens()[i];
      if (token->getChannel() == antlr4::Token::DEFAULT_CHANNEL)
        total += token->getStopIndex() - token->getStartIndex() + 2;
    }
    return total;
  }
  bool fits(const Context* context, std::size_t indent) const {
    return length(context) + indent * indent_width <= width;
  }

  void everyday(Parser::EverydayContext* context) {
    Parser::HeaderContext* header = context->header();
    line(header, 0, 2);
    if (auto* slash = header->SLASH()) {
      glue(slash);
      glue_next(slash);
    }
    for (auto* clause : context->headerClause()) {
      line(clause, 1);
      if (clause->obligation() != nullptr) obligation(clause->obligation(), 1);
      if (clause->description() != nullptr) description(clause->description(), 1);
    }
    bool after_let = false;
    for (antlr4::tree::ParseTree* child : context->children) {
      if (auto* rule = dynamic_cast<Parser::EverydayRuleContext*>(child)) everyday_rule(rule);
      if (auto* rule = dynamic_cast<Parser::GeneralRuleContext*>(child)) general_rule(rule, 0);
      after_let = let_line(child, 0, after_let);
    }
  }
  /// Definitions stand together, apart from rules.
  bool let_line(antlr4::tree::ParseTree* child, std::size_t indent, bool after_let) {
    auto* definition = dynamic_cast<Parser::VariableDefinitionContext*>(child);
    if (definition == nullptr) return false;
    line(definition, indent, after_let ? 1 : 2);
    expression(definition->expression(), indent + 1, fits(definition, indent));
    return true;
  }

  void everyday_rule(Parser::EverydayRuleContext* context) {
    line(context, 0, 2);
    bool spread = false;
    if (auto* subjects = context->subjects()) {
      // Alternatives without a word between them stand below each other.
      spread = subjects->subject().size() > 1 && subjects->COMMA().empty() && subjects->OR().empty();
      for (auto* subject : subjects->subject()) {
        if (spread) line(subject, 1);
        for (auto* part : subject->subjectPart()) subject_part(part);
      }
    }
    for (auto* clause : context->ruleClause()) {
      const bool short_clause = clause->from() != nullptr || clause->until() != nullptr;
      if (spread || !short_clause || !fits(context, 0)) line(clause, 1);
      rule_clause(clause, 1);
    }
  }

  void subject_part(Parser::SubjectPartContext* part) {
    if (auto* listed = part->listName(); listed != nullptr && listed->COLON() != nullptr) {
      glue(listed->COLON());
      glue_next(listed->COLON());
    }
    if (auto* match = part->subjectMatch()) {
      attribute(match->attributeSuffix());
      literal(match->literal());
    }
  }

  void general_rule(Parser::GeneralRuleContext* context, std::size_t indent) {
    line(context, indent, 2);
    for (auto* clause : context->ruleClause()) {
      line(clause, indent + 1);
      rule_clause(clause, indent + 1);
    }
  }

  void rule_clause(Parser::RuleClauseContext* clause, std::size_t indent) {
    if (auto* when = clause->when()) expression(when->expression(), indent + 1, fits(when, indent));
    if (clause->target() != nullptr) target(clause->target(), indent);
    if (clause->obligation() != nullptr) obligation(clause->obligation(), indent);
    if (clause->description() != nullptr) description(clause->description(), indent);
  }

  void target(Parser::TargetContext* context, std::size_t indent) {
    if (context->expression() != nullptr) expression(context->expression(), indent + 1, fits(context, indent));
  }

  void description(Parser::DescriptionContext* context, std::size_t indent) {
    const auto parts = context->STRING();
    for (std::size_t i = 1; i < parts.size(); ++i) line(parts[i]->getSymbol(), indent + 1);
  }

  void obligation(Parser::ObligationContext* context, std::size_t indent) {
    const auto assignments = context->assignment();
    const bool one_line = assignments.size() == 1 && fits(context, indent);
    for (auto* assignment : assignments) {
      if (!one_line) line(assignment, indent + 1);
      expression(assignment->expression(), indent + 2, one_line || fits(assignment, indent + 1));
    }
    commas(context->COMMA());
    if (!one_line && !assignments.empty()) line(context->RIGHT_BRACE()->getSymbol(), indent);
  }

  void commas(const std::vector<antlr4::tree::TerminalNode*>& nodes) {
    for (auto* comma : nodes) glue(comma);
  }

  void policy(Parser::PolicyContext* context, std::size_t indent) {
    line(context, indent, 2);
    policy_clauses(context->policyClause(), indent + 1);
    bool after_let = false;
    for (antlr4::tree::ParseTree* child : context->children) {
      if (auto* rule = dynamic_cast<Parser::GeneralRuleContext*>(child)) general_rule(rule, indent + 1);
      after_let = let_line(child, indent + 1, after_let);
    }
    close(context->LEFT_BRACE(), context->RIGHT_BRACE(), indent);
  }

  void policy_set(Parser::PolicySetContext* context, std::size_t indent) {
    line(context, indent, 2);
    policy_clauses(context->policyClause(), indent + 1);
    bool after_reference = false;
    for (auto* child : context->policySetChild()) {
      if (child->policy() != nullptr) policy(child->policy(), indent + 1);
      if (child->policySet() != nullptr) policy_set(child->policySet(), indent + 1);
      if (child->reference() != nullptr) line(child, indent + 1, after_reference ? 1 : 2);
      after_reference = child->reference() != nullptr;
    }
    close(context->LEFT_BRACE(), context->RIGHT_BRACE(), indent);
  }

  /// What opens a block needs no blank line behind it.
  void close(antlr4::tree::TerminalNode* open, antlr4::tree::TerminalNode* closing, std::size_t indent) {
    line(closing->getSymbol(), indent);
    for (std::size_t i = open->getSymbol()->getTokenIndex() + 1; i < before_.size(); ++i) {
      if (tree_.tokens()[i]->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
      before_[i].lines = std::min<std::uint8_t>(before_[i].lines, 1);
      return;
    }
  }

  void policy_clauses(const std::vector<Parser::PolicyClauseContext*>& clauses, std::size_t indent) {
    for (auto* clause : clauses) {
      line(clause, indent);
      if (clause->target() != nullptr) target(clause->target(), indent);
      if (clause->obligation() != nullptr) obligation(clause->obligation(), indent);
      if (clause->description() != nullptr) description(clause->description(), indent);
      if (auto* given = clause->parameters()) {
        const bool one_line = given->parameter().size() == 1 && fits(given, indent);
        for (auto* parameter : given->parameter()) {
          if (!one_line) line(parameter, indent + 1);
          literal(parameter->literal());
        }
        commas(given->COMMA());
        if (!one_line) line(given->RIGHT_BRACE()->getSymbol(), indent);
      }
      if (auto* issuer = clause->issuer()) {
        if (issuer->CONTENT() != nullptr) line(issuer->CONTENT()->getSymbol(), indent + 1);
        for (auto* attribute_line : issuer->issuerAttribute()) {
          line(attribute_line, indent + 1);
          commas(attribute_line->COMMA());
          glue_next(attribute_line->LEFT_PAREN());
          glue(attribute_line->RIGHT_PAREN());
          for (auto* value : attribute_line->literal()) literal(value);
        }
        commas(issuer->COMMA());
        line(issuer->RIGHT_BRACE()->getSymbol(), indent);
      }
    }
  }

  /// `indent` is that of lines broken out of the expression.
  void expression(Parser::ExpressionContext* context, std::size_t indent, bool one_line) {
    const auto operators = context->binaryOperator();
    const bool any_or = std::ranges::any_of(operators, [](auto* op) { return op->OR() != nullptr; });
    for (auto* op : operators) {
      const bool loosest = any_or ? op->OR() != nullptr : op->AND() != nullptr;
      if (!one_line && loosest) line(op, indent);
    }
    for (auto* operand : context->operand()) primary(operand->primary(), indent, one_line || fits(operand, indent));
  }

  void primary(Parser::PrimaryContext* context, std::size_t indent, bool one_line) {
    if (context->bareLiteral() != nullptr) bare_literal(context->bareLiteral());
    if (context->attributeSuffix() != nullptr) attribute(context->attributeSuffix());
    if (context->typeSuffix() != nullptr) namespaces(context->typeSuffix()->namespaces());
    if (auto* suffix = context->callSuffix()) {
      glue(suffix->LEFT_PAREN());
      arguments(suffix->LEFT_PAREN(), suffix->expression(), suffix->COMMA(), suffix->RIGHT_PAREN(), indent, one_line);
    } else if (context->LEFT_PAREN() != nullptr) {
      if (context->ONE() != nullptr) glue(context->LEFT_PAREN());
      const bool group = context->expression().size() == 1;
      arguments(context->LEFT_PAREN(), context->expression(), context->COMMA(), context->RIGHT_PAREN(), indent,
                one_line || (group && context->ONE() != nullptr));
    }
  }

  void arguments(antlr4::tree::TerminalNode* open, const std::vector<Parser::ExpressionContext*>& expressions,
                 const std::vector<antlr4::tree::TerminalNode*>& separators, antlr4::tree::TerminalNode* closing,
                 std::size_t indent, bool one_line) {
    commas(separators);
    if (one_line || expressions.empty()) {
      glue_next(open);
      glue(closing);
      for (auto* inner : expressions) expression(inner, indent + 1, true);
      return;
    }
    for (auto* inner : expressions) {
      line(inner, indent + 1);
      expression(inner, expressions.size() == 1 ? indent + 1 : indent + 2, fits(inner, indent + 1));
    }
    line(closing->getSymbol(), indent);
  }

  void attribute(Parser::AttributeSuffixContext* suffix) {
    glue(suffix->DOT());
    glue_next(suffix->DOT());
    if (suffix->LEFT_PAREN() != nullptr) {
      glue(suffix->LEFT_PAREN());
      glue_next(suffix->LEFT_PAREN());
      glue(suffix->RIGHT_PAREN());
    }
    namespaces(suffix->namespaces());
  }

  void namespaces(Parser::NamespacesContext* context) {
    if (context == nullptr) return;
    glue_next(context->LEFT_PAREN());
    commas(context->COMMA());
    glue(context->RIGHT_PAREN());
  }

  void literal(Parser::LiteralContext* context) {
    if (context->bareLiteral() != nullptr) bare_literal(context->bareLiteral());
    if (context->typeSuffix() != nullptr) namespaces(context->typeSuffix()->namespaces());
  }

  void bare_literal(Parser::BareLiteralContext* context) {
    if (context->MINUS() != nullptr) glue_next(context->MINUS());
  }

  const SyntaxTree& tree_;
  std::vector<Before> before_;
};

/// Signs that never have a space before them, wherever they stand.
void glue_signs(const SyntaxTree& tree, std::vector<Before>& before) {
  std::size_t previous = antlr4::Token::INVALID_TYPE;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const antlr4::Token* token = tree.tokens()[i];
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
    if (token->getType() == Lexer::COMMA || token->getType() == Lexer::DOT || previous == Lexer::DOT)
      before[i].glued = true;
    previous = token->getType();
  }
}

}  // namespace

std::vector<Before> plan_lines(const SyntaxTree& tree) {
  std::vector<Before> before = Plan(tree).run();
  glue_signs(tree, before);
  return before;
}

}  // namespace hjemmel::language
