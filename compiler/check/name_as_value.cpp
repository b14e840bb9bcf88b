#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

void name_as_value(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    if (named.name.fault != catalogue::SpellingFault::other_name) continue;
    const bool package = named.name.kind == catalogue::SubjectKind::package;
    reporter.report(
        {named.value_span,
         package ? fmt::format("`{}` never matches: requests name this access package by the last part of its urn",
                               named.value->text)
                 : fmt::format("`{}` never matches under `{}`: the role has another code there", named.value->text,
                               named.attribute_id),
         advice_to_write(named),
         named.name.right_value,
         {}});
  }
}

}  // namespace hjemmel::check
