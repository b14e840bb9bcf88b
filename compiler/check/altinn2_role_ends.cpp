#include <map>

#include <fmt/format.h>

#include "compiler/catalogue/date.hpp"
#include "compiler/catalogue/fold.hpp"
#include "compiler/check/altinn2.hpp"
#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

namespace {
/// The packages for accountants and auditors are named as the roles that they replace.
const catalogue::Package* namesake(const catalogue::Catalogue& catalogue, const NamedSubject& named) {
  return named.name.role ? catalogue.package(named.name.role->names.nb) : nullptr;
}

std::string help_for(const catalogue::Catalogue& catalogue, const NamedSubject& named) {
  if (const auto* package = namesake(catalogue, named)) {
    return fmt::format("add the access package {} beside it, which has the same name", quoted(*package));
  }
  if (!named.name.role || named.name.role->given_by.empty()) {
    return "add the access packages that the service is about; `hjemmel catalogue search` finds them";
  }
  return "add the access packages that the service is about beside it; `hjemmel catalogue show` tells which roles "
         "have this one";
}
}  // namespace

// One finding for each role, where it stands first: a role repeated in every rule is one decision to take.
void altinn2_role_ends(const Subject& subject, Reporter& reporter) {
  const auto until = subject.catalogue.validity_of(catalogue::RoleFamily::altinn2).until;
  if (!until) return;
  const bool ended = subject.options.as_of > *until;
  std::map<std::string, std::vector<const NamedSubject*>> by_code;
  for (const auto& named : subject.policy.subjects) {
    if (rests_on_altinn2(named) && !ends_by_itself(subject.policy, named, *until)) {
      by_code[catalogue::fold_case(catalogue::trim(named.value->text))].push_back(&named);
    }
  }
  for (const auto& [code, places] : by_code) {
    const auto& named = *places.front();
    const auto label = named.name.role ? quoted(*named.name.role) : fmt::format("`{}`", named.value->text);
    const std::string_view retired = named.name.retired ? "retired " : "";
    const auto elsewhere = places.size() > 1 ? fmt::format(", here and in {} more place{}", places.size() - 1,
                                                           places.size() > 2 ? "s" : "")
                                             : std::string();
    reporter.report({named.value_span,
                     ended ? fmt::format("the {}Altinn 2 role {} has given no access since {}{}", retired, label,
                                         catalogue::format_date(*until), elsewhere)
                           : fmt::format("the {}Altinn 2 role {} gives access until {}{}", retired, label,
                                         catalogue::format_date(*until), elsewhere),
                     help_for(subject.catalogue, named),
                     {},
                     ended ? std::optional(source::Severity::error) : std::nullopt});
  }
}

}  // namespace hjemmel::check
