// Rules as far as both forms share them: the clauses behind effect and subjects.

#include <fmt/format.h>

#include "compiler/language/reader.hpp"

namespace hjemmel::language {

bool Reader::first_time(Once& once, std::string_view clause, const source::Span& span) {
  const auto [found, added] = once.seen.emplace(clause, span);
  if (!added) {
    diagnostics_.error(
        "stated-twice", span,
        fmt::format("`{}` is stated already, on line {}", clause, file_.position_of(found->second.begin).line));
  }
  return added;
}

std::string Reader::description(Parser::DescriptionContext* context) {
  std::string text;
  for (auto* part : context->STRING()) text += unquote(part);
  return text;
}

model::Expression Reader::date_condition(FunctionId function, antlr4::Token* date, const source::Span& span) {
  model::AttributeDesignator today;
  today.category = urn::environment;
  today.attribute_id = urn::current_date;
  today.data_type = {std::string(urn_of(DataType::date)), DataType::date, span};
  today.category_span = span;
  today.attribute_id_span = span;
  model::Apply one;
  one.function = {std::string(info_of(FunctionId::date_one_and_only).urn), FunctionId::date_one_and_only, span};
  one.arguments.push_back({std::move(today), span});

  model::AttributeValue value;
  value.text = tree_.text(date);
  value.text_span = tree_.span(date);
  value.data_type = {std::string(urn_of(DataType::date)), DataType::date, value.text_span};
  model::Apply compare;
  compare.function = {std::string(info_of(function).urn), function, span};
  compare.arguments.push_back({std::move(one), span});
  compare.arguments.push_back({std::move(value), tree_.span(date)});
  return {std::move(compare), span};
}

void Reader::rule_clauses(const std::vector<Parser::RuleClauseContext*>& clauses, bool everyday, model::Rule& rule) {
  Once once;
  std::optional<model::Expression> from;
  std::optional<model::Expression> until;
  std::optional<model::Expression> when;
  for (auto* clause : clauses) {
    if (tree_.broken(clause)) continue;
    const source::Span span = tree_.span(clause);
    if (auto* context = clause->from()) {
      if (!first_time(once, "from", span)) continue;
      from = date_condition(FunctionId::date_greater_than_or_equal, context->DATE()->getSymbol(), span);
    } else if (auto* until_context = clause->until()) {
      if (!first_time(once, "until", span)) continue;
      until = date_condition(FunctionId::date_less_than_or_equal, until_context->DATE()->getSymbol(), span);
    } else if (auto* when_context = clause->when()) {
      if (!first_time(once, "when", span)) continue;
      const auto grouped = group(tree_, when_context->expression(), limits_, diagnostics_);
      auto read = grouped ? expression(*grouped) : std::nullopt;
      if (!read) continue;
      // Whether it is a boolean is asked where every expression is typed; the value of a single attribute is meant
      // here.
      stand_for_value(*grouped, *read);
      when = std::move(*read);
    } else if (auto* target_context = clause->target()) {
      if (!first_time(once, "target", span)) continue;
      if (everyday) {
        diagnostics_.error("target-in-sentence", span, "a rule with actions and subjects has its target from them",
                           "write further conditions in `when`, or the whole rule as `rule \"…\" permit target …`");
        continue;
      }
      rule.target = target(target_context);
    } else if (auto* identity = clause->identity()) {
      if (!first_time(once, "id", span)) continue;
      if (!everyday) {
        diagnostics_.error("stated-twice", span, "the id of this rule stands behind `rule`");
        continue;
      }
      rule.id = unquote(identity->STRING());
      rule.id_span = tree_.span(identity->STRING()->getSymbol());
    } else if (auto* described = clause->description()) {
      if (first_time(once, "description", span)) rule.description = description(described);
    } else if (auto* obliged = clause->obligation()) {
      obligation(obliged, rule);
    }
  }

  // The dates first: they are cheap, and what a reader looks for. One clause stands alone, several are joined by `and`.
  std::vector<model::Expression> parts;
  for (auto* part : {&from, &until, &when}) {
    if (*part) parts.push_back(std::move(**part));
  }
  if (parts.size() == 1) rule.condition = std::move(parts.front());
  if (parts.size() > 1) {
    const source::Span span = rule.span;
    model::Apply all;
    all.function = {std::string(info_of(FunctionId::logical_and).urn), FunctionId::logical_and, span};
    all.arguments = std::move(parts);
    rule.condition = model::Expression{std::move(all), span};
  }
}

model::Rule Reader::general_rule(Parser::GeneralRuleContext* context) {
  model::Rule rule;
  rule.span = tree_.span(context);
  if (context->STRING() != nullptr) {
    rule.id = unquote(context->STRING());
    rule.id_span = tree_.span(context->STRING()->getSymbol());
  }
  if (context->effect() != nullptr && context->effect()->DENY() != nullptr) rule.effect = model::Effect::deny;
  rule_clauses(context->ruleClause(), false, rule);
  bool condition_written = false;
  for (auto* clause : context->ruleClause()) {
    condition_written = condition_written || clause->from() != nullptr || clause->until() != nullptr ||
                        clause->when() != nullptr ||
                        (clause->target() != nullptr && clause->target()->ANY() == nullptr);
  }
  if (rule.effect == model::Effect::permit && !condition_written && context->ANYONE() == nullptr &&
      !tree_.broken(context)) {
    diagnostics_.error("lets-everyone-in", rule.id_span, "this rule permits everything to everyone",
                       "say when with `target` or `when`; if it is meant, write `permit for anyone`");
  }
  return rule;
}

}  // namespace hjemmel::language
