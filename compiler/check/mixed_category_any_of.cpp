#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

namespace {

/// Whether the alternatives differ in which categories they are about, so that the two readings can part: XACML takes
/// each alternative as a whole, Altinn takes each category by itself.
bool readings_part(const RuleView& rule, std::size_t any_of) {
  for (const auto& match : rule.matches) {
    if (match.any_of == any_of && match.all_of > 0) return true;
  }
  return false;
}

source::Span span_of(const model::Rule& rule, std::size_t any_of) {
  const auto span = rule.target->any_ofs[any_of].span;
  return span.file ? span : rule.span;
}

}  // namespace

void mixed_category_any_of(const Subject& subject, Reporter& reporter) {
  if (!subject.policy.of_altinn()) return;
  for (const auto& rule : subject.policy.rules) {
    const MatchView* first = nullptr;
    bool reported = false;
    for (const auto& match : rule.matches) {
      if (!first || first->any_of != match.any_of) first = &match, reported = false;
      if (reported || match.category == first->category) continue;
      reported = true;
      const bool part = readings_part(rule, match.any_of);
      reporter.report(
          {span_of(*rule.rule, match.any_of),
           fmt::format("{} and {} stand in one AnyOf: {}", name_of(first->category), name_of(match.category),
                       part ? "Altinn permits every combination of the alternatives"
                            : "the resource registry cannot list the rights of this policy"),
           "give each category an AnyOf of its own, and each combination a rule of its own",
           {},
           {}});
    }
  }
}

}  // namespace hjemmel::check
