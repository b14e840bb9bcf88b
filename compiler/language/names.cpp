#include "compiler/language/names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hjemmel::language {
namespace {

constexpr Category all_categories[] = {
#define HJEMMEL_CATEGORY(name, urn) {name, urn},
#include "grammar/attributes.def"
};

constexpr auto one = Cardinality::one;
constexpr auto many = Cardinality::many;

constexpr BuiltInAttribute all_attributes[] = {
#define HJEMMEL_ATTRIBUTE(name, category, attribute_id, data_type, cardinality) \
  {name, category, attribute_id, DataType::data_type, cardinality},
#include "grammar/attributes.def"
};

constexpr RegisterRole all_roles[] = {
#define HJEMMEL_REGISTER_ROLE(name, attribute_id, legacy_code) {name, attribute_id, legacy_code},
#include "grammar/register_roles.def"
#undef HJEMMEL_REGISTER_ROLE
};

constexpr SubjectKind all_subject_kinds[] = {
    {"org", urn::org},
    {"user", "urn:altinn:userid"},
    {"party", "urn:altinn:partyid"},
    {"party-type", "urn:altinn:partytype"},
    {"person", "urn:altinn:person:uuid"},
    {"organisation", "urn:altinn:organization:uuid"},
    {"organisation-number", "urn:altinn:organization:identifier-no"},
    {"system-user", "urn:altinn:systemuser:uuid"},
    {"estate-role", "urn:digitaltdodsbo:rolecode"},
    {"organization", "urn:altinn:organization:uuid"},
    {"organization-number", "urn:altinn:organization:identifier-no"},
};

constexpr PlaceKind all_place_kinds[] = {
    {"task", "urn:altinn:task"},
    {"end-event", "urn:altinn:end-event"},
    {"instance", "urn:altinn:resource:instance-id"},
    {"event", "urn:altinn:event"},
    {"app-resource", "urn:altinn:appresource"},
};

/// ASCII and the Norwegian letters, which are all that legacy codes hold (`ffør`).
std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = static_cast<char>(lower[i] + ('a' - 'A'));
    if (lower[i] != '\xC3' || i + 1 == lower.size()) continue;
    if (lower[i + 1] == '\x86' || lower[i + 1] == '\x98' || lower[i + 1] == '\x85') {  // Æ Ø Å
      lower[i + 1] = static_cast<char>(static_cast<unsigned char>(lower[i + 1]) + 0x20);
    }
  }
  return lower;
}

const RegisterRole* role_of_legacy_code(std::string_view lower_code) {
  if (lower_code.empty()) return nullptr;
  static const auto by_code = [] {
    std::unordered_map<std::string_view, const RegisterRole*> all;
    for (const auto& role : all_roles) {
      if (!role.legacy_code.empty()) all.emplace(role.legacy_code, &role);
    }
    return all;
  }();
  const auto found = by_code.find(lower_code);
  return found == by_code.end() ? nullptr : found->second;
}

const RegisterRole* role_of_name(std::string_view name) {
  static const auto by_name = [] {
    std::unordered_map<std::string_view, const RegisterRole*> all;
    for (const auto& role : all_roles) all.emplace(role.name, &role);
    return all;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace

std::span<const Category> categories() { return all_categories; }
std::span<const BuiltInAttribute> built_in_attributes() { return all_attributes; }
std::span<const RegisterRole> register_roles() { return all_roles; }
std::span<const SubjectKind> subject_kinds() { return all_subject_kinds; }
std::span<const PlaceKind> place_kinds() { return all_place_kinds; }

std::optional<std::string_view> category_urn(std::string_view name) {
  const auto* found = std::ranges::find(all_categories, name, &Category::name);
  return found == std::end(all_categories) ? std::nullopt : std::optional(found->urn);
}

std::optional<std::string_view> category_name(std::string_view urn) {
  const auto* found = std::ranges::find(all_categories, urn, &Category::urn);
  return found == std::end(all_categories) ? std::nullopt : std::optional(found->name);
}

const BuiltInAttribute* attribute_of_name(std::string_view name) {
  const auto* found = std::ranges::find(all_attributes, name, &BuiltInAttribute::name);
  return found == std::end(all_attributes) ? nullptr : found;
}

const BuiltInAttribute* attribute_of_id(std::string_view category, std::string_view attribute_id) {
  const auto* found = std::ranges::find_if(all_attributes, [&](const BuiltInAttribute& attribute) {
    return attribute.attribute_id == attribute_id && attribute.category == category;
  });
  return found == std::end(all_attributes) ? nullptr : found;
}

AttributeAndValue role_of_word(std::string_view word) {
  if (const RegisterRole* role = role_of_name(word)) {
    if (!role->legacy_code.empty()) return {std::string(urn::role_code), std::string(role->legacy_code)};
    return {std::string(role->attribute_id), std::string(role->name)};
  }
  return {std::string(urn::role_code), std::string(word)};
}

std::optional<std::string> word_of_role(std::string_view attribute_id, std::string_view value) {
  if (attribute_id == urn::role_code) {
    const RegisterRole* role = role_of_legacy_code(lower_case(value));
    if (role == nullptr) return std::nullopt;
    if (role->legacy_code == value) return std::string(role->name);
    // In another case than the catalogue's: the code as it stands, unless it is some role's name.
    return role_of_name(value) == nullptr ? std::optional(std::string(value)) : std::nullopt;
  }
  const RegisterRole* role = role_of_name(value);
  if (role == nullptr || !role->legacy_code.empty() || role->attribute_id != attribute_id) return std::nullopt;
  return std::string(value);
}

}  // namespace hjemmel::language
