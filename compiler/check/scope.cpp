#include "compiler/check/scope.hpp"

#include <algorithm>

namespace hjemmel::check {

bool leaves_open(const Subject& subject, const RuleView& rule, Category category) {
  if (!subject.policy.of_altinn() || rule.rule->effect != model::Effect::permit || rule.reads(category)) return false;
  return subject.options.semantics == Semantics::altinn ||
         std::ranges::find(subject.policy.target, category, &MatchView::category) == subject.policy.target.end();
}

bool is_bare(const RuleView& rule) { return rule.matches.empty() && !rule.rule->condition; }

source::Span place_of_rule(const RuleView& rule) {
  return rule.rule->id_span.file ? rule.rule->id_span : rule.rule->span;
}

}  // namespace hjemmel::check
