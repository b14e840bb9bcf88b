#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

void role_under_wrong_attribute(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    if (named.name.fault != catalogue::SpellingFault::other_attribute) continue;
    reporter.report({named.attribute_span,
                     fmt::format("the role `{}` never comes as `{}`", named.value->text, named.attribute_id),
                     advice_to_write(named),
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
