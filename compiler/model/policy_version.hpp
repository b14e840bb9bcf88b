// Versions of policies and the patterns that references ask for them with (sections 5.12 and 5.13).
#pragma once

#include <compare>
#include <string_view>

namespace hjemmel::model {

/// Whether `version` ("1.2.3") satisfies a pattern: `*` stands for one number, `+` for one number and any that follow.
bool version_matches(std::string_view version, std::string_view pattern);
/// Numeric order of dotted versions of any length: 1.10 after 1.9, 1.2.0 after 1.2.
std::strong_ordering compare_versions(std::string_view a, std::string_view b);

/// EarliestVersion: `version` is not before every version that matches `pattern`. The specification leaves open what a
/// pattern with a wild card bounds; here it is the least version that matches.
bool version_at_least(std::string_view version, std::string_view pattern);
/// LatestVersion: `version` is not after every version that matches `pattern`.
bool version_at_most(std::string_view version, std::string_view pattern);

}  // namespace hjemmel::model
