#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/scope.hpp"

namespace hjemmel::check {

namespace {
/// In the policy language such a rule says `anyone`, so its author means it.
bool says_anyone(const model::Rule& rule) {
  const auto* file = rule.span.file;
  if (!file || !file->path().ends_with(".hjl")) return false;
  return file->text().substr(rule.span.begin, rule.span.end - rule.span.begin).find("anyone") != std::string_view::npos;
}
}  // namespace

void rule_without_subject(const Subject& subject, Reporter& reporter) {
  for (const auto& rule : subject.policy.rules) {
    if (!leaves_open(subject, rule, Category::subject) || says_anyone(*rule.rule)) continue;
    const bool bare = is_bare(rule) && subject.policy.target.empty();
    reporter.report({place_of_rule(rule),
                     bare ? fmt::format("the rule `{}` permits everything to anyone", rule.rule->id)
                          : fmt::format("the rule `{}` names no subject: it permits to anyone", rule.rule->id),
                     bare ? "say who may do what: subject, resource and action in the rule's target"
                          : "name access packages or roles in the rule's target",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
