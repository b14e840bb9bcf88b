#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/scope.hpp"

namespace hjemmel::check {

// A rule without a target is reported once, by rule-without-subject.
void rule_without_action(const Subject& subject, Reporter& reporter) {
  for (const auto& rule : subject.policy.rules) {
    if (is_bare(rule) || !leaves_open(subject, rule, Category::action)) continue;
    reporter.report({place_of_rule(rule),
                     fmt::format("the rule `{}` names no action: it permits every action", rule.rule->id),
                     "name the actions in the rule's target, `read` for one",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
