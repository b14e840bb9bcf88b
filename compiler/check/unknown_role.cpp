#include <fmt/format.h>

#include "compiler/catalogue/fold.hpp"
#include "compiler/catalogue/search.hpp"
#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"
#include "compiler/check/wording.hpp"

namespace hjemmel::check {

namespace {
constexpr std::size_t suggestions = 3;
}

void unknown_role(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    const auto& name = named.name;
    if (name.kind != catalogue::SubjectKind::role) continue;
    const auto& text = named.value->text;
    if (name.fault == catalogue::SpellingFault::other_kind) {
      reporter.report({named.value_span,
                       fmt::format("`{}` is an access package, not a role", text),
                       advice_to_write(named),
                       {},
                       {}});
      continue;
    }
    if (name.fault != catalogue::SpellingFault::unknown) continue;
    std::vector<std::string> names;
    for (const auto* role : catalogue::nearest_roles(subject.catalogue, text, suggestions))
      names.push_back(quoted(*role));
    reporter.report({named.value_span,
                     catalogue::trim(text).empty() ? "no role is named" : fmt::format("there is no role `{}`", text),
                     names.empty() ? "`hjemmel catalogue list roles` shows every role"
                                   : fmt::format("did you mean {}?", any_of_these(names)),
                     {},
                     {}});
  }
}

}  // namespace hjemmel::check
