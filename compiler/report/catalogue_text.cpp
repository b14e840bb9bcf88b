#include <algorithm>

#include <fmt/format.h>

#include "compiler/catalogue/date.hpp"
#include "compiler/report/catalogue_report.hpp"
#include "compiler/report/columns.hpp"

namespace hjemmel::report {

namespace {

using namespace catalogue;
using Rows = std::vector<std::vector<std::string>>;

std::string text_of(std::string_view text) { return std::string(text); }

/// `DAGL`: roles are called by the code that policies use.
std::string code_of(const Role& role) {
  std::string code(role.legacy_code.empty() ? role.code : role.legacy_code);
  if (role.legacy_code.empty() && role.family != RoleFamily::altinn2) return code;
  for (auto& letter : code) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
  }
  // The one letter outside ASCII: FFØR.
  if (const auto at = code.find("ø"); at != std::string::npos) code.replace(at, 2, "Ø");
  return code;
}

std::string_view title_of(RoleFamily family) {
  switch (family) {
    case RoleFamily::altinn3:
      return "Altinn 3";
    case RoleFamily::ccr:
      return "the Entity Register";
    case RoleFamily::cra:
      return "the guardianship authority";
    case RoleFamily::altinn2:
      break;
  }
  return "Altinn 2";
}

std::string remark_on(const Package& package) { return package.for_service_owners ? "" : "not for service owners"; }
std::string remark_on(const Role& role) { return role.for_service_owners ? "" : "not for service owners"; }

template <class Record>
std::vector<const Record*> all_of_kind(std::span<const CatalogueRecord> records) {
  std::vector<const Record*> found;
  for (const auto& record : records) {
    if (const auto* one = std::get_if<const Record*>(&record)) found.push_back(*one);
  }
  return found;
}

void append_group(std::string& text, std::string_view title, const Rows& rows) {
  if (rows.empty()) return;
  if (!text.empty()) text += '\n';
  text += fmt::format("{}\n{}", title, columns(rows, 2));
}

std::string_view yes_or_no(bool value) { return value ? "yes" : "no"; }

std::string what_it_gives(const Grant& grant) {
  std::string text = grant.can_delegate
                         ? grant.has_access ? "has it, and may pass it on" : "may pass it on without having it"
                         : "has it";
  if (grant.variant) text += fmt::format("; {} only", grant.variant->code);
  return text;
}

std::string list_of_codes(const std::vector<const Role*>& roles) {
  std::string text;
  for (const auto* role : roles) text += (text.empty() ? "" : ", ") + code_of(*role);
  return text;
}

Rows other_names(const Names& names, Language language) {
  Rows rows;
  if (language != Language::en) rows.push_back({"in English", text_of(names.en)});
  if (language != Language::nb) rows.push_back({"in bokmål", text_of(names.nb)});
  if (language != Language::nn) rows.push_back({"in nynorsk", text_of(names.nn)});
  return rows;
}

std::string package_text(const Catalogue& catalogue, const Package& package, Language language) {
  auto rows = other_names(package.names, language);
  rows.push_back({"urn", package.urn()});
  rows.push_back({"in a policy", fmt::format("{} = {}", package_attribute, package.tail)});
  if (package.code != package.tail) rows.push_back({"catalogue code", text_of(package.code)});
  rows.push_back(
      {"area", fmt::format("{} ({})", package.area->names.in(language), package.area->group->names.in(language))});
  rows.push_back({"access to", text_of(package.entity_type->names.in(language))});
  rows.push_back({"for service owners", text_of(yes_or_no(package.for_service_owners))});
  rows.push_back({"can be assigned", text_of(yes_or_no(package.assignable))});
  rows.push_back({"can be delegated to agents", text_of(yes_or_no(package.delegable))});
  auto text = fmt::format("{}  {}\n{}", package.tail, package.names.in(language), columns(rows, 2));
  Rows givers;
  for (const auto* grant : catalogue.grants_of(package)) {
    givers.push_back({code_of(*grant->role), text_of(grant->role->names.in(language)), what_it_gives(*grant)});
  }
  text += givers.empty() ? "\nno role gives it\n" : fmt::format("\nroles that give it\n{}", columns(givers, 2));
  return text;
}

std::string role_text(const Catalogue& catalogue, const Role& role, Language language) {
  auto rows = other_names(role.names, language);
  rows.push_back({"of", text_of(title_of(role.family))});
  rows.push_back({"urn", role.urn()});
  if (!role.legacy_code.empty()) rows.push_back({"older urn", role.legacy_urn()});
  const auto in_policy = role.legacy_code.empty() ? std::pair(urn_prefix(role.family), role.code)
                                                  : std::pair(rolecode_attribute, role.legacy_code);
  rows.push_back({"in a policy", fmt::format("{} = {}", in_policy.first, in_policy.second)});
  rows.push_back({"for service owners", text_of(yes_or_no(role.for_service_owners))});
  if (role.key) rows.push_back({"key role", "yes: acts for the organisation towards others"});
  if (role.deprecated_in_studio) rows.push_back({"in Altinn Studio", "deprecated"});
  if (const auto until = catalogue.validity_of(role.family).until)
    rows.push_back({"gives access until", format_date(*until)});
  if (!role.variants.empty()) {
    std::string forms;
    for (const auto* variant : role.variants) forms += (forms.empty() ? "" : " ") + text_of(variant->code);
    rows.push_back({"organisation forms", forms});
  }
  if (!role.gives.empty()) rows.push_back({"gives roles", list_of_codes(role.gives)});
  if (!role.given_by.empty()) rows.push_back({"given by", list_of_codes(role.given_by)});
  auto text = fmt::format("{}  {}\n{}", code_of(role), role.names.in(language), columns(rows, 2));
  const auto grants = catalogue.grants_of(role);
  if (grants.empty()) return text + "\nno access package follows from it\n";
  text += fmt::format("\naccess packages that follow from it ({})\n", grants.size());
  for (const auto& area : catalogue.areas()) {
    Rows packages;
    for (const auto* grant : grants) {
      if (grant->package->area != &area) continue;
      packages.push_back(
          {text_of(grant->package->tail), text_of(grant->package->names.in(language)), what_it_gives(*grant)});
    }
    if (!packages.empty()) text += fmt::format("  {}\n{}", area.names.in(language), columns(packages, 4));
  }
  return text;
}

std::string area_text(const Catalogue& catalogue, const Area& area, Language language) {
  auto rows = other_names(area.names, language);
  rows.push_back({"group", text_of(area.group->names.in(language))});
  Rows packages;
  for (const auto& package : catalogue.packages()) {
    if (package.area != &area) continue;
    packages.push_back({text_of(package.tail), text_of(package.names.in(language)), remark_on(package)});
  }
  return fmt::format("{}  {}\n{}\naccess packages\n{}", area.tail, area.names.in(language), columns(rows, 2),
                     packages.empty() ? "  none\n" : columns(packages, 2));
}

}  // namespace

