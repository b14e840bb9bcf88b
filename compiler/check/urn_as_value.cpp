#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

void urn_as_value(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    if (named.name.fault != catalogue::SpellingFault::full_urn) continue;
    Finding finding{named.value_span,
                    fmt::format("`{}` never matches: the value is only the last part of the urn", named.value->text),
                    advice_to_write(named),
                    {},
                    {}};
    if (named.name.right_attribute == named.attribute_id) finding.replacement = right_value_like(named);
    reporter.report(std::move(finding));
  }
}

}  // namespace hjemmel::check
