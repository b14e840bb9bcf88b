// Rules, their conditions, obligations and advice ▸ text.

#include <fmt/format.h>

#include "compiler/language/names.hpp"
#include "compiler/language/writer.hpp"

namespace hjemmel::language {
namespace {

/// The date of `function(one-and-only(environment.current-date), DATE)`, as `from` and `until` are read.
std::optional<std::string> date_of(const model::Expression& expression, FunctionId function) {
  const auto* compare = std::get_if<model::Apply>(&expression.node);
  if (compare == nullptr || compare->description || compare->function.urn != info_of(function).urn ||
      compare->arguments.size() != 2) {
    return std::nullopt;
  }
  const auto* one = std::get_if<model::Apply>(&compare->arguments[0].node);
  const auto* value = std::get_if<model::AttributeValue>(&compare->arguments[1].node);
  if (one == nullptr || one->description || one->function.urn != info_of(FunctionId::date_one_and_only).urn ||
      one->arguments.size() != 1 || value == nullptr || value->data_type.urn != urn_of(DataType::date)) {
    return std::nullopt;
  }
  const auto* today = std::get_if<model::AttributeDesignator>(&one->arguments[0].node);
  if (today == nullptr || today->category != urn::environment || today->attribute_id != urn::current_date ||
      today->data_type.urn != urn_of(DataType::date) || today->issuer || today->must_be_present) {
    return std::nullopt;
  }
  return value->text;
}

std::string_view effect_word(model::Effect effect) { return effect == model::Effect::permit ? "permit" : "deny"; }

}  // namespace

std::string Writer::condition(const model::Expression& condition) {
  std::vector<const model::Expression*> parts = {&condition};
  const auto* all = std::get_if<model::Apply>(&condition.node);
  if (all != nullptr && !all->description && all->function.urn == info_of(FunctionId::logical_and).urn &&
      all->arguments.size() > 1) {
    parts.clear();
    for (const auto& part : all->arguments) parts.push_back(&part);
  }
  std::string out;
  std::size_t at = 0;
  const auto date_clause = [&](std::string_view word, FunctionId function) {
    if (at == parts.size()) return;
    const auto date = date_of(*parts[at], function);
    // Only a date as the lexer knows it can stand there.
    if (!date || literal({{std::string(urn_of(DataType::date)), DataType::date, {}}, *date, {}, {}, {}}) != *date)
      return;
    out += fmt::format("{} {}\n", word, *date);
    ++at;
  };
  date_clause("from", FunctionId::date_greater_than_or_equal);
  date_clause("until", FunctionId::date_less_than_or_equal);
  if (at == parts.size()) return out;
  if (at > 0 && at + 1 == parts.size()) {
    // The dates were joined to one other condition: it stands alone behind `when`.
    return out + "when " + whole_condition(*parts[at]) + "\n";
  }
  return "when " + whole_condition(condition) + "\n";
}

std::string Writer::whole_condition(const model::Expression& condition) {
  // A bare name would stand for its value.
  const bool bag = std::holds_alternative<model::AttributeDesignator>(condition.node);
  return bag ? fmt::format("({})", expression(condition)) : single_operand(condition, 0);
}

std::string Writer::description(std::string_view text) {
  // A line of the text is a line of the source.
  std::string out = "description";
  do {
    const std::size_t end = text.find('\n');
    const std::size_t taken = end == std::string_view::npos ? text.size() : end + 1;
    out += " " + in_quotes(text.substr(0, taken)) + "\n";
    text.remove_prefix(taken);
  } while (!text.empty());
  return out;
}

std::string Writer::obligation(const model::ObligationExpression& obligation, std::string_view keyword) {
  std::string out = fmt::format("{} {} on {}", keyword, in_quotes(obligation.id), effect_word(obligation.applies_on));
  if (obligation.assignments.empty()) return out + "\n";
  out += " {";
  for (std::size_t i = 0; i < obligation.assignments.size(); ++i) {
    const auto& assignment = obligation.assignments[i];
    out += i == 0 ? "\n" : ",\n";
    out += in_quotes(assignment.attribute_id);
    if (assignment.category) out += " of " + category(*assignment.category);
    if (assignment.issuer) out += " issued by " + in_quotes(*assignment.issuer);
    out += " = " + expression(assignment.expression);
  }
  return out + "\n}\n";
}

std::string Writer::obligations(const std::vector<model::ObligationExpression>& all, std::string_view keyword) {
  std::string out;
  for (const auto& one : all) out += obligation(one, keyword);
  return out;
}

std::string Writer::rule_clauses(const model::Rule& rule) {
  std::string out;
  if (rule.condition) out += condition(*rule.condition);
  out += obligations(rule.obligations, "obligation");
  out += obligations(rule.advice, "advice");
  return out;
}

std::string Writer::general_rule(const model::Rule& rule) {
  std::string out = fmt::format("rule {} {}", in_quotes(rule.id), effect_word(rule.effect));
  const bool unconditional = (!rule.target || rule.target->any_ofs.empty()) && !rule.condition;
  if (rule.effect == model::Effect::permit && unconditional) out += " for anyone";
  out += "\n";
  if (rule.description) out += description(*rule.description);
  if (rule.target) out += "target " + target(*rule.target) + "\n";
  return out + rule_clauses(rule);
}

}  // namespace hjemmel::language
