#include <unordered_map>

#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/scope.hpp"

namespace hjemmel::check {

// Rule ids must be unique within a policy (5.21), but nothing else depends on it, and Altinn's older templates repeat
// them.
void duplicate_rule_id(const Subject& subject, Reporter& reporter) {
  std::unordered_map<std::string_view, const RuleView*> seen;
  for (const auto& rule : subject.policy.rules) {
    const auto [first, fresh] = seen.emplace(rule.rule->id, &rule);
    if (fresh) continue;
    const auto place = place_of_rule(*first->second);
    const auto line =
        place.file ? fmt::format(" on line {}", place.file->position_of(place.begin).line) : std::string();
    reporter.report({place_of_rule(rule),
                     fmt::format("the rule id `{}` is taken{}", rule.rule->id, line),
                     "give each rule an id of its own: explanations and audit logs name rules by it",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
