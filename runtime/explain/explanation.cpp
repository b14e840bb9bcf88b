#include "runtime/explain/explanation.hpp"

#include <algorithm>
#include <array>

#include "runtime/explain/description.hpp"
#include "runtime/explain/known_attributes.hpp"
#include "runtime/explain/shortfall.hpp"
#include "runtime/explain/target_evaluation.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::explain {
namespace {

using namespace artefact;

std::string_view algorithm_name(std::uint8_t row) {
  constexpr std::array names = {
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, level, name, urn, status) std::string_view(name),
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
  };
  return row < names.size() ? names[row] : std::string_view{};
}

void add_values(const RequestAttribute& attribute, std::vector<AskedValue>& out) {
  for (const Value& value : attribute.values) out.push_back({attribute.id, to_lexical(value)});
}

/// What the request asks for: the actions, and what says which resource; on whose behalf is not told again.
void describe_request(const IndividualRequest& request, Explanation& explanation) {
  std::vector<AskedValue> other_resources;
  for (const RequestAttribute& attribute : request.request->attributes) {
    if (!request.holds(attribute.category)) continue;
    const std::string_view category = request.request->categories[attribute.category].category;
    if (category == action_category) add_values(attribute, explanation.actions);
    if (category != resource_category) continue;
    const bool tells_resource = names_resource(attribute.id) || names_part_of_resource(attribute.id);
    add_values(attribute, tells_resource ? explanation.resources : other_resources);
  }
  std::erase_if(other_resources, [](const AskedValue& each) { return is_personal(each.attribute_id); });
  if (explanation.resources.empty()) explanation.resources = std::move(other_resources);
}

void describe_matched_rules(const Program& program, const Limits& limits, std::span<const std::uint32_t> matched_rules,
                            TargetEvaluation& targets, Explanation& explanation) {
  if (explanation.decision == Decision::not_applicable) return;
  const auto rules = program.table<RuleRecord>(program.header().rules);
  const std::uint32_t effect = explanation.decision == Decision::deny ? 2 : 1;
  const bool is_settled = explanation.decision != Decision::indeterminate;
  std::vector<std::uint32_t> told;
  for (const std::uint32_t rule : matched_rules) {
    if (std::ranges::find(told, rule) != told.end()) continue;  // a policy that two references lead to
    told.push_back(rule);
    const bool decides = is_settled && rules[rule].effect == effect;
    auto& list = decides ? explanation.deciding : explanation.overruled;
    auto& left_out = decides ? explanation.deciding_left_out : explanation.overruled_left_out;
    if (list.size() < limits.rules) {
      list.push_back(describe_matched_rule(program, rule, targets));
    } else {
      ++left_out;
    }
  }
}

/// Where no rule had the effect of the decision, an algorithm gave it.
void describe_algorithm(const Program& program, Explanation& explanation) {
  if (!explanation.deciding.empty()) return;
  std::string_view wanted;
  if (explanation.decision == Decision::permit) wanted = "permit-unless-deny";
  if (explanation.decision == Decision::deny) wanted = "deny-unless-permit";
  if (wanted.empty()) return;
  for (const PolicyRecord& policy : program.table<PolicyRecord>(program.header().policies)) {
    if (algorithm_name(policy.algorithm) == wanted) explanation.combining_algorithm = wanted;
  }
}

ExplainedObligation describe_obligation(const Obligation& obligation, bool is_advice) {
  ExplainedObligation described{obligation.id, is_advice, {}, false, {}};
  for (const Assignment& assignment : obligation.assignments) {
    const bool of_organisation = assignment.category == organisation_level_category;
    if ((of_organisation || assignment.category == level_category) && assignment.value.type == DataType::integer &&
        assignment.value.size == 0) {
      described.authentication_level = static_cast<int>(std::clamp<std::int64_t>(assignment.value.integer, 0, 99));
      described.for_organisations = of_organisation;
    } else {
      described.assignments.push_back({assignment.attribute_id, to_lexical(assignment.value)});
    }
  }
  return described;
}

}  // namespace

std::optional<Language> language_of(std::string_view code) {
  if (code == "en") return Language::en;
  if (code == "nb") return Language::nb;
  if (code == "nn") return Language::nn;
  return std::nullopt;
}

Explanation explain(const Program& program, const IndividualRequest& request, const Environment& environment,
                    const Result& result, std::span<const std::uint32_t> matched_rules, const Limits& limits) {
  Explanation explanation = explain_status(result.status);
  explanation.decision = result.decision;
  TargetEvaluation targets(program, request, environment, limits.match_calls);
  describe_request(request, explanation);
  describe_matched_rules(program, limits, matched_rules, targets, explanation);
  describe_algorithm(program, explanation);
  for (const auto& obligation : result.obligations)
    explanation.obligations.push_back(describe_obligation(obligation, false));
  for (const auto& advice : result.advice) explanation.obligations.push_back(describe_obligation(advice, true));
  if (result.decision != Decision::permit) {
    find_shortfall(program, request, environment, matched_rules, limits, targets, explanation);
  }
  return explanation;
}

Explanation explain_status(const Status& status) {
  Explanation explanation;
  explanation.decision = Decision::indeterminate;
  explanation.status = status;
  return explanation;
}

}  // namespace hjemmel::explain
