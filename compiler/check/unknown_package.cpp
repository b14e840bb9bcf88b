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

void unknown_package(const Subject& subject, Reporter& reporter) {
  for (const auto& named : subject.policy.subjects) {
    const auto& name = named.name;
    if (name.kind != catalogue::SubjectKind::package) continue;
    const auto& text = named.value->text;
    if (name.fault == catalogue::SpellingFault::other_kind) {
      reporter.report({named.value_span,
                       fmt::format("`{}` is a role, not an access package", text),
                       advice_to_write(named),
                       {},
                       {}});
      continue;
    }
    if (name.fault != catalogue::SpellingFault::unknown) continue;
    const auto nearest = catalogue::nearest_packages(subject.catalogue, text, suggestions);
    std::vector<std::string> names;
    for (const auto* package : nearest) names.push_back(quoted(*package));
    Finding finding{named.value_span,
                    catalogue::trim(text).empty() ? "no access package is named"
                                                  : fmt::format("there is no access package `{}`", text),
                    names.empty() ? "`hjemmel catalogue search` finds packages by what the service is about"
                                  : fmt::format("did you mean {}?", any_of_these(names)),
                    {},
                    {}};
    if (nearest.size() == 1) finding.replacement = nearest.front()->tail;
    reporter.report(std::move(finding));
  }
}

}  // namespace hjemmel::check
