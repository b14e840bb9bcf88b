#include "compiler/catalogue/catalogue.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "compiler/catalogue/date.hpp"

using namespace hjemmel::catalogue;

namespace {
const Catalogue& all = built_in();

const Grant* grant(std::string_view role, std::string_view package) {
  for (const auto* one : all.grants_of(*all.role(role))) {
    if (one->package->tail == package) return one;
  }
  return nullptr;
}
}  // namespace

TEST_CASE("the catalogue is whole") {
  CHECK(all.packages().size() == 223);
  CHECK(all.areas().size() == 49);
  CHECK(all.groups().size() == 5);
  CHECK(all.roles().size() == 148);
  CHECK(all.grants().size() == 1285);
  CHECK(all.entity_types().size() == 6);
  CHECK(all.entity_variants().size() == 58);
  const auto of_family = [](RoleFamily family) { return std::ranges::count(all.roles(), family, &Role::family); };
  CHECK(of_family(RoleFamily::altinn3) == 7);
  CHECK(of_family(RoleFamily::ccr) == 61);
  CHECK(of_family(RoleFamily::cra) == 42);
  CHECK(of_family(RoleFamily::altinn2) == 38);
  CHECK(all.digest().size() == 64);
  CHECK(all.digest().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}

TEST_CASE("every record can be looked up by its urn, tail and code, in upper case too") {
  for (const auto& package : all.packages()) {
    INFO(package.tail);
    CHECK(all.package(package.urn()) == &package);
    CHECK(all.package(package.tail) == &package);
    CHECK(all.package(package.code) == &package);
    CHECK_FALSE(package.names.nb.empty());
    CHECK_FALSE(package.names.nn.empty());
    CHECK_FALSE(package.names.en.empty());
  }
  for (const auto& role : all.roles()) {
    INFO(role.code);
    CHECK(all.role(role.urn()) == &role);
    CHECK(all.role(role.code) == &role);
    if (!role.legacy_code.empty()) {
      CHECK(all.role(role.legacy_code) == &role);
      CHECK(all.role(role.legacy_urn()) == &role);
      CHECK(all.role_of_rolecode(role.legacy_code) == &role);
    }
  }
}

TEST_CASE("a package is known by its urn's tail, its code and its names") {
  const auto* vat = all.package("merverdiavgift");
  REQUIRE(vat);
  CHECK(all.package("urn:altinn:accesspackage:merverdiavgift") == vat);
  CHECK(all.package("URN:ALTINN:ACCESSPACKAGE:MERVERDIAVGIFT") == vat);
  CHECK(all.package("Meirverdiavgift") == vat);
  CHECK(all.package(" value added tax ") == vat);
  CHECK(vat->area->names.en == "Taxes, Fees, Accounting and Customs");
  CHECK(vat->area->group->key == "general");
  CHECK(vat->entity_type->key == "organization");
  CHECK(vat->delegable);
  CHECK(vat->assignable);
  CHECK(vat->for_service_owners);

  const auto* enforcement = all.package("namsmannen-tvangsfullbyrdelse-forliksradet");
  REQUIRE(enforcement);
  CHECK(enforcement->code == "vergemal-namsmannen-tvangsfullbyrdelse-forliksradet");
  CHECK(all.package(enforcement->code) == enforcement);
  CHECK(all.package_of_tail(enforcement->code) == nullptr);
}

TEST_CASE("what is unknown or ambiguous is not found") {
  CHECK(all.package("skatt-merverdiavgift") == nullptr);
  CHECK(all.package("") == nullptr);
  CHECK(all.package("urn:altinn:accesspackage:") == nullptr);
  CHECK(all.package("urn:altinn:rolecode:merverdiavgift") == nullptr);
  CHECK(all.package("Pensjon") != nullptr);  // a tail comes before the name of another
  CHECK(all.package("Pensjon")->tail == "pensjon");
  CHECK(all.package("Barn og foreldre")->tail == "innbygger-barn-foreldre");
  CHECK(all.package("Leave of absence")->tail == "permisjon");
  CHECK(all.package("Education")->tail == "innbygger-utdanning");
  CHECK(all.package("Sick leave") == nullptr);  // of the employer and of the citizen
  CHECK(all.role("nope") == nullptr);
  CHECK(all.role("urn:altinn:external-role:ccr:dagl") == nullptr);
}

TEST_CASE("a role is known by every code and urn, æøå in any case") {
  const auto* manager = all.role("daglig-leder");
  REQUIRE(manager);
  for (const auto* spelling : {"DAGL", "dagl", "urn:altinn:rolecode:dagl", "urn:altinn:rolecode:DAGL",
                               "urn:altinn:external-role:ccr:daglig-leder", "Daglig leder", "dagleg leiar"}) {
    CHECK(all.role(spelling) == manager);
  }
  CHECK(manager->key);
  CHECK(manager->legacy_urn() == "urn:altinn:rolecode:dagl");
  const auto* business_manager = all.role("FFØR");
  REQUIRE(business_manager);
  CHECK(business_manager == all.role("ffør"));
  CHECK(business_manager->code == "forretningsforer");
  const auto* altinn2 = all.role("utinn");
  REQUIRE(altinn2);
  CHECK(altinn2->family == RoleFamily::altinn2);
  CHECK(altinn2->urn() == "urn:altinn:rolecode:utinn");
  CHECK(altinn2->deprecated_in_studio);
  CHECK(all.role("HADM")->family == RoleFamily::altinn2);
  CHECK(all.role("priv")->urn() == "urn:altinn:role:privatperson");
  CHECK(all.is_retired_code("SENS01"));
  CHECK_FALSE(all.is_retired_code("UTINN"));
}

TEST_CASE("what gives what, for which organisation form") {
  CHECK(all.grants_of(*all.role("dagl")).size() == 133);
  CHECK(all.grants_of(*all.role("lede")).size() == 132);
  CHECK(all.grants_of(*all.role("priv")).size() == 35);
  CHECK(all.grants_of(*all.role("utinn")).empty());
  const auto* manager = grant("dagl", "merverdiavgift");
  REQUIRE(manager);
  CHECK(manager->has_access);
  CHECK(manager->can_delegate);
  CHECK(manager->variant == nullptr);
  const auto* accountant = grant("regn", "regnskapsforer-lonn");
  REQUIRE(accountant);
  CHECK(accountant->has_access);
  CHECK_FALSE(accountant->can_delegate);
  const auto* administrator = grant("hovedadministrator", "merverdiavgift");
  REQUIRE(administrator);
  CHECK_FALSE(administrator->has_access);
  CHECK(administrator->can_delegate);
  std::set<std::string_view> forms;
  for (const auto* one : all.grants_of(*all.package("forretningsforer-eiendom"))) {
    if (one->variant) forms.insert(one->variant->code);
  }
  CHECK(forms == std::set<std::string_view>{"BRL", "ESEK"});
  CHECK(all.grants_of(*all.package("konkursbo-tilgangsstyrer")).empty());
}

TEST_CASE("a role gives others, and knows who gives it") {
  const auto* reporter = all.role("utinn");
  const auto* manager = all.role("dagl");
  CHECK(std::ranges::find(manager->gives, reporter) != manager->gives.end());
  CHECK(std::ranges::find(reporter->given_by, manager) != reporter->given_by.end());
  std::size_t given = 0;
  std::size_t givers = 0;
  for (const auto& role : all.roles()) {
    given += role.gives.size();
    givers += role.given_by.size();
  }
  CHECK(given == 304);
  CHECK(givers == 304);
  const auto has_form = [&](std::string_view code) {
    return std::ranges::find(manager->variants, code, &EntityVariant::code) != manager->variants.end();
  };
  CHECK(has_form("AS"));
  CHECK_FALSE(has_form("KBO"));
}

TEST_CASE("Altinn 2 roles end with 2026") {
  const auto day = [](std::string_view text) { return *parse_date(text); };
  const auto altinn2 = all.validity_of(RoleFamily::altinn2);
  REQUIRE(altinn2.until);
  CHECK(format_date(*altinn2.until) == "2026-12-31");
  CHECK(altinn2.includes(day("2026-12-31")));
  CHECK_FALSE(altinn2.includes(day("2027-01-01")));
  CHECK(all.validity_of(RoleFamily::ccr).includes(day("2040-01-01")));
  CHECK(all.transition_on(day("2025-06-01"))->key == "packages-recommended-organisations");
  CHECK(all.transition_on(day("2026-05-31"))->key == "packages-recommended");
  CHECK(all.transition_on(day("2026-06-01"))->key == "packages-required");
  CHECK(all.transition_on(day("2027-01-01"))->key == "packages-only");
}

TEST_CASE("dates are days of the calendar") {
  CHECK(parse_date("2028-02-29"));
  CHECK_FALSE(parse_date("2026-02-29"));
  CHECK_FALSE(parse_date("2026-13-01"));
  CHECK_FALSE(parse_date("2026-1-01"));
  CHECK_FALSE(parse_date("20260101"));
  CHECK_FALSE(parse_date("2026-01-01Z"));
  CHECK_FALSE(parse_date(""));
  CHECK(format_date(*parse_date("0999-01-02")) == "0999-01-02");
}

TEST_CASE("broken data is refused with its place") {
  std::vector<DataFile> files(embedded_files().begin(), embedded_files().end());
  const auto replace = [&](std::string_view name, std::string_view contents) {
    for (auto& file : files) {
      if (file.name == name) file.contents = contents;
    }
  };
  SECTION("a missing file") {
    std::erase_if(files, [](const DataFile& file) { return file.name == "roles.tsv"; });
    const auto loaded = load_catalogue(files, "");
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error() == "roles.tsv: no such file");
  }
  SECTION("a reference to nothing") {
    replace("grants.tsv", "# role\tpackage\tvariant\trights\ndaglig-leder\tmerverdi\t-\taccess\n");
    const auto loaded = load_catalogue(files, "");
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error() == "grants.tsv:2: no package `merverdi`");
  }
  SECTION("a line that is too short") {
    replace("validity.tsv", "altinn2\t-\n");
    const auto loaded = load_catalogue(files, "");
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error() == "validity.tsv:1: 2 cells where 3 belong");
  }
  SECTION("a date that is none") {
    replace("validity.tsv", "altinn2\t-\t2026-12-32\n");
    const auto loaded = load_catalogue(files, "");
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error() == "validity.tsv:1: no date `2026-12-32`");
  }
}
