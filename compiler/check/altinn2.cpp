#include "compiler/check/altinn2.hpp"

#include <algorithm>
#include <map>

namespace hjemmel::check {

namespace {

/// The alternatives of one AnyOf, as far as they are about the subject.
struct Alternative {
  bool altinn2 = false;
  bool owner = false;
};

bool is_altinn2(const MatchView& match, const RuleView& rule, const PolicyView& policy) {
  return std::ranges::any_of(policy.subjects, [&](const NamedSubject& named) {
    return named.rule == rule.rule && named.value == &match.match->value && rests_on_altinn2(named);
  });
}

Reach reach_of(const std::map<std::size_t, Alternative>& alternatives) {
  auto reach = Reach::owner;
  for (const auto& [index, alternative] : alternatives) {
    if (alternative.owner) continue;
    if (!alternative.altinn2) return Reach::lasting;
    reach = Reach::altinn2;
  }
  return reach;
}

}  // namespace

bool rests_on_altinn2(const NamedSubject& named) {
  const auto& name = named.name;
  if (name.kind != catalogue::SubjectKind::role || name.fault != catalogue::SpellingFault::none) return false;
  return name.retired || (name.role && name.role->family == catalogue::RoleFamily::altinn2);
}

bool ends_by_itself(const PolicyView& policy, const NamedSubject& named, std::chrono::year_month_day until) {
  return std::ranges::any_of(policy.rules, [&](const RuleView& rule) {
    return named.rule && rule.rule == named.rule && rule.last_day && *rule.last_day <= until;
  });
}

Reach reach_of(const RuleView& rule, const PolicyView& policy) {
  std::map<std::size_t, std::map<std::size_t, Alternative>> any_ofs;
  for (const auto& match : rule.matches) {
    if (match.category != Category::subject) continue;
    auto& alternative = any_ofs[match.any_of][match.all_of];
    alternative.altinn2 = alternative.altinn2 || is_altinn2(match, rule, policy);
    alternative.owner = alternative.owner || match.attribute_id() == "urn:altinn:org";
  }
  // Every AnyOf must hold, so the rule lasts only as long as the weakest of them.
  auto reach = Reach::lasting;
  for (const auto& [index, alternatives] : any_ofs) reach = std::min(reach, reach_of(alternatives));
  return reach;
}

}  // namespace hjemmel::check
