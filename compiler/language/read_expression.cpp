// Conditions, definitions and assignments ▸ Expression. Operators get their function here, by the static types of their
// operands (A.3); functions called by name keep whatever they are called with, for the type check is another stage's.

#include <fmt/format.h>

#include "compiler/language/reader.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::language {
namespace {

model::FunctionName function_by_id(FunctionId id, const source::Span& span) {
  return {std::string(info_of(id).urn), id, span};
}

model::Expression apply(FunctionId id, std::vector<model::Expression> arguments, const source::Span& function,
                        const source::Span& span) {
  return {model::Apply{function_by_id(id, function), std::nullopt, std::move(arguments)}, span};
}

bool is_literal(const ExpressionTree& written) {
  Parser::PrimaryContext* primary = written.primary;
  return primary->bareLiteral() != nullptr ||
         (primary->getStart()->getType() == Lexer::STRING && primary->callSuffix() == nullptr &&
          primary->attributeSuffix() == nullptr);
}

bool is_attribute(const model::Expression& expression) {
  return std::holds_alternative<model::AttributeDesignator>(expression.node) ||
         std::holds_alternative<model::AttributeSelector>(expression.node);
}

}  // namespace

StaticType Reader::type_of(const model::Expression& expression) {
  if (const auto* reference = std::get_if<model::VariableReference>(&expression.node)) {
    return variable_type(reference->variable_id);
  }
  return language::type_of(expression, variable_types_);
}

std::optional<model::Expression> Reader::expression(Parser::ExpressionContext* context) {
  const auto grouped = group(tree_, context, limits_, diagnostics_);
  if (!grouped) return std::nullopt;
  return expression(*grouped);
}

std::optional<model::Expression> Reader::expression(const ExpressionTree& written) {
  if (written.ignoring_case && written.kind != ExpressionTree::Kind::operation) {
    diagnostics_.error("ignoring-case", written.span, "`ignoring case` belongs to a comparison of two texts with `==`");
    return std::nullopt;
  }
  switch (written.kind) {
    case ExpressionTree::Kind::primary:
      return primary(written.primary);
    case ExpressionTree::Kind::list:
      diagnostics_.error("list", written.span, "a list of values can stand only after `in` and `overlaps`",
                         "elsewhere build a bag by its function, such as `string-bag(…)`");
      return std::nullopt;
    case ExpressionTree::Kind::negation: {
      auto inner = expression(written.parts.front());
      if (!inner || !take_single(written.parts.front(), *inner)) return std::nullopt;
      const StaticType type = type_of(*inner);
      if (type.kind != StaticType::Kind::unknown && type != single(DataType::boolean)) {
        diagnostics_.error("operand-types", written.parts.front().span,
                           fmt::format("`not` takes a boolean, and this is {}", in_words(type)));
        return std::nullopt;
      }
      std::vector<model::Expression> arguments;
      arguments.push_back(std::move(*inner));
      return apply(FunctionId::logical_not, std::move(arguments), written.op_span, written.span);
    }
    case ExpressionTree::Kind::operation:
      return operation(written);
  }
  return std::nullopt;
}

void Reader::stand_for_value(const ExpressionTree& written, model::Expression& operand) {
  const StaticType type = type_of(operand);
  if (!type.is_bag() || !is_attribute(operand) || written.parenthesised) return;
  const auto function = one_and_only(type.type);
  if (!function || cardinality_of(written) != Cardinality::one) return;
  const source::Span span = operand.span;
  std::vector<model::Expression> arguments;
  arguments.push_back(std::move(operand));
  operand = apply(*function, std::move(arguments), span, span);
}

bool Reader::take_single(const ExpressionTree& written, model::Expression& operand) {
  stand_for_value(written, operand);
  if (!type_of(operand).is_bag()) return true;
  diagnostics_.error("bag-where-value", written.span, "this can hold many values where one is expected",
                     "ask for a value among them with `in`, or take the only one with `one(…)`");
  return false;
}

