#include "compiler/catalogue/search.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "compiler/catalogue/words.hpp"

using namespace hjemmel::catalogue;

namespace {
std::string first(std::string_view words) {
  const auto hits = search_packages(built_in(), words, 1);
  return hits.empty() ? std::string() : std::string(hits.front().record->tail);
}
std::string nearest(std::string_view wrong) {
  const auto found = nearest_packages(built_in(), wrong, 3);
  return found.empty() ? std::string() : std::string(found.front()->tail);
}
std::string nearest_role(std::string_view wrong) {
  const auto found = nearest_roles(built_in(), wrong, 3);
  return found.empty() ? std::string() : std::string(found.front()->code);
}
}  // namespace

TEST_CASE("what the service is about finds its package, in three languages") {
  CHECK(first("merverdiavgift") == "merverdiavgift");
  CHECK(first("meirverdiavgift") == "merverdiavgift");
  CHECK(first("VAT") == "merverdiavgift");
  CHECK(first("mva-rapportering") == "merverdiavgift");
  CHECK(first("sykefravær") == "sykefravaer");
  CHECK(first("SJUKEFRÅVÆR") == "sykefravaer");
  CHECK(first("sick leave") == "sykefravaer");
  CHECK(first("sykmelding") == "sykefravaer");
  CHECK(first("inntektsmelding") == "a-ordning");
  CHECK(first("krav og betalinger") == "krav-og-utlegg");
  CHECK(first("lakselusrapportering") == "akvakultur");
  CHECK(first("tinglysing") == "tinglysing-eiendom");
  CHECK(first("statistikk") == "rapportering-statistikk");
  CHECK(first("aksjonærregisteroppgaven") == "aksjer-og-eierforhold");
}

TEST_CASE("inflected, compounded and misspelt words find it too") {
  CHECK(first("lønninger") == "lonn");
  CHECK(first("byggesøknadene") == "byggesoknad");
  CHECK(first("forskningsprosjekter") == "forskning");
  CHECK(first("merverdiavgfit") == "merverdiavgift");
  CHECK(first("sykefraver") == "sykefravaer");
  CHECK(first("næringsmiddel") == "naeringsmidler-drikkevarer-og-tobakk");
  CHECK(first("råolje") == "utvinning-raaolje-naturgass-kull");
}

TEST_CASE("packages of a role come up when the words name the role") {
  for (const auto* words : {"regnskapsfører", "accountants", "rekneskapsførar"}) {
    CHECK(first(words).starts_with("regnskapsforer-"));
  }
  const auto hits = search_packages(built_in(), "auditor in charge", 1);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().record->tail == "ansvarlig-revisor");
}

TEST_CASE("what fits nothing finds nothing, and the best comes first") {
  CHECK(search_packages(built_in(), "xyzzy", 5).empty());
  CHECK(search_packages(built_in(), "", 5).empty());
  CHECK(search_packages(built_in(), "og", 5).empty());
  CHECK(search_packages(built_in(), "\xC3\x28\xFF", 5).empty());
  const auto hits = search_packages(built_in(), "sykefravær", 3);
  REQUIRE(hits.size() == 3);
  CHECK(std::ranges::is_sorted(hits, std::greater(), &Hit<Package>::score));
  CHECK(hits.front().score <= 1);
}

TEST_CASE("a misspelt or renamed name is answered with the right one") {
  CHECK(nearest("skatt-merverdiavgift") == "merverdiavgift");
  CHECK(nearest("urn:altinn:accesspackage:merverdi-avgift") == "merverdiavgift");
  CHECK(nearest("regnskapsforer-med-signeringsrett") == "regnskapsforer-med-signeringsrettighet");
  CHECK(nearest("sykmelding") == "sykefravaer");
  CHECK(nearest("xyzzy").empty());
  CHECK(nearest_role("PRIV2") == "privatperson");
  CHECK(nearest_role("UTIN") == "utinn");
  CHECK(nearest_role("daglig-leier") == "daglig-leder");
  CHECK(nearest_role("xyzzy").empty());
}

TEST_CASE("words are compared without case, marks and endings") {
  const auto alike = [](std::string_view a, std::string_view b) { return likeness(make_word(a), make_word(b)); };
  CHECK(alike("skole", "skole") == 1);
  CHECK(alike("skoler", "skolene") == 0.95);
  CHECK(alike("kjøretøy", "kjoretoy") == 1);
  CHECK(alike("oppgjør", "oppgjoer") == 1);
  CHECK(alike("avgift", "merverdiavgift") == 0.55);
  CHECK(alike("sykefraværsoppfølging", "sykefravær") == 0.6);
  CHECK(alike("toll", "lotteri") == 0);
  CHECK(alike("mva", "mvx") == 0);
}
