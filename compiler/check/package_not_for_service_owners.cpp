#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

// Altinn's own services of access management do use them, so this is no error.
void package_not_for_service_owners(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    const auto* package = named.name.package;
    if (!package || named.name.kind != catalogue::SubjectKind::package || package->for_service_owners) continue;
    reporter.report({named.value_span,
                     fmt::format("the access package {} is not meant for service owners' policies", quoted(*package)),
                     "choose a package about the service's subject; `hjemmel catalogue search` finds them",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
