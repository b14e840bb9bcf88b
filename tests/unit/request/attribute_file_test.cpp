#include "runtime/request/attribute_file.hpp"

#include <catch2/catch.hpp>

#include "request_text.hpp"

using namespace hjemmel;

namespace {

constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";

std::string values(const RequestAttributeSource& source, std::string_view id, DataType type, std::string_view issuer) {
  Arena arena;
  std::string text;
  for (const Value& value : source.values_of(subject, id, type, issuer, arena)) text += test::text_of(value) + ",";
  return text;
}

}  // namespace

TEST_CASE("a file of attributes answers by category, id, type and issuer") {
  const std::string categories = R"({"AccessSubject":[
    {"Attribute":[{"AttributeId":"p","Value":["a","b"]},{"AttributeId":"p","Value":"c","Issuer":"i"},
                  {"AttributeId":"p","Value":7},{"AttributeId":"x","Value":"x","DataType":"urn:own"}]},
    {"Attribute":{"AttributeId":"p","Value":"d"}}]})";
  for (const std::string& text : {categories, R"({"Request":)" + categories + "}"}) {
    RequestProblem problem;
    const auto source = RequestAttributeSource::read(text, problem);
    INFO(problem.message);
    REQUIRE(source != nullptr);
    CHECK(values(*source, "p", DataType::string, "") == "a,b,c,d,");
    CHECK(values(*source, "p", DataType::string, "i") == "c,");
    CHECK(values(*source, "p", DataType::string, "j") == "");
    CHECK(values(*source, "p", DataType::integer, "") == "7,");
    CHECK(values(*source, "q", DataType::string, "") == "");
    CHECK(values(*source, "x", DataType::unknown, "") == "");
    Arena arena;
    CHECK(source->values_of("urn:other", "p", DataType::string, "", arena).empty());
  }
}

TEST_CASE("a file that cannot be read says where and why") {
  const auto problem_of = [](std::string text) {
    RequestProblem problem;
    const bool read = RequestAttributeSource::read(std::move(text), problem) != nullptr;
    return test::outcome(read, problem);
  };
  CHECK(problem_of("{}") == "read");
  CHECK(problem_of("[1]") == "1:1 expected an object with the property `Request`");
  CHECK(problem_of("{\n\"Subject\":{}}") == "2:1 unknown property `Subject`");
  CHECK(problem_of(R"({"AccessSubject":7})") == "1:18 `AccessSubject`: expected an object, found a number");
  CHECK(problem_of(R"({"Action":{"Id":"a"},"MultiRequests":{"RequestReference":{"ReferenceId":"a"}}})") ==
        "0:0 `MultiRequests` has no meaning in a file of attributes");
}