std::string list_as_text(const Catalogue& catalogue, std::span<const CatalogueRecord> records, Language language) {
  std::string text;
  const auto packages = all_of_kind<Package>(records);
  for (const auto& area : catalogue.areas()) {
    Rows rows;
    for (const auto* package : packages) {
      if (package->area != &area) continue;
      rows.push_back({text_of(package->tail), text_of(package->names.in(language)), remark_on(*package)});
    }
    append_group(text, area.names.in(language), rows);
  }
  const auto roles = all_of_kind<Role>(records);
  for (const auto family : {RoleFamily::ccr, RoleFamily::altinn3, RoleFamily::altinn2, RoleFamily::cra}) {
    Rows rows;
    for (const auto* role : roles) {
      if (role->family != family) continue;
      const bool other_code = !role->legacy_code.empty();
      rows.push_back(
          {code_of(*role), other_code ? text_of(role->code) : "", text_of(role->names.in(language)), remark_on(*role)});
    }
    append_group(text, fmt::format("roles of {}", title_of(family)), rows);
  }
  for (const auto& group : catalogue.groups()) {
    Rows rows;
    for (const auto* area : all_of_kind<Area>(records)) {
      if (area->group == &group) rows.push_back({text_of(area->tail), text_of(area->names.in(language))});
    }
    append_group(text, group.names.in(language), rows);
  }
  return text;
}

std::string record_as_text(const Catalogue& catalogue, const CatalogueRecord& record, Language language) {
  if (const auto* package = std::get_if<const Package*>(&record)) return package_text(catalogue, **package, language);
  if (const auto* role = std::get_if<const Role*>(&record)) return role_text(catalogue, **role, language);
  return area_text(catalogue, *std::get<const Area*>(record), language);
}

std::string hits_as_text(std::span<const CatalogueHit> hits, Language language) {
  Rows rows;
  for (const auto& hit : hits) {
    if (const auto* package = std::get_if<const Package*>(&hit.record)) {
      const auto& found = **package;
      rows.push_back({text_of(found.tail), text_of(found.names.in(language)), text_of(found.area->names.in(language)),
                      remark_on(found)});
    } else if (const auto* role = std::get_if<const Role*>(&hit.record)) {
      rows.push_back({code_of(**role), text_of((*role)->names.in(language)),
                      fmt::format("role of {}", title_of((*role)->family)), remark_on(**role)});
    }
  }
  return columns(rows, 0);
}

}  // namespace hjemmel::report
