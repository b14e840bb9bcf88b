#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/scope.hpp"

namespace hjemmel::check {

// A rule without a target is reported once, by rule-without-subject.
void rule_without_resource(const Subject& subject, Reporter& reporter) {
  for (const auto& rule : subject.policy.rules) {
    if (is_bare(rule) || !leaves_open(subject, rule, Category::resource)) continue;
    reporter.report({place_of_rule(rule),
                     fmt::format("the rule `{}` names no resource: it holds for every resource", rule.rule->id),
                     "name the resource in the rule's target; the resource registry refuses the policy without it",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