std::optional<model::Expression> Reader::operation(const ExpressionTree& written) {
  std::vector<model::Expression> operands;
  operands.reserve(written.parts.size());
  if (written.op == "and" || written.op == "or") {
    bool good = true;
    for (const ExpressionTree& part : written.parts) {
      auto operand = expression(part);
      if (!operand || !take_single(part, *operand)) {
        good = false;
        continue;
      }
      const StaticType type = type_of(*operand);
      if (type.kind != StaticType::Kind::unknown && type != single(DataType::boolean)) {
        diagnostics_.error("operand-types", part.span,
                           fmt::format("`{}` joins booleans, and this is {}", written.op, in_words(type)));
        good = false;
      }
      operands.push_back(std::move(*operand));
    }
    if (!good) return std::nullopt;
    return apply(written.op == "and" ? FunctionId::logical_and : FunctionId::logical_or, std::move(operands),
                 written.op_span, written.span);
  }

  const bool membership = written.op == "in" || written.op == "overlaps";
  const ExpressionTree& left_written = written.parts[0];
  const ExpressionTree& right_written = written.parts[1];
  auto left = expression(left_written);
  if (left && written.op != "overlaps" && !take_single(left_written, *left)) left.reset();
  std::optional<model::Expression> right;
  const bool is_list =
      right_written.kind == ExpressionTree::Kind::list ||
      (right_written.parenthesised && right_written.kind == ExpressionTree::Kind::primary && is_literal(right_written));
  if (membership && is_list) {
    right = left ? list(right_written, type_of(*left).type) : std::nullopt;
  } else {
    right = expression(right_written);
    if (right && !membership && !take_single(right_written, *right)) right.reset();
  }
  if (!left || !right) return std::nullopt;

  std::string op(written.op == "!=" ? "==" : written.op);
  if (written.ignoring_case) {
    if (op != "==") {
      diagnostics_.error("ignoring-case", written.span,
                         "`ignoring case` belongs to a comparison of two texts with `==`");
      return std::nullopt;
    }
    op += " ignoring case";
  }
  const StaticType left_type = type_of(*left);
  const StaticType right_type = type_of(*right);
  const auto function = function_of_operator(op, left_type, right_type);
  if (!function) {
    std::string help = "call the function that is meant by its name, such as `string-equal(…, …)`";
    if (left_type.is_single() && right_type.is_single() && left_type != right_type) {
      if (right_type.type == DataType::string && std::holds_alternative<model::AttributeValue>(right->node)) {
        help = fmt::format("say what the text is: `\"…\" as {}`", name_of(left_type.type));
      } else if (left_type.type == DataType::string && std::holds_alternative<model::AttributeValue>(left->node)) {
        help = fmt::format("say what the text is: `\"…\" as {}`", name_of(right_type.type));
      }
    }
    diagnostics_.error(
        "operand-types", written.span,
        fmt::format("`{}` cannot stand between {} and {}", written.op, in_words(left_type), in_words(right_type)),
        std::move(help));
    return std::nullopt;
  }
  operands.push_back(std::move(*left));
  operands.push_back(std::move(*right));
  auto result = apply(*function, std::move(operands), written.op_span, written.span);
  if (written.op != "!=") return result;
  std::vector<model::Expression> negated;
  negated.push_back(std::move(result));
  return apply(FunctionId::logical_not, std::move(negated), written.op_span, written.span);
}

std::optional<model::Expression> Reader::list(const ExpressionTree& written, DataType type) {
  const auto function = bag_of(type);
  std::vector<model::Expression> items;
  bool good = true;
  const auto add = [&](const ExpressionTree& part) {
    auto item = expression(part);
    good = good && item.has_value();
    if (item) stand_for_value(part, *item);
    if (item) items.push_back(std::move(*item));
  };
  if (written.kind == ExpressionTree::Kind::list) {
    for (const ExpressionTree& part : written.parts) add(part);
  } else {
    add(written);
  }
  if (!good) return std::nullopt;
  for (const model::Expression& item : items) {
    if (type_of(item) == single(type)) continue;
    diagnostics_.error(
        "operand-types", item.span,
        fmt::format("this is {} in a list where one {} is looked for", in_words(type_of(item)), name_of(type)));
    good = false;
  }
  if (!good || !function) return std::nullopt;
  return apply(*function, std::move(items), written.span, written.span);
}

