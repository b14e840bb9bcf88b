#include "compiler/catalogue/subject.hpp"

#include "compiler/catalogue/fold.hpp"

namespace hjemmel::catalogue {

namespace {

std::optional<RoleFamily> family_of_attribute(std::string_view attribute_id) {
  for (const auto family : {RoleFamily::altinn2, RoleFamily::altinn3, RoleFamily::ccr, RoleFamily::cra}) {
    if (attribute_id == urn_prefix(family)) return family;
  }
  return std::nullopt;
}

bool begins_as_urn(std::string_view text) { return fold_case(text).starts_with("urn:"); }

void mean(SubjectName& subject, const Package& package) {
  subject.package = &package;
  subject.right_attribute = package_attribute;
  subject.right_value = package.tail;
}

/// A role is best written by the attribute that the policy chose, then by its legacy code: Altinn fetches roles only
/// for policies that use urn:altinn:rolecode.
void mean(SubjectName& subject, const Role& role, std::optional<RoleFamily> chosen) {
  subject.role = &role;
  const bool by_code = chosen == role.family || (role.legacy_code.empty() && role.family != RoleFamily::altinn2);
  subject.right_attribute = by_code ? urn_prefix(role.family) : rolecode_attribute;
  subject.right_value = by_code || role.legacy_code.empty() ? role.code : role.legacy_code;
}

void read_package(const Catalogue& catalogue, std::string_view text, SubjectName& subject) {
  if (const auto* package = catalogue.package_of_tail(text)) return mean(subject, *package);
  if (const auto* package = catalogue.package(text)) {
    subject.fault = begins_as_urn(text) ? SpellingFault::full_urn : SpellingFault::other_name;
    return mean(subject, *package);
  }
  if (const auto* role = catalogue.role(text)) {
    subject.fault = SpellingFault::other_kind;
    return mean(subject, *role, std::nullopt);
  }
  subject.fault = SpellingFault::unknown;
}

void read_role(const Catalogue& catalogue, RoleFamily family, std::string_view text, SubjectName& subject) {
  const bool by_rolecode = family == RoleFamily::altinn2;
  const auto* exact = by_rolecode ? catalogue.role_of_rolecode(text) : catalogue.role_of_code(family, text);
  if (exact) {
    subject.role = exact;
    subject.right_attribute = urn_prefix(family);
    subject.right_value = !by_rolecode || exact->family == RoleFamily::altinn2 ? exact->code : exact->legacy_code;
    return;
  }
  if (by_rolecode && catalogue.is_retired_code(text)) {
    subject.retired = true;
    return;
  }
  if (const auto* role = catalogue.role(text)) {
    mean(subject, *role, by_rolecode ? std::nullopt : std::optional(family));
    const bool same_attribute = subject.right_attribute == urn_prefix(family);
    subject.fault = !same_attribute       ? SpellingFault::other_attribute
                    : begins_as_urn(text) ? SpellingFault::full_urn
                                          : SpellingFault::other_name;
    return;
  }
  if (const auto* package = catalogue.package(text)) {
    subject.fault = SpellingFault::other_kind;
    return mean(subject, *package);
  }
  subject.fault = SpellingFault::unknown;
}

}  // namespace

std::optional<SubjectKind> subject_kind_of(std::string_view attribute_id) {
  if (attribute_id == package_attribute) return SubjectKind::package;
  if (family_of_attribute(attribute_id)) return SubjectKind::role;
  return std::nullopt;
}

std::optional<SubjectName> read_subject(const Catalogue& catalogue, std::string_view attribute_id,
                                        std::string_view value) {
  const auto kind = subject_kind_of(attribute_id);
  if (!kind) return std::nullopt;
  SubjectName subject;
  subject.kind = *kind;
  const auto text = trim(value);
  if (*kind == SubjectKind::package) {
    read_package(catalogue, text, subject);
  } else {
    read_role(catalogue, *family_of_attribute(attribute_id), text, subject);
  }
  if (subject.fault == SpellingFault::none && text.size() != value.size()) {
    subject.fault = SpellingFault::white_space;
    if (subject.retired) subject.right_attribute = rolecode_attribute, subject.right_value = std::string(text);
  }
  return subject;
}

}  // namespace hjemmel::catalogue
