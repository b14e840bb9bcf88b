#include "compiler/report/catalogue_report.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "compiler/report/columns.hpp"

using namespace hjemmel;
using catalogue::Language;
using report::CatalogueRecord;

namespace {
const catalogue::Catalogue& all = catalogue::built_in();

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("columns align by code points, and lines end in no white space") {
  CHECK(report::columns({{"æøå", "b"}, {"a"}, {"abcd", "", "c"}}, 1) == " æøå   b\n a\n abcd     c\n");
  CHECK(report::columns({}, 2).empty());
}

TEST_CASE("a package shows its flags and which roles give it") {
  const auto text = report::record_as_text(all, all.package("forretningsforer-eiendom"), Language::nb);
  CHECK(has(text, "forretningsforer-eiendom  Forretningsforer eiendom\n"));
  CHECK(has(text, "urn:altinn:accesspackage = forretningsforer-eiendom"));
  CHECK(has(text, "FFØR"));
  CHECK(has(text, "BRL only"));
  CHECK(has(text, "can be assigned             no"));
  CHECK(has(report::record_as_text(all, all.package("konkursbo-tilgangsstyrer"), Language::en), "no role gives it"));
}

TEST_CASE("a role shows what it gives, and until when") {
  const auto manager = report::record_as_text(all, all.role("dagl"), Language::en);
  CHECK(has(manager, "DAGL  Managing Director\n"));
  CHECK(has(manager, "access packages that follow from it (133)\n"));
  CHECK(has(manager, "  Taxes, Fees, Accounting and Customs\n"));
  CHECK_FALSE(has(manager, "gives access until"));
  const auto reporter = report::record_as_text(all, all.role("utinn"), Language::nn);
  CHECK(has(reporter, "2026-12-31"));
  CHECK(has(reporter, "no access package follows from it"));
  CHECK(has(reporter, "DAGL"));
}

TEST_CASE("lists have every record once") {
  std::vector<CatalogueRecord> records;
  for (const auto& package : all.packages()) records.emplace_back(&package);
  for (const auto& role : all.roles()) records.emplace_back(&role);
  for (const auto& area : all.areas()) records.emplace_back(&area);
  const auto text = report::list_as_text(all, records, Language::en);
  const auto indented = [&] {
    std::size_t count = 0;
    for (std::size_t at = text.find("\n  "); at != std::string::npos; at = text.find("\n  ", at + 1)) ++count;
    return count;
  }();
  CHECK(indented == records.size());
  const auto json = nlohmann::json::parse(report::list_as_json(records));
  CHECK(json.size() == 223 + 148 + 49);
  CHECK(json[0]["kind"] == "package");
}

TEST_CASE("json of a record has its relations") {
  const std::vector<CatalogueRecord> records = {all.package("merverdiavgift"), all.role("UTINN"),
                                                all.area("personale")};
  const auto json = nlohmann::json::parse(report::records_as_json(all, records));
  REQUIRE(json.size() == 3);
  CHECK(json[0]["urn"] == "urn:altinn:accesspackage:merverdiavgift");
  CHECK(json[0]["names"]["nn"] == "Meirverdiavgift");
  CHECK(json[0]["forServiceOwners"] == true);
  CHECK(json[0]["givenBy"].size() == all.grants_of(*all.package("merverdiavgift")).size());
  CHECK(json[0]["givenBy"][0]["variant"].is_null());
  CHECK(json[1]["validUntil"] == "2026-12-31");
  CHECK(json[1]["legacyCode"].is_null());
  CHECK(json[1]["givesPackages"].empty());
  CHECK(json[2]["packages"].size() == 9);
}

TEST_CASE("hits are one line each") {
  const std::vector<report::CatalogueHit> hits = {{all.package("merverdiavgift"), 0.9}, {all.role("DAGL"), 0.5}};
  CHECK(report::hits_as_text(hits, Language::en) ==
        "merverdiavgift  Value added tax    Taxes, Fees, Accounting and Customs\n"
        "DAGL            Managing Director  role of the Entity Register\n");
  CHECK(nlohmann::json::parse(report::hits_as_json(hits))[0]["score"] == 0.9);
}