std::optional<model::FunctionName> Reader::function_name(const Text& name, bool quoted) {
  const auto id = quoted ? function_of_urn(name.value) : function_of_name(name.value);
  if (id && quoted) return model::FunctionName{name.value, id, name.span};
  if (id) return function_by_id(*id, name.span);
  source::NearestName search(name.value);
  for (std::size_t i = 0; i < function_count; ++i) {
    const FunctionInfo& info = info_of(static_cast<FunctionId>(i));
    search.consider(quoted ? info.urn : info.name);
  }
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-function";
  diagnostic.message = fmt::format("`{}` is no function", name.value);
  diagnostic.span = name.span;
  if (const auto nearest = search.result()) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = quoted ? fmt::format("\"{}\"", *nearest) : std::string(*nearest);
  }
  diagnostics_.add(std::move(diagnostic));
  return std::nullopt;
}

std::optional<model::Expression> Reader::primary(Parser::PrimaryContext* context) {
  const source::Span span = tree_.span(context);
  if (context->ONE() != nullptr) {
    auto inner = expression(context->expression(0));
    if (!inner) return std::nullopt;
    const StaticType type = type_of(*inner);
    const auto function = type.is_bag() ? one_and_only(type.type) : std::nullopt;
    if (!function) {
      diagnostics_.error("operand-types", inner->span,
                         fmt::format("`one` takes a bag, and this is {}", in_words(type)));
      return std::nullopt;
    }
    std::vector<model::Expression> arguments;
    arguments.push_back(std::move(*inner));
    return apply(*function, std::move(arguments), tree_.span(context->getStart()), span);
  }
  if (context->VARIABLE() != nullptr) {
    return model::Expression{model::VariableReference{unquote(context->STRING())}, span};
  }
  if (context->FUNCTION() != nullptr) {
    auto function = function_name(text_of(context->getStop()), context->STRING() != nullptr);
    if (!function) return std::nullopt;
    return model::Expression{model::FunctionReference{std::move(*function)}, span};
  }
  if (context->bareLiteral() != nullptr) return model::Expression{bare_literal(context->bareLiteral()), span};

  if (context->STRING() != nullptr && context->callSuffix() == nullptr && context->attributeSuffix() == nullptr) {
    auto value = text_literal(context->STRING()->getSymbol(), context->typeSuffix());
    if (!value) return std::nullopt;
    return model::Expression{std::move(*value), span};
  }
  const Text first = text_of(context->getStart());
  if (context->callSuffix() != nullptr) return call(first, context->callSuffix(), span);
  if (context->attributeSuffix() != nullptr) {
    return attribute(first, context->STRING() != nullptr, context->attributeSuffix(), span);
  }
  return variable(first);
}

std::optional<model::Expression> Reader::call(const Text& name, Parser::CallSuffixContext* suffix,
                                              const source::Span& span) {
  const auto* parent = static_cast<Parser::PrimaryContext*>(suffix->parent);
  auto function = function_name(name, const_cast<Parser::PrimaryContext*>(parent)->STRING() != nullptr);
  model::Apply applied;
  bool good = function.has_value();
  for (auto* argument : suffix->expression()) {
    auto read = expression(argument);
    good = good && read.has_value();
    if (read) applied.arguments.push_back(std::move(*read));
  }
  if (!good) return std::nullopt;
  applied.function = std::move(*function);
  if (suffix->DESCRIBED() != nullptr) {
    std::string text;
    for (auto* part : suffix->STRING()) text += unquote(part);
    applied.description = std::move(text);
  }
  return model::Expression{std::move(applied), span};
}

std::optional<model::Expression> Reader::variable(const Text& name) {
  if (pending_.contains(name.value)) return model::Expression{model::VariableReference{name.value}, name.span};
  source::NearestName search(name.value);
  for (const auto& [known, definition] : pending_) search.consider(known);
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-name";
  diagnostic.message = fmt::format("nothing here is called `{}`", name.value);
  diagnostic.span = name.span;
  if (const auto nearest = search.result()) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = *nearest;
  } else if (function_of_name(name.value)) {
    diagnostic.help = fmt::format("a function is called with its arguments: `{}(…)`", name.value);
  } else {
    diagnostic.help = "a text stands in quotes; a name is defined with `let`";
  }
  diagnostics_.add(std::move(diagnostic));
  return std::nullopt;
}

}  // namespace hjemmel::language
