// The catalogue out: lists, single records and hits of a search, as text for people and as JSON for tools.
//
// Text is in one language, JSON has all three. JSON: a list is an array of records; a record names its kind, `package`,
// `role` or `area`; see catalogue_json.cpp for the members.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "compiler/catalogue/catalogue.hpp"
#include "compiler/catalogue/search.hpp"

namespace hjemmel::report {

/// A record of the catalogue, never null.
using CatalogueRecord = std::variant<const catalogue::Package*, const catalogue::Role*, const catalogue::Area*>;

/// A hit of a search over packages and roles.
struct CatalogueHit {
  CatalogueRecord record;
  double score = 0;
};

/// One line a record: packages under their areas, roles under their families.
std::string list_as_text(const catalogue::Catalogue& catalogue, std::span<const CatalogueRecord> records,
                         catalogue::Language language);
std::string list_as_json(std::span<const CatalogueRecord> records);

/// Everything that is known about a record: what holds a package, what a role gives.
std::string record_as_text(const catalogue::Catalogue& catalogue, const CatalogueRecord& record,
                           catalogue::Language language);
std::string records_as_json(const catalogue::Catalogue& catalogue, std::span<const CatalogueRecord> records);

std::string hits_as_text(std::span<const CatalogueHit> hits, catalogue::Language language);
std::string hits_as_json(std::span<const CatalogueHit> hits);

}  // namespace hjemmel::report
