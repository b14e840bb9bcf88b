// Targets ▸ text, in parentheses that keep AnyOf, AllOf and Match where they were (read_target.cpp has the table).

#include <fmt/format.h>

#include "compiler/language/writer.hpp"

namespace hjemmel::language {
namespace {

std::string_view mirrored(std::string_view op) {
  if (op == "<") return ">";
  if (op == "<=") return ">=";
  if (op == ">") return "<";
  if (op == ">=") return "<=";
  return op;
}

const model::DataTypeName& attribute_type(const model::Match& match) {
  return std::visit([](const auto& attribute) -> const model::DataTypeName& { return attribute.data_type; },
                    match.attribute);
}

/// The operator that the reader would take for this match's function, if there is one.
std::optional<std::string_view> operator_of(const model::Match& match) {
  if (!match.function.id || info_of(*match.function.id).urn != match.function.urn) return std::nullopt;
  const auto op = operator_of_function(*match.function.id);
  if (!op || *op == "in" || *op == "overlaps" || *op == "+" || *op == "-" || *op == "*" || *op == "/" || *op == "mod") {
    return std::nullopt;
  }
  const auto chosen = function_of_operator(*op, single(match.value.data_type.type), single(attribute_type(match).type));
  return chosen == match.function.id ? op : std::nullopt;
}

}  // namespace

std::string Writer::matched_attribute(const model::Match& match) {
  if (const auto* attribute = std::get_if<model::AttributeDesignator>(&match.attribute)) return designator(*attribute);
  return selector(std::get<model::AttributeSelector>(match.attribute));
}

std::string Writer::match(const model::Match& match) {
  const auto op = operator_of(match);
  if (!op) {
    return fmt::format("{}({}, {})", function(match.function, true), literal(match.value), matched_attribute(match));
  }
  if (*op == "== ignoring case") {
    return fmt::format("{} == {} ignoring case", matched_attribute(match), literal(match.value));
  }
  return fmt::format("{} {} {}", matched_attribute(match), mirrored(*op), literal(match.value));
}

std::optional<std::string> Writer::values_of_one_attribute(const model::AnyOf& any_of) {
  if (any_of.alternatives.size() < 2) return std::nullopt;
  std::string attribute;
  std::string_view shared_op;
  std::string values;
  for (const auto& alternative : any_of.alternatives) {
    if (alternative.matches.size() != 1) return std::nullopt;
    const model::Match& match = alternative.matches.front();
    const auto op = operator_of(match);
    if (!op || (*op != "==" && *op != "== ignoring case")) return std::nullopt;
    std::string here = matched_attribute(match);
    if (values.empty()) {
      attribute = std::move(here);
      shared_op = *op;
    } else if (here != attribute || *op != shared_op) {
      return std::nullopt;
    } else {
      values += ", ";
    }
    values += literal(match.value);
  }
  return fmt::format("{} in ({}){}", attribute, values, shared_op == "==" ? "" : " ignoring case");
}

std::string Writer::any_of(const model::AnyOf& any_of) {
  if (auto values = values_of_one_attribute(any_of)) return *values;
  std::string out;
  std::size_t matches = 0;
  for (const auto& alternative : any_of.alternatives) {
    if (!out.empty()) out += " or ";
    for (std::size_t i = 0; i < alternative.matches.size(); ++i) {
      if (i > 0) out += " and ";
      out += match(alternative.matches[i]);
      ++matches;
    }
  }
  return matches > 1 ? fmt::format("({})", out) : out;
}

std::string Writer::target(const model::Target& target) {
  if (target.any_ofs.empty()) return "any";
  std::string out;
  for (const auto& any : target.any_ofs) {
    if (!out.empty()) out += "\nand ";
    out += any_of(any);
  }
  return out;
}

}  // namespace hjemmel::language
