#include "compiler/xacml/element_writer.hpp"

namespace hjemmel::xacml {
namespace {

void write(Output& output, const model::Match& match) {
  output.open("Match");
  output.attribute("MatchId", match.function.urn);
  write(output, match.value);
  std::visit([&](const auto& attribute) { write(output, attribute); }, match.attribute);
  output.close();
}

void write(Output& output, const model::AttributeAssignment& assignment) {
  output.open("AttributeAssignmentExpression");
  output.attribute("AttributeId", assignment.attribute_id);
  output.optional_attribute("Category", assignment.category);
  output.optional_attribute("Issuer", assignment.issuer);
  write(output, assignment.expression);
  output.close();
}

/// The names of the elements and attributes in which obligations and advice differ.
struct Words {
  std::string_view list;
  std::string_view one;
  std::string_view id;
  std::string_view effect;
};
constexpr Words obligation_words = {"ObligationExpressions", "ObligationExpression", "ObligationId", "FulfillOn"};
constexpr Words advice_words = {"AdviceExpressions", "AdviceExpression", "AdviceId", "AppliesTo"};

void write(Output& output, const std::vector<model::ObligationExpression>& obligations, const Words& words) {
  if (obligations.empty()) return;
  output.open(words.list);
  for (const auto& obligation : obligations) {
    output.open(words.one);
    output.attribute(words.id, obligation.id);
    output.attribute(words.effect, name_of(obligation.applies_on));
    for (const auto& assignment : obligation.assignments) write(output, assignment);
    output.close();
  }
  output.close();
}

}  // namespace

std::string_view name_of(model::Effect effect) { return effect == model::Effect::permit ? "Permit" : "Deny"; }

void write(Output& output, const model::Target& target) {
  output.open("Target");
  for (const auto& any_of : target.any_ofs) {
    output.open("AnyOf");
    for (const auto& all_of : any_of.alternatives) {
      output.open("AllOf");
      for (const auto& match : all_of.matches) write(output, match);
      output.close();
    }
    output.close();
  }
  output.close();
}

void write_obligations(Output& output, const std::vector<model::ObligationExpression>& obligations,
                       const std::vector<model::ObligationExpression>& advice) {
  write(output, obligations, obligation_words);
  write(output, advice, advice_words);
}

void write(Output& output, const model::Rule& rule) {
  output.open("Rule");
  output.attribute("RuleId", rule.id);
  output.attribute("Effect", name_of(rule.effect));
  if (rule.description) output.text_element("Description", *rule.description);
  if (rule.target) write(output, *rule.target);
  if (rule.condition) {
    output.open("Condition");
    write(output, *rule.condition);
    output.close();
  }
  write_obligations(output, rule.obligations, rule.advice);
  output.close();
}

}  // namespace hjemmel::xacml
