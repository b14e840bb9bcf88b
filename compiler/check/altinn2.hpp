// Which rules and services rest on Altinn 2 roles, and what is left of them when those end.
#pragma once

#include <chrono>

#include "compiler/check/policy_view.hpp"

namespace hjemmel::check {

/// An Altinn 2 role, or the code of one that is retired already.
bool rests_on_altinn2(const NamedSubject& named);

/// Whether the rule ends, by its own condition on the date, no later than `until`: its author knows.
bool ends_by_itself(const PolicyView& policy, const NamedSubject& named, std::chrono::year_month_day until);

enum class Reach : std::uint8_t {
  owner,    ///< for the service owner alone, or for nobody
  altinn2,  ///< users reach it, by Altinn 2 roles alone
  lasting,  ///< users reach it without them
};

/// Who reaches a rule. A rule without subjects is reached by anyone.
Reach reach_of(const RuleView& rule, const PolicyView& policy);

}  // namespace hjemmel::check
