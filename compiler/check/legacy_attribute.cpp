#include <fmt/format.h>

#include "compiler/check/checks.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

// Altinn copies the value of the old id to the new one, never back: a request that names the organisation by the new id
// has no old one.
void legacy_attribute(const Subject& subject, Reporter& reporter) {
  constexpr std::string_view old_id = "urn:altinn:organizationnumber";
  constexpr std::string_view new_id = "urn:altinn:organization:identifier-no";
  const auto look = [&](const MatchView& match) {
    if (match.attribute_id() != old_id) return;
    reporter.report({match.designator->attribute_id_span,
                     fmt::format("`{}` is missing in requests that use `{}`", old_id, new_id),
                     fmt::format("write `{}`, which every request with an organisation number has", new_id),
                     std::string(new_id),
                     {}});
  };
  for (const auto& match : subject.policy.target) look(match);
  for (const auto& rule : subject.policy.rules) {
    for (const auto& match : rule.matches) look(match);
  }
}

}  // namespace hjemmel::check
