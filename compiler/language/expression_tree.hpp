// An expression as grouped by precedence, before it is known what it means: conditions and targets read the same syntax
// differently.
//
// From loose to tight: `or`, `and`, `not`, comparisons (== != < <= > >= in overlaps; they do not chain), + and -,
// * / and mod. A chain of `and` is one operation of all its operands, as is a chain of `or`; parentheses keep one
// apart.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/language/syntax_tree.hpp"

namespace hjemmel::language {

struct ExpressionTree {
  enum class Kind : std::uint8_t { primary, operation, negation, list };
  Kind kind = Kind::primary;
  Parser::PrimaryContext* primary = nullptr;  ///< of a primary
  std::string_view op;                        ///< of an operation, as written
  std::vector<ExpressionTree> parts;
  bool ignoring_case = false;
  bool parenthesised = false;
  source::Span span;
  source::Span op_span;

  bool is_operation(std::string_view which) const { return kind == Kind::operation && op == which; }
};

/// Empty, with diagnostics, if the operators do not fit together.
std::optional<ExpressionTree> group(const SyntaxTree& tree, Parser::ExpressionContext* expression,
                                    const source::Limits& limits, source::Diagnostics& diagnostics);

}  // namespace hjemmel::language
