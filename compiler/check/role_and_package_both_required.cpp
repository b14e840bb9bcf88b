#include <map>

#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

namespace {
struct Contents {
  bool roles = false;
  bool packages = false;
};

std::map<std::size_t, Contents> subjects_by_any_of(const RuleView& rule) {
  std::map<std::size_t, Contents> any_ofs;
  for (const auto& match : rule.matches) {
    if (match.category != Category::subject) continue;
    auto& contents = any_ofs[match.any_of];
    const auto kind = catalogue::subject_kind_of(match.attribute_id());
    contents.roles = contents.roles || kind == catalogue::SubjectKind::role;
    contents.packages = contents.packages || kind == catalogue::SubjectKind::package;
  }
  return any_ofs;
}
}  // namespace

// An AnyOf of roles and one of packages: whoever wrote it most often meant alternatives, as an older editor did. Altinn
// takes it as alternatives, XACML as both.
void role_and_package_both_required(const Subject& subject, Reporter& reporter) {
  for (const auto& rule : subject.policy.rules) {
    const auto any_ofs = subjects_by_any_of(rule);
    bool roles = false;
    bool packages = false;
    std::size_t second = 0;
    for (const auto& [index, contents] : any_ofs) {
      if (contents.roles == contents.packages) continue;
      roles = roles || contents.roles;
      packages = packages || contents.packages;
      second = index;
    }
    if (!roles || !packages) continue;
    const auto span = rule.rule->target->any_ofs[second].span;
    const bool altinn = subject.options.semantics == Semantics::altinn;
    reporter.report({span.file ? span : rule.rule->span,
                     fmt::format("the rule `{}` has roles and packages in separate AnyOf elements: {}", rule.rule->id,
                                 altinn ? "Altinn takes either, XACML requires both" : "both are required"),
                     "put them in one AnyOf, an AllOf each, if either is enough",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
