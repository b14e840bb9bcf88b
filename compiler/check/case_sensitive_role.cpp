#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

// Altinn's sources of roles spell codes in different cases, so an exact comparison matches by luck. Packages come as
// the tail of their urn, in lower case, and only another spelling fails, but then always.
void case_sensitive_role(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    const auto& name = named.name;
    if (named.comparison != Comparison::exact || name.fault != catalogue::SpellingFault::none) continue;
    if (name.kind == catalogue::SubjectKind::role) {
      reporter.report({named.function_span,
                       fmt::format("the role `{}` is compared with regard to case: it matches only where Altinn "
                                   "happens to spell it so",
                                   named.value->text),
                       "compare roles with `string-equal-ignore-case`",
                       {},
                       {}});
    } else if (named.value->text != name.right_value) {
      reporter.report({named.value_span,
                       fmt::format("`{}` never matches: requests name this access package `{}`, and case counts here",
                                   named.value->text, name.right_value),
                       fmt::format("write `{}`, or compare with `string-equal-ignore-case`", name.right_value),
                       name.right_value, source::Severity::error});
    }
  }
}

}  // namespace hjemmel::check
