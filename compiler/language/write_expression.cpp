// Expressions ▸ text. An application is written with its operator where the reader would choose the very same function
// for it, and by the function's name otherwise: what cannot be read back equal is never written.

#include <fmt/format.h>

#include "compiler/language/names.hpp"
#include "compiler/language/writer.hpp"

namespace hjemmel::language {
namespace {

constexpr int or_level = 1;
constexpr int and_level = 2;
constexpr int not_level = 3;
constexpr int comparison_level = 4;
constexpr int sum_level = 5;
constexpr int product_level = 6;
constexpr int primary_level = 7;

int level_of(std::string_view op) {
  if (op == "+" || op == "-") return sum_level;
  if (op == "*" || op == "/" || op == "mod") return product_level;
  return comparison_level;
}

bool is_standard(const model::FunctionName& function) {
  return function.id && info_of(*function.id).urn == function.urn;
}

bool may_be_boolean(const StaticType& type) {
  return type.kind == StaticType::Kind::unknown || type == single(DataType::boolean);
}

}  // namespace

std::string Writer::expression(const model::Expression& expression, int least_level) {
  Piece written = piece(expression);
  return written.level < least_level ? fmt::format("({})", written.text) : std::move(written.text);
}

Writer::Piece Writer::piece(const model::Expression& expression) {
  struct Visitor {
    Writer& writer;
    Piece operator()(const model::AttributeValue& value) const { return {writer.literal(value), primary_level}; }
    Piece operator()(const model::AttributeDesignator& attribute) const {
      return {writer.designator(attribute), primary_level};
    }
    Piece operator()(const model::AttributeSelector& selector) const {
      return {writer.selector(selector), primary_level};
    }
    Piece operator()(const model::VariableReference& reference) const {
      const bool bare = writer.variables_.contains(reference.variable_id) && writer.is_word(reference.variable_id);
      return {bare ? reference.variable_id : "variable " + in_quotes(reference.variable_id), primary_level};
    }
    Piece operator()(const model::FunctionReference& reference) const {
      return {"function " + writer.function(reference.function, false), primary_level};
    }
    Piece operator()(const model::Apply& apply) const { return writer.apply(apply); }
  };
  return std::visit(Visitor{*this}, expression.node);
}

std::string Writer::function(const model::FunctionName& function, bool called) {
  if (!is_standard(function)) return in_quotes(function.urn);
  const FunctionInfo& info = info_of(*function.id);
  // `not (` is the operator; of several versions the short name is the newest.
  if ((called && info.name == "not") || function_of_name(info.name) != function.id) return in_quotes(function.urn);
  return std::string(info.name);
}

std::string Writer::call(const model::Apply& apply) {
  std::string out = function(apply.function, true) + "(";
  for (std::size_t i = 0; i < apply.arguments.size(); ++i) {
    if (i > 0) out += ", ";
    out += expression(apply.arguments[i]);
  }
  out += ")";
  if (apply.description) out += " described " + in_quotes(*apply.description);
  return out;
}

Writer::Piece Writer::apply(const model::Apply& apply) {
  if (!apply.description && is_standard(apply.function)) {
    if (auto written = logical(apply)) return *written;
    if (auto written = operation(apply)) return *written;
    if (apply.arguments.size() == 1) {
      const StaticType type = type_of(apply.arguments.front(), variables_);
      if (type.is_bag() && one_and_only(type.type) == apply.function.id) {
        return {fmt::format("one({})", expression(apply.arguments.front())), primary_level};
      }
    }
  }
  return {call(apply), primary_level};
}

std::optional<Writer::Piece> Writer::logical(const model::Apply& apply) {
  const bool negation = apply.function.id == FunctionId::logical_not;
  const bool both = apply.function.id == FunctionId::logical_and;
  if (!negation && !both && apply.function.id != FunctionId::logical_or) return std::nullopt;
  if (negation ? apply.arguments.size() != 1 : apply.arguments.size() < 2) return std::nullopt;
  for (const auto& argument : apply.arguments) {
    if (!may_be_boolean(type_of(argument, variables_))) return std::nullopt;
  }
  if (negation) {
    const auto* inner = std::get_if<model::Apply>(&apply.arguments.front().node);
    if (inner != nullptr && !inner->description && is_standard(inner->function) &&
        operator_of_function(*inner->function.id) == "==") {
      if (auto equal = operation(*inner)) {
        const std::string left = single_operand(inner->arguments[0], sum_level);
        const std::string right = single_operand(inner->arguments[1], sum_level);
        return Piece{fmt::format("{} != {}", left, right), comparison_level};
      }
    }
    return Piece{"not " + single_operand(apply.arguments.front(), primary_level), not_level};
  }
  const int level = both ? and_level : or_level;
  std::string out;
  for (std::size_t i = 0; i < apply.arguments.size(); ++i) {
    if (i > 0) out += both ? " and " : " or ";
    out += single_operand(apply.arguments[i], level + 1);
  }
  return Piece{std::move(out), level};
}

std::optional<Writer::Piece> Writer::operation(const model::Apply& apply) {
  const auto op = operator_of_function(*apply.function.id);
  if (!op || apply.arguments.size() != 2) return std::nullopt;
  const auto& left = apply.arguments[0];
  const auto& right = apply.arguments[1];
  if (function_of_operator(*op, type_of(left, variables_), type_of(right, variables_)) != apply.function.id) {
    return std::nullopt;
  }
  const int level = level_of(*op);
  if (*op == "in" || *op == "overlaps") {
    std::string first = *op == "in" ? single_operand(left, sum_level) : expression(left, sum_level);
    const auto values = list(right);
    return Piece{fmt::format("{} {} {}", first, *op, values ? *values : expression(right, sum_level)), level};
  }
  if (*op == "== ignoring case") {
    return Piece{
        fmt::format("{} == {} ignoring case", single_operand(left, sum_level), single_operand(right, sum_level)),
        level};
  }
  // Sums and products group to the left; comparisons do not chain.
  const int least_left = level == comparison_level ? sum_level : level;
  return Piece{fmt::format("{} {} {}", single_operand(left, least_left), *op, single_operand(right, level + 1)), level};
}

std::string Writer::single_operand(const model::Expression& operand, int least_level) {
  if (const auto* apply = std::get_if<model::Apply>(&operand.node);
      apply != nullptr && !apply->description && is_standard(apply->function) && apply->arguments.size() == 1) {
    const auto* attribute = std::get_if<model::AttributeDesignator>(&apply->arguments.front().node);
    const auto* known = attribute == nullptr ? nullptr : attribute_of_id(attribute->category, attribute->attribute_id);
    if (known != nullptr && known->cardinality == Cardinality::one &&
        one_and_only(attribute->data_type.type) == apply->function.id) {
      return designator(*attribute);
    }
  }
  return expression(operand, least_level);
}

std::optional<std::string> Writer::list(const model::Expression& expression_node) {
  const auto* apply = std::get_if<model::Apply>(&expression_node.node);
  if (apply == nullptr || apply->description || !is_standard(apply->function) || apply->arguments.empty()) {
    return std::nullopt;
  }
  const DataType type = info_of(*apply->function.id).result.type;
  if (bag_of(type) != apply->function.id) return std::nullopt;
  std::string out;
  for (const auto& item : apply->arguments) {
    if (type_of(item, variables_) != single(type)) return std::nullopt;
    if (!out.empty()) out += ", ";
    out += single_operand(item, 0);
  }
  // One thing in parentheses is a list only if it is a literal.
  if (apply->arguments.size() == 1 && !std::holds_alternative<model::AttributeValue>(apply->arguments.front().node)) {
    return std::nullopt;
  }
  return fmt::format("({})", out);
}

}  // namespace hjemmel::language
