#include "compiler/catalogue/subject.hpp"

#include <catch2/catch.hpp>

#include "compiler/catalogue/fold.hpp"

using namespace hjemmel::catalogue;

namespace {
constexpr const char* package = "urn:altinn:accesspackage";
constexpr const char* rolecode = "urn:altinn:rolecode";
constexpr const char* ccr = "urn:altinn:external-role:ccr";
constexpr const char* cra = "urn:altinn:external-role:cra";
constexpr const char* role = "urn:altinn:role";

SubjectName read(std::string_view attribute, std::string_view value) {
  auto subject = read_subject(built_in(), attribute, value);
  REQUIRE(subject);
  return *subject;
}
}  // namespace

TEST_CASE("spellings that match are right") {
  CHECK(read(package, "jordbruk").fault == SpellingFault::none);
  CHECK(read(package, "JORDBRUK").fault == SpellingFault::none);
  CHECK(read(package, "namsmannen-tvangsfullbyrdelse-forliksradet").fault == SpellingFault::none);
  for (const auto* code : {"DAGL", "dagl", "FFØR", "ffør", "UTINN", "A0239", "priv", "seln"}) {
    INFO(code);
    const auto subject = read(rolecode, code);
    CHECK(subject.fault == SpellingFault::none);
    CHECK(subject.role);
    CHECK(subject.right_attribute == rolecode);
    CHECK(same_but_for_case(subject.right_value, code));
  }
  CHECK(read(ccr, "daglig-leder").role->legacy_code == "dagl");
  CHECK(read(role, "privatperson").fault == SpellingFault::none);
  CHECK(read(cra, "nav-arbeid").fault == SpellingFault::none);
  CHECK_FALSE(read_subject(built_in(), "urn:altinn:org", "skd"));
  CHECK_FALSE(read_subject(built_in(), "urn:altinn:AccessPackage", "jordbruk"));
}

TEST_CASE("a spelling that never matches is understood, and corrected") {
  struct Case {
    const char* attribute;
    const char* value;
    SpellingFault fault;
    const char* right_attribute;
    const char* right_value;
  };
  const auto [attribute, value, fault, right_attribute, right_value] = GENERATE(values<Case>({
      {package, "urn:altinn:accesspackage:jordbruk", SpellingFault::full_urn, package, "jordbruk"},
      {package, "vergemal-namsmannen-tvangsfullbyrdelse-forliksradet", SpellingFault::other_name, package,
       "namsmannen-tvangsfullbyrdelse-forliksradet"},
      {package, "Value added tax", SpellingFault::other_name, package, "merverdiavgift"},
      {package, " jordbruk", SpellingFault::white_space, package, "jordbruk"},
      {package, "DAGL", SpellingFault::other_kind, rolecode, "dagl"},
      {rolecode, "urn:altinn:rolecode:DAGL", SpellingFault::full_urn, rolecode, "dagl"},
      {rolecode, "daglig-leder", SpellingFault::other_name, rolecode, "dagl"},
      {rolecode, "urn:altinn:external-role:ccr:daglig-leder", SpellingFault::full_urn, rolecode, "dagl"},
      {rolecode, "nav-arbeid", SpellingFault::other_attribute, cra, "nav-arbeid"},
      {rolecode, "jordbruk", SpellingFault::other_kind, package, "jordbruk"},
      {ccr, "dagl", SpellingFault::other_name, ccr, "daglig-leder"},
      {ccr, "UTINN", SpellingFault::other_attribute, rolecode, "utinn"},
      {ccr, "privatperson", SpellingFault::other_attribute, rolecode, "priv"},
      {rolecode, "DAGL\n", SpellingFault::white_space, rolecode, "dagl"},
  }));
  INFO(attribute << " " << value);
  const auto subject = read(attribute, value);
  CHECK(subject.fault == fault);
  CHECK(subject.right_attribute == right_attribute);
  CHECK(subject.right_value == right_value);
  CHECK((subject.package != nullptr) != (subject.role != nullptr));
}

TEST_CASE("unknown names, and codes that are retired") {
  CHECK(read(package, "skatt-merverdiavgift").fault == SpellingFault::unknown);
  CHECK(read(package, "").fault == SpellingFault::unknown);
  CHECK(read(rolecode, "PRIV2").fault == SpellingFault::unknown);
  CHECK(read(ccr, "sjef").fault == SpellingFault::unknown);
  const auto retired = read(rolecode, "SENS01");
  CHECK(retired.retired);
  CHECK(retired.fault == SpellingFault::none);
  CHECK_FALSE(retired.role);
}

TEST_CASE("case folding knows the letters of Norwegian, and leaves the rest alone") {
  CHECK(fold_case("FFØR ÆÅ") == "ffør æå");
  CHECK(fold_case("×÷ß") == "×÷ß");
  CHECK(fold_case("\xC3") == "\xC3");
  CHECK(fold_case("") == "");
  CHECK(same_but_for_case("SÆR", "sær"));
  CHECK_FALSE(same_but_for_case("SÆR", "saer"));
}
