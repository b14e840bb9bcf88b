// Altinn's obligations on how surely a caller must have been identified. Only the category of an assignment says what
// it means; ids of obligations and attributes differ from policy to policy.
#include <algorithm>
#include <charconv>

#include "hjemmel/hjemmel.hpp"

namespace hjemmel::pdp {
namespace {

constexpr std::string_view required_category = "urn:altinn:minimum-authenticationlevel";
constexpr std::string_view organisation_category = "urn:altinn:minimum-authenticationlevel-org";

bool is_level(const Assignment& assignment) {
  return assignment.category == required_category || assignment.category == organisation_category;
}

/// Whether an obligation asks for nothing but levels.
bool is_of_levels(const Obligation& obligation) {
  return !obligation.assignments.empty() &&
         std::all_of(obligation.assignments.begin(), obligation.assignments.end(), is_level);
}

}  // namespace

AuthenticationLevels Result::authentication_levels() const noexcept {
  AuthenticationLevels levels;
  for (const Obligation& obligation : obligations) {
    for (const Assignment& assignment : obligation.assignments) {
      if (!is_level(assignment)) continue;
      const char* const end = assignment.value.data() + assignment.value.size();
      std::int64_t level = 0;
      const auto read = std::from_chars(assignment.value.data(), end, level);
      if (read.ec != std::errc() || read.ptr != end) {
        levels.readable = false;
        continue;
      }
      auto& known = assignment.category == required_category ? levels.required : levels.required_of_organisations;
      known = std::max(known.value_or(level), level);
    }
  }
  return levels;
}

bool Result::permits_at(std::int64_t level, Caller caller) const noexcept {
  if (decision != Decision::permit || !std::all_of(obligations.begin(), obligations.end(), is_of_levels)) return false;
  const AuthenticationLevels levels = authentication_levels();
  if (!levels.readable) return false;
  if (!levels.required)
    return !levels.required_of_organisations || caller == Caller::person || level >= *levels.required_of_organisations;
  if (level >= *levels.required) return true;
  return caller == Caller::organisation && levels.required_of_organisations &&
         level >= *levels.required_of_organisations;
}

}  // namespace hjemmel::pdp
