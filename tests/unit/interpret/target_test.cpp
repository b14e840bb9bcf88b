// Tables 1 to 3 and 7.6: what decides in a target, and what an error before it does not prevent.
#include <fmt/format.h>

#include "tests/unit/interpret/decide_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;

namespace {

std::string match(std::string_view function, const std::string& literal, const std::string& designator) {
  return fmt::format("<Match MatchId=\"fn:{}\">{}{}</Match>", function, literal, designator);
}
/// The subject has the attribute `present` with the value `yes`.
const std::string holds = match("string-equal", literal_text("string", "yes"), designator_text("present"));
const std::string fails = match("string-equal", literal_text("string", "no"), designator_text("present"));
const std::string missing =
    match("string-equal", literal_text("string", "x"), designator_text("absent", "string", true));
/// A regular expression that is none: processing-error or syntax-error, no missing attribute.
const std::string malformed = match("string-regexp-match", literal_text("string", "("), designator_text("present"));

std::string all_of(const std::string& matches) { return "<AllOf>" + matches + "</AllOf>"; }
std::string any_of(const std::string& all_ofs) { return "<AnyOf>" + all_ofs + "</AnyOf>"; }

Answer decide_target(const std::string& any_ofs, const Attributes& attributes = {{"present", "yes"}}) {
  return Decider({policy_around("<Rule RuleId=\"r\" Effect=\"Permit\"><Target>" + any_ofs + "</Target></Rule>")})
      .decide(attributes);
}

constexpr auto matches = Decision::permit;
constexpr auto no_match = Decision::not_applicable;
constexpr auto error = Decision::indeterminate;

}  // namespace

TEST_CASE("an empty target matches", "[target]") { CHECK(decide_target("").decision == matches); }

TEST_CASE("table 3: False wins in an AllOf, wherever it stands", "[target]") {
  CHECK(decide_target(any_of(all_of(holds + holds))).decision == matches);
  CHECK(decide_target(any_of(all_of(holds + fails))).decision == no_match);
  CHECK(decide_target(any_of(all_of(missing + fails))).decision == no_match);
  CHECK(decide_target(any_of(all_of(fails + missing))).decision == no_match);
  CHECK(decide_target(any_of(all_of(holds + missing))).decision == error);
}

TEST_CASE("table 2: Match wins in an AnyOf, wherever it stands", "[target]") {
  CHECK(decide_target(any_of(all_of(fails) + all_of(holds))).decision == matches);
  CHECK(decide_target(any_of(all_of(missing) + all_of(holds))).decision == matches);
  CHECK(decide_target(any_of(all_of(fails) + all_of(missing))).decision == error);
  CHECK(decide_target(any_of(all_of(fails) + all_of(fails))).decision == no_match);
}

TEST_CASE("table 1: No match wins in a target, wherever it stands", "[target]") {
  CHECK(decide_target(any_of(all_of(holds)) + any_of(all_of(holds))).decision == matches);
  CHECK(decide_target(any_of(all_of(missing)) + any_of(all_of(fails))).decision == no_match);
  CHECK(decide_target(any_of(all_of(holds)) + any_of(all_of(missing))).decision == error);
}

TEST_CASE("the status is that of the first error met", "[target]") {
  const auto status = [](const std::string& any_ofs) { return decide_target(any_ofs).status; };
  CHECK(status(any_of(all_of(missing + malformed))) == StatusCode::missing_attribute);
  CHECK(status(any_of(all_of(malformed + missing))) != StatusCode::missing_attribute);
  CHECK(status(any_of(all_of(missing) + all_of(malformed))) == StatusCode::missing_attribute);
  CHECK(status(any_of(all_of(malformed)) + any_of(all_of(missing))) != StatusCode::missing_attribute);
}

TEST_CASE("7.6: one True value is enough, the literal comes first, an empty bag is False", "[target]") {
  const Attributes names = {{"name", "Bø"}, {"name", "Åse"}};
  const auto target = [](const std::string& inside) { return any_of(all_of(inside)); };
  CHECK(decide_target(target(match("string-equal", literal_text("string", "Åse"), designator_text("name"))), names)
            .decision == matches);
  CHECK(decide_target(target(match("string-greater-than", literal_text("string", "C"), designator_text("name"))), names)
            .decision == matches);  // C is after Bø
  CHECK(decide_target(target(match("string-less-than", literal_text("string", "A"), designator_text("name"))), names)
            .decision == matches);  // A is before both
  CHECK(decide_target(target(match("string-equal", literal_text("string", "x"), designator_text("absent")))).decision ==
        no_match);
}
