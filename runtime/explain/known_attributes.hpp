// The identifiers that explanations know a meaning of: XACML's categories and Altinn's attributes.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "runtime/explain/explanation.hpp"

namespace hjemmel::explain {

inline constexpr std::string_view subject_category = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
inline constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
inline constexpr std::string_view action_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
inline constexpr std::string_view action_id = "urn:oasis:names:tc:xacml:1.0:action:action-id";

/// The categories of an obligation's assignment that make it a minimum authentication level: of the user, and of the
/// service owner.
inline constexpr std::string_view level_category = "urn:altinn:minimum-authenticationlevel";
inline constexpr std::string_view organisation_level_category = "urn:altinn:minimum-authenticationlevel-org";

/// Whether an attribute of the resource category says which resource it is, rather than something about it.
inline bool names_resource(std::string_view attribute_id) {
  constexpr std::array<std::string_view, 4> naming = {"urn:altinn:resource", "urn:altinn:org", "urn:altinn:app",
                                                      "urn:oasis:names:tc:xacml:1.0:resource:resource-id"};
  return std::ranges::find(naming, attribute_id) != naming.end();
}

/// Whether an attribute says which part of a resource is meant.
inline bool names_part_of_resource(std::string_view attribute_id) {
  constexpr std::array<std::string_view, 4> parts = {"urn:altinn:task", "urn:altinn:end-event",
                                                     "urn:altinn:appresource", "urn:altinn:resource:instance-id"};
  return std::ranges::find(parts, attribute_id) != parts.end();
}

/// Whether the values of an attribute identify a person, so that an explanation given to somebody else must not tell
/// them.
inline bool is_personal(std::string_view attribute_id) {
  constexpr std::array<std::string_view, 2> personal = {"urn:altinn:person:identifier-no", "urn:altinn:person:uuid"};
  return std::ranges::find(personal, attribute_id) != personal.end();
}

inline AttributeKind kind_of(std::string_view attribute_id) {
  constexpr std::array<std::string_view, 4> roles = {"urn:altinn:rolecode", "urn:altinn:role",
                                                     "urn:altinn:external-role:ccr", "urn:altinn:external-role:cra"};
  if (attribute_id == "urn:altinn:accesspackage") return AttributeKind::access_package;
  return std::ranges::find(roles, attribute_id) != roles.end() ? AttributeKind::role : AttributeKind::other;
}

}  // namespace hjemmel::explain
