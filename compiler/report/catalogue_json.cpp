#include <nlohmann/json.hpp>

#include "compiler/catalogue/date.hpp"
#include "compiler/report/catalogue_report.hpp"

namespace hjemmel::report {

namespace {

using namespace catalogue;
using Json = nlohmann::ordered_json;

Json names_of(const Names& names) { return {{"en", names.en}, {"nb", names.nb}, {"nn", names.nn}}; }

Json json_of(const Package& package) {
  return {{"kind", "package"},
          {"urn", package.urn()},
          {"value", package.tail},
          {"code", package.code},
          {"names", names_of(package.names)},
          {"area", package.area->tail},
          {"group", package.area->group->key},
          {"entityType", package.entity_type->key},
          {"delegable", package.delegable},
          {"assignable", package.assignable},
          {"forServiceOwners", package.for_service_owners},
          {"id", package.id}};
}

Json json_of(const Role& role) {
  Json json = {{"kind", "role"},
               {"urn", role.urn()},
               {"legacyUrn", nullptr},
               {"code", role.code},
               {"legacyCode", nullptr},
               {"family", name_of(role.family)},
               {"names", names_of(role.names)},
               {"entityType", role.entity_type->key},
               {"keyRole", role.key},
               {"assignable", role.assignable},
               {"forServiceOwners", role.for_service_owners},
               {"deprecatedInStudio", role.deprecated_in_studio},
               {"id", role.id}};
  if (!role.legacy_code.empty()) {
    json["legacyUrn"] = role.legacy_urn();
    json["legacyCode"] = role.legacy_code;
  }
  return json;
}

Json json_of(const Area& area) {
  return {{"kind", "area"},
          {"area", area.tail},
          {"names", names_of(area.names)},
          {"group", area.group->key},
          {"id", area.id}};
}

Json json_of(const CatalogueRecord& record) {
  return std::visit([](const auto* one) { return json_of(*one); }, record);
}

Json json_of(const Grant& grant) {
  Json json = {{"hasAccess", grant.has_access}, {"canDelegate", grant.can_delegate}, {"canAssign", grant.can_assign}};
  json["variant"] = grant.variant ? Json(grant.variant->code) : Json(nullptr);
  return json;
}

void add_relations(const Catalogue& catalogue, const Package& package, Json& json) {
  json["givenBy"] = Json::array();
  for (const auto* grant : catalogue.grants_of(package)) {
    auto entry = json_of(*grant);
    entry["role"] = grant->role->urn();
    json["givenBy"].push_back(std::move(entry));
  }
}

void add_relations(const Catalogue& catalogue, const Role& role, Json& json) {
  const auto validity = catalogue.validity_of(role.family);
  json["validUntil"] = validity.until ? Json(format_date(*validity.until)) : Json(nullptr);
  json["variants"] = Json::array();
  for (const auto* variant : role.variants) json["variants"].push_back(variant->code);
  json["givesRoles"] = Json::array();
  for (const auto* given : role.gives) json["givesRoles"].push_back(given->urn());
  json["givenByRoles"] = Json::array();
  for (const auto* giver : role.given_by) json["givenByRoles"].push_back(giver->urn());
  json["givesPackages"] = Json::array();
  for (const auto* grant : catalogue.grants_of(role)) {
    auto entry = json_of(*grant);
    entry["package"] = grant->package->urn();
    json["givesPackages"].push_back(std::move(entry));
  }
}

void add_relations(const Catalogue& catalogue, const Area& area, Json& json) {
  json["packages"] = Json::array();
  for (const auto& package : catalogue.packages()) {
    if (package.area == &area) json["packages"].push_back(package.urn());
  }
}

std::string written(const Json& json) { return json.dump(2) + "\n"; }

}  // namespace

std::string list_as_json(std::span<const CatalogueRecord> records) {
  auto list = Json::array();
  for (const auto& record : records) list.push_back(json_of(record));
  return written(list);
}

std::string records_as_json(const Catalogue& catalogue, std::span<const CatalogueRecord> records) {
  auto list = Json::array();
  for (const auto& record : records) {
    auto json = json_of(record);
    std::visit([&](const auto* one) { add_relations(catalogue, *one, json); }, record);
    list.push_back(std::move(json));
  }
  return written(list);
}

std::string hits_as_json(std::span<const CatalogueHit> hits) {
  auto list = Json::array();
  for (const auto& hit : hits) {
    auto json = json_of(hit.record);
    json["score"] = hit.score;
    list.push_back(std::move(json));
  }
  return written(list);
}

}  // namespace hjemmel::report
