#include "compiler/language/expression_tree.hpp"

#include <fmt/format.h>

namespace hjemmel::language {
namespace {

constexpr int or_level = 1;
constexpr int and_level = 2;
constexpr int comparison_level = 3;
constexpr int sum_level = 4;
constexpr int product_level = 5;

int level_of(std::size_t token_type) {
  switch (token_type) {
    case Lexer::OR:
      return or_level;
    case Lexer::AND:
      return and_level;
    case Lexer::PLUS:
    case Lexer::MINUS:
      return sum_level;
    case Lexer::STAR:
    case Lexer::SLASH:
    case Lexer::MOD:
      return product_level;
    default:
      return comparison_level;
  }
}

class Grouping {
 public:
  Grouping(const SyntaxTree& tree, Parser::ExpressionContext* expression, const source::Limits& limits,
           source::Diagnostics& diagnostics)
      : tree_(tree),
        operands_(expression->operand()),
        operators_(expression->binaryOperator()),
        limits_(limits),
        diagnostics_(diagnostics) {}

  std::optional<ExpressionTree> run() {
    ExpressionTree result = climb(or_level);
    if (failed_) return std::nullopt;
    return result;
  }

 private:
  const antlr4::Token* next_operator() const { return at_ < operators_.size() ? operators_[at_]->getStart() : nullptr; }

  ExpressionTree climb(int level) {
    ExpressionTree left = tighter_than(level);
    std::size_t length = 1;
    while (const antlr4::Token* op = next_operator()) {
      if (level_of(op->getType()) != level) break;
      ++at_;
      ExpressionTree right = tighter_than(level);
      if (level == comparison_level && length > 1) fail_chain(op);
      if (level >= sum_level && length > limits_.depth) {
        fail(op, fmt::format("a chain of more than {} operators", limits_.depth), "name parts of it with `let`");
        return left;
      }
      ++length;
      combine(left, op, std::move(right), level);
    }
    return left;
  }

  ExpressionTree tighter_than(int level) { return level == product_level ? operand() : climb(level + 1); }

  void combine(ExpressionTree& left, const antlr4::Token* op, ExpressionTree right, int level) {
    const std::string_view written = tree_.text(op);
    if (level <= and_level && left.is_operation(written) && !left.parenthesised) {
      left.span.end = right.span.end;
      left.parts.push_back(std::move(right));
      return;
    }
    ExpressionTree both;
    both.kind = ExpressionTree::Kind::operation;
    both.op = written;
    both.op_span = tree_.span(op);
    both.span = left.span;
    both.span.end = right.span.end;
    both.ignoring_case = level == comparison_level && right.ignoring_case;
    if (both.ignoring_case) right.ignoring_case = false;
    both.parts.reserve(2);
    both.parts.push_back(std::move(left));
    both.parts.push_back(std::move(right));
    left = std::move(both);
  }

  /// `not` takes the comparison behind it: not a == b is not (a == b).
  ExpressionTree operand() {
    Parser::OperandContext* context = operands_[operand_];
    const std::size_t nots = context->NOT().size();
    ++operand_;
    ExpressionTree inner = primary(context);
    if (nots == 0) return inner;
    // What binds tighter than `not` belongs to its operand.
    while (const antlr4::Token* op = next_operator()) {
      const int level = level_of(op->getType());
      if (level < comparison_level) break;
      if (level == comparison_level && inner.kind == ExpressionTree::Kind::operation && !inner.parenthesised &&
          level_of_operation(inner) == comparison_level) {
        fail_chain(op);
        break;
      }
      ++at_;
      combine(inner, op, tighter_than(level), level);
    }
    const source::Span begin = tree_.span(context->getStart());
    for (std::size_t i = 0; i < nots; ++i) {
      ExpressionTree negation;
      negation.kind = ExpressionTree::Kind::negation;
      negation.span = inner.span;
      negation.span.begin = begin.begin;
      negation.op_span = begin;
      negation.parts.push_back(std::move(inner));
      inner = std::move(negation);
    }
    return inner;
  }

  static int level_of_operation(const ExpressionTree& tree) {
    if (tree.op == "+" || tree.op == "-") return sum_level;
    if (tree.op == "*" || tree.op == "/" || tree.op == "mod") return product_level;
    if (tree.op == "and") return and_level;
    if (tree.op == "or") return or_level;
    return comparison_level;
  }

  ExpressionTree primary(Parser::OperandContext* context) {
    Parser::PrimaryContext* inner = context->primary();
    ExpressionTree leaf;
    leaf.primary = inner;
    leaf.span = tree_.span(inner);
    leaf.ignoring_case = context->ignoringCase() != nullptr;
    const bool parenthesis = inner->getStart()->getType() == Lexer::LEFT_PAREN;
    if (!parenthesis) return leaf;
    const auto expressions = inner->expression();
    std::vector<ExpressionTree> parts;
    for (auto* expression : expressions) {
      auto part = group(tree_, expression, limits_, diagnostics_);
      if (!part) {
        failed_ = true;
        return leaf;
      }
      parts.push_back(std::move(*part));
    }
    if (parts.size() == 1) {
      ExpressionTree only = std::move(parts.front());
      // ("a") after `in` is a list of one: the reader of `in` looks at `parenthesised`.
      only.parenthesised = true;
      only.ignoring_case = leaf.ignoring_case;
      only.span = leaf.span;
      return only;
    }
    leaf.kind = ExpressionTree::Kind::list;
    leaf.parts = std::move(parts);
    return leaf;
  }

  void fail_chain(const antlr4::Token* op) {
    fail(op, fmt::format("`{}` compares two values and does not chain", tree_.text(op)), "join comparisons with `and`");
  }

  void fail(const antlr4::Token* where, std::string message, std::string help) {
    failed_ = true;
    diagnostics_.error("operators", tree_.span(where), std::move(message), std::move(help));
  }

  const SyntaxTree& tree_;
  std::vector<Parser::OperandContext*> operands_;
  std::vector<Parser::BinaryOperatorContext*> operators_;
  const source::Limits& limits_;
  source::Diagnostics& diagnostics_;
  std::size_t operand_ = 0;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<ExpressionTree> group(const SyntaxTree& tree, Parser::ExpressionContext* expression,
                                    const source::Limits& limits, source::Diagnostics& diagnostics) {
  return Grouping(tree, expression, limits, diagnostics).run();
}

}  // namespace hjemmel::language
