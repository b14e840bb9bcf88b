// Targets: the same syntax as conditions, read as AnyOf, AllOf and Match (5.6 to 5.9).
//
//   target A and B            two AnyOf of one match each
//   target (A or B) and C     two AnyOf, the first with two alternatives
//   target A and B or C       one AnyOf: A with B, or C
//   target (A and B)          one AnyOf of one AllOf with two matches
//
// A match compares an attribute with a literal. `subject.age > 17` is the Match 17 < age: its function takes the
// literal first.

#include <fmt/format.h>

#include "compiler/language/reader.hpp"

namespace hjemmel::language {
namespace {

/// The operator with its sides exchanged.
std::string_view mirrored(std::string_view op) {
  if (op == "<") return ">";
  if (op == "<=") return ">=";
  if (op == ">") return "<";
  if (op == ">=") return "<=";
  return op;
}

bool is_comparison(std::string_view op) { return op == "==" || op == "<" || op == "<=" || op == ">" || op == ">="; }

void set_attribute(model::Expression&& expression, model::Match& match) {
  match.attribute_span = expression.span;
  if (auto* designator = std::get_if<model::AttributeDesignator>(&expression.node)) {
    match.attribute = std::move(*designator);
  } else {
    match.attribute = std::move(std::get<model::AttributeSelector>(expression.node));
  }
}

bool is_attribute(const ExpressionTree& written) {
  return written.kind == ExpressionTree::Kind::primary && written.primary->attributeSuffix() != nullptr;
}

bool is_literal(const ExpressionTree& written) {
  if (written.kind != ExpressionTree::Kind::primary) return false;
  Parser::PrimaryContext* primary = written.primary;
  return primary->bareLiteral() != nullptr ||
         (primary->getStart()->getType() == Lexer::STRING && primary->callSuffix() == nullptr &&
          primary->attributeSuffix() == nullptr);
}

}  // namespace

std::optional<model::Target> Reader::target(Parser::TargetContext* context) {
  model::Target target;
  target.span = tree_.span(context);
  if (context->ANY() != nullptr) return target;
  const auto grouped = group(tree_, context->expression(), limits_, diagnostics_);
  if (!grouped) return std::nullopt;
  if (grouped->is_operation("and") && !grouped->parenthesised) {
    for (const ExpressionTree& part : grouped->parts) any_of(part, target);
  } else {
    any_of(*grouped, target);
  }
  return target;
}

void Reader::any_of(const ExpressionTree& written, model::Target& target) {
  model::AnyOf any;
  any.span = written.span;
  if (written.is_operation("or")) {
    for (const ExpressionTree& part : written.parts) all_of(part, any);
  } else {
    all_of(written, any);
  }
  target.any_ofs.push_back(std::move(any));
}

void Reader::all_of(const ExpressionTree& written, model::AnyOf& any) {
  // `action.id in ("read", "list")`: an alternative for each.
  if (written.is_operation("in") && is_attribute(written.parts[0])) {
    const ExpressionTree& values = written.parts[1];
    const std::vector<ExpressionTree> only = {values};
    for (const ExpressionTree& value : values.kind == ExpressionTree::Kind::list ? values.parts : only) {
      ExpressionTree equals;
      equals.kind = ExpressionTree::Kind::operation;
      equals.op = "==";
      equals.op_span = written.op_span;
      equals.span = value.span;
      equals.ignoring_case = written.ignoring_case;
      equals.parts = {written.parts[0], value};
      model::AllOf all;
      all.span = value.span;
      if (auto one = comparison(equals)) all.matches.push_back(std::move(*one));
      any.alternatives.push_back(std::move(all));
    }
    return;
  }
  model::AllOf all;
  all.span = written.span;
  const std::vector<ExpressionTree> only = {written};
  for (const ExpressionTree& part : written.is_operation("and") ? written.parts : only) {
    if (part.is_operation("or") || part.is_operation("and")) {
      diagnostics_.error("target-shape", part.span,
                         "a target nests no deeper than alternatives of comparisons joined by `and`",
                         "say it in `when`, or write the alternatives out");
      continue;
    }
    if (part.is_operation("in")) {
      diagnostics_.error("target-shape", part.span,
                         "`in` stands for alternatives and cannot stand beside `and` in one of them",
                         "put the other comparisons outside: `(a in (…)) and b`");
      continue;
    }
    if (auto one = match(part)) all.matches.push_back(std::move(*one));
  }
  any.alternatives.push_back(std::move(all));
}

void Reader::not_a_match(const source::Span& span) {
  diagnostics_.error("target-shape", span, "a target compares an attribute with a literal, and this is something else",
                     "conditions that need more belong in `when`");
}

std::optional<model::Match> Reader::match(const ExpressionTree& written) {
  if (written.kind == ExpressionTree::Kind::operation && is_comparison(written.op)) return comparison(written);
  if (written.kind == ExpressionTree::Kind::primary && written.primary->callSuffix() != nullptr) {
    return called_match(written);
  }
  not_a_match(written.span);
  return std::nullopt;
}

std::optional<model::Match> Reader::comparison(const ExpressionTree& written) {
  const bool attribute_left = is_attribute(written.parts[0]) && is_literal(written.parts[1]);
  if (!attribute_left && !(is_literal(written.parts[0]) && is_attribute(written.parts[1]))) {
    not_a_match(written.span);
    return std::nullopt;
  }
  auto attribute_read = primary(written.parts[attribute_left ? 0 : 1].primary);
  auto literal_read = primary(written.parts[attribute_left ? 1 : 0].primary);
  if (!attribute_read || !literal_read) return std::nullopt;
  const DataType attribute_type = type_of(*attribute_read).type;
  const StaticType literal_type = type_of(*literal_read);
  std::string op(attribute_left ? mirrored(written.op) : written.op);
  if (written.ignoring_case) op += " ignoring case";
  const auto function = function_of_operator(op, literal_type, single(attribute_type));
  if (!function) {
    diagnostics_.error(
        "operand-types", written.span,
        fmt::format("`{}` cannot compare values of type {} with {}", written.op,
                    attribute_type == DataType::unknown ? "unknown" : name_of(attribute_type), in_words(literal_type)),
        literal_type.type == DataType::string && attribute_type != DataType::unknown
            ? fmt::format("say what the text is: `\"…\" as {}`", name_of(attribute_type))
            : std::string("call the function that is meant by its name, the literal first"));
    return std::nullopt;
  }
  model::Match match;
  match.span = written.span;
  match.function = {std::string(info_of(*function).urn), function, written.op_span};
  match.value_span = literal_read->span;
  match.value = std::move(std::get<model::AttributeValue>(literal_read->node));
  set_attribute(std::move(*attribute_read), match);
  return match;
}

std::optional<model::Match> Reader::called_match(const ExpressionTree& written) {
  auto read = primary(written.primary);
  if (!read) return std::nullopt;
  auto& apply = std::get<model::Apply>(read->node);
  const bool fits = apply.arguments.size() == 2 && !apply.description &&
                    std::holds_alternative<model::AttributeValue>(apply.arguments[0].node) &&
                    (std::holds_alternative<model::AttributeDesignator>(apply.arguments[1].node) ||
                     std::holds_alternative<model::AttributeSelector>(apply.arguments[1].node));
  if (!fits) {
    diagnostics_.error("target-shape", written.span, "in a target a function takes a literal and then an attribute",
                       "conditions that need more belong in `when`");
    return std::nullopt;
  }
  model::Match match;
  match.span = written.span;
  match.function = std::move(apply.function);
  match.value_span = apply.arguments[0].span;
  match.value = std::move(std::get<model::AttributeValue>(apply.arguments[0].node));
  set_attribute(std::move(apply.arguments[1]), match);
  return match;
}

}  // namespace hjemmel::language
