// What the language knows by name: categories, attributes (grammar/attributes.def), register roles
// (grammar/register_roles.def), and the subjects and places of everyday rules.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/value/data_type.hpp"

namespace hjemmel::language {

enum class Cardinality : std::uint8_t { one, many };

struct Category {
  std::string_view name;
  std::string_view urn;
};

struct BuiltInAttribute {
  std::string_view name;  ///< `subject.person`
  std::string_view category;
  std::string_view attribute_id;
  DataType type;
  Cardinality cardinality;
};

struct RegisterRole {
  std::string_view name;          ///< `daglig-leder`
  std::string_view attribute_id;  ///< `urn:altinn:external-role:ccr`
  std::string_view legacy_code;   ///< `dagl`; empty where there is none
};

std::span<const Category> categories();
std::span<const BuiltInAttribute> built_in_attributes();
std::span<const RegisterRole> register_roles();

/// The identifier of a category with this name; of a name that is none, nothing.
std::optional<std::string_view> category_urn(std::string_view name);
std::optional<std::string_view> category_name(std::string_view urn);
const BuiltInAttribute* attribute_of_name(std::string_view name);
const BuiltInAttribute* attribute_of_id(std::string_view category, std::string_view attribute_id);

/// An attribute and the value that a rule compares it with.
struct AttributeAndValue {
  std::string attribute_id;
  std::string value;
};

/// What `role WORD` stands for: a register role by its name (its legacy code where it has one, for only that is looked
/// up by Altinn) or by its legacy code in any case. A word that is neither is kept as a role code: the check of names
/// says so.
AttributeAndValue role_of_word(std::string_view word);

/// The word after `role` that stands for this, or nothing if none does.
std::optional<std::string> word_of_role(std::string_view attribute_id, std::string_view value);

namespace urn {
inline constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
inline constexpr std::string_view resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
inline constexpr std::string_view action = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
inline constexpr std::string_view environment = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";
inline constexpr std::string_view action_id = "urn:oasis:names:tc:xacml:1.0:action:action-id";
inline constexpr std::string_view current_date = "urn:oasis:names:tc:xacml:1.0:environment:current-date";
inline constexpr std::string_view role_code = "urn:altinn:rolecode";
inline constexpr std::string_view package = "urn:altinn:accesspackage";
inline constexpr std::string_view access_list = "urn:altinn:access-list";
inline constexpr std::string_view org = "urn:altinn:org";
inline constexpr std::string_view app = "urn:altinn:app";
inline constexpr std::string_view altinn_resource = "urn:altinn:resource";
inline constexpr std::string_view minimum_level = "urn:altinn:minimum-authenticationlevel";
inline constexpr std::string_view minimum_level_org = "urn:altinn:minimum-authenticationlevel-org";
}  // namespace urn

/// A kind of subject in an everyday rule that takes one value: `user 1`, `person "…"`.
struct SubjectKind {
  std::string_view word;
  std::string_view attribute_id;
};
std::span<const SubjectKind> subject_kinds();

/// Where in an app an everyday rule holds: `task`, `end-event`.
struct PlaceKind {
  std::string_view word;
  std::string_view attribute_id;
};
std::span<const PlaceKind> place_kinds();

}  // namespace hjemmel::language
