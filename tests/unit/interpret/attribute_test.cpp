// Attribute retrieval: 7.3.3 to 7.3.7.
#include <fmt/format.h>

#include "tests/unit/interpret/decide_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;

namespace {

std::string size_is(int size, const std::string& designator, std::string_view type = "string") {
  return apply_text("integer-equal", apply_text(fmt::format("{}-bag-size", type), designator) +
                                         literal_text("integer", std::to_string(size)));
}

bool holds(const std::string& condition, const Attributes& attributes, const Environment& environment = {}) {
  return decide_condition(condition, attributes, environment).decision == Decision::permit;
}

/// Gives `role` of the subject, and counts how often it is asked.
class Roles final : public AttributeSource {
 public:
  std::span<const Value> values_of(std::string_view, std::string_view attribute_id, DataType, std::string_view issuer,
                                   Arena& arena) const override {
    ++asked;
    if (attribute_id != "role" || !issuer.empty()) return {};
    const Value value = Value::of_text(DataType::string, "boss");
    return arena.copy(std::span(&value, 1));
  }
  mutable int asked = 0;
};

std::string current(std::string_view name, std::string_view type) {
  return apply_text(
      fmt::format("{}-one-and-only", type),
      fmt::format(
          "<AttributeDesignator Category=\"urn:oasis:names:tc:xacml:3.0:attribute-category:environment\" "
          "AttributeId=\"urn:oasis:names:tc:xacml:1.0:environment:{}\" DataType=\"type:{}\" MustBePresent=\"true\"/>",
          name, type));
}

}  // namespace

TEST_CASE("attributes of one name are one bag, duplicates kept", "[attribute]") {
  const Attributes attributes = {{"name", "a"}, {"other", "x"}, {"name", "b"}, {"name", "a"}};
  CHECK(holds(size_is(3, designator_text("name")), attributes));
  CHECK(holds(size_is(0, designator_text("Name")), attributes));
  CHECK(holds(size_is(0, designator_text("name", "anyURI"), "anyURI"), attributes));
}

TEST_CASE("an attribute that must be present and is not is named in the status", "[attribute]") {
  const Answer answer = decide_condition(size_is(0, designator_text("name", "string", true)));
  CHECK(answer.decision == Decision::indeterminate);
  CHECK(answer.status == StatusCode::missing_attribute);
  CHECK(answer.missing_attribute == std::string(test_category) + " name  string");
}

TEST_CASE("an issuer is matched only where one is asked for", "[attribute]") {
  StringRequest request(Attributes{{"name", "a"}, {"name", "b"}});
  request.request().attributes[0].issuer = "urn:example:skd";
  std::string from_skd = designator_text("name");
  from_skd.insert(from_skd.find(" DataType"), " Issuer=\"urn:example:skd\"");
  std::string from_nav = designator_text("name");
  from_nav.insert(from_nav.find(" DataType"), " Issuer=\"urn:example:nav\"");
  const auto size_holds = [&](int size, const std::string& designator) {
    return Decider({policy_around(permit_if(size_is(size, designator)))}).decide(request.individual()).decision ==
           Decision::permit;
  };
  CHECK(size_holds(2, designator_text("name")));
  CHECK(size_holds(1, from_skd));
  CHECK(size_holds(0, from_nav));
}

TEST_CASE("only the categories of the individual request are seen", "[attribute]") {
  StringRequest request(Attributes{{"name", "a"}});
  IndividualRequest without = request.individual();
  without.categories = {};
  Decider decider({policy_around(permit_if(size_is(1, designator_text("name"))))});
  CHECK(decider.decide(request.individual()).decision == Decision::permit);
  CHECK(decider.decide(without).decision == Decision::not_applicable);
}

TEST_CASE("an attribute source is asked for what the request lacks, once", "[attribute]") {
  const Roles roles;
  Environment environment;
  environment.attributes = &roles;
  const std::string role = designator_text("role", "string", true);
  const std::string twice = apply_text("and", size_is(1, role) + size_is(1, role));
  CHECK(holds(twice, {}, environment));
  const int engine_count = static_cast<int>(engines_for(*read_policies({policy_around("")})->resolved).size());
  CHECK(roles.asked == engine_count);
  CHECK(holds(size_is(2, role), {{"role", "a"}, {"role", "b"}}, environment));
  CHECK(roles.asked == engine_count);
}

TEST_CASE("the current time is supplied in the implicit zone where the request has none", "[attribute]") {
  Environment environment;
  environment.now_seconds = 1'767'225'600 - 1;  // 2025-12-31T23:59:59Z
  environment.implicit_zone = 60;
  CHECK(holds(apply_text("date-equal", current("current-date", "date") + literal_text("date", "2026-01-01+01:00")), {},
              environment));
  CHECK(holds(apply_text("time-equal", current("current-time", "time") + literal_text("time", "00:59:59+01:00")), {},
              environment));
  CHECK(holds(apply_text("dateTime-equal",
                         current("current-dateTime", "dateTime") + literal_text("dateTime", "2025-12-31T23:59:59Z")),
              {}, environment));
  environment.now_seconds = -1;
  environment.implicit_zone = 0;
  CHECK(holds(apply_text("time-equal", current("current-time", "time") + literal_text("time", "23:59:59Z")), {},
              environment));
  CHECK(decide_condition(apply_text("date-equal", current("current-time", "date") + current("current-date", "date")))
            .status == StatusCode::missing_attribute);  // not of that type
}

TEST_CASE("a selector selects from the content of its category", "[attribute][selector]") {
  const std::string selector = fmt::format(
      "<AttributeSelector Category=\"{}\" Path=\"/a/b/text()\" DataType=\"type:string\" MustBePresent=\"true\"/>",
      test_category);
  const std::string condition = apply_text("string-is-in", literal_text("string", "blå") + selector);
  StringRequest request(Attributes{});
  Decider decider({policy_around(permit_if(condition))});
  CHECK(decider.decide(request.individual()).status == StatusCode::missing_attribute);
  request.request().categories[0].content = "<a><b>rød</b><b>blå</b></a>";
  CHECK(decider.decide(request.individual()).decision == Decision::permit);
  request.request().categories[0].content = "<a><b>rød</b></a>";
  CHECK(decider.decide(request.individual()).decision == Decision::not_applicable);
}
