#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

void name_as_value(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    if (named.name.fault != catalogue::SpellingFault::other_name) continue;
    reporter.report({named.value_span,
                     fmt::format("`{}` never matches: requests name this {} by the last part of its urn",
                                 named.value->text, noun_of(named.name.kind)),
                     advice_to_write(named),
                     named.name.right_value,
                     {}});
  }
}

}  // namespace hjemmel::check
