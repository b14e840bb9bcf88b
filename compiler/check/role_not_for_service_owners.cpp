#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

// Guardianship roles are left out: the guardian's access package of the same name is what a policy should use, and
// role-never-enriched says what becomes of the role.
void role_not_for_service_owners(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    const auto* role = named.name.role;
    if (!role || named.name.kind != catalogue::SubjectKind::role || role->for_service_owners) continue;
    if (role->family == catalogue::RoleFamily::cra) continue;
    reporter.report({named.value_span,
                     fmt::format("the role {} is not meant for service owners' policies", quoted(*role)),
                     "`hjemmel catalogue list roles` shows which are",
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
