#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

void white_space_in_name(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    if (named.name.fault != catalogue::SpellingFault::white_space) continue;
    reporter.report({named.value_span,
                     fmt::format("white space around the {} counts: this never matches", noun_of(named.name.kind)),
                     advice_to_write(named),
                     right_value_like(named),
                     {}});
  }
}

}  // namespace hjemmel::check
