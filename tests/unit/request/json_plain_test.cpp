// Plain JSON requests are read the short way. Whatever it takes, the reader proper must take as well, and understand
// alike: here over every small fault that a text can have. The reader proper is had by an escape, which the short way
// does not take.
#include <catch2/catch.hpp>

#include <optional>

#include "runtime/request/request.hpp"
#include "tests/unit/request/request_text.hpp"

namespace hjemmel::test {
namespace {

constexpr std::string_view plain =
    R"({"Request":{"ReturnPolicyIdList":true,"CombinedDecision":null,"XPathVersion":null,"MultiRequests":null,)"
    R"("AccessSubject":[{"Id":"s1","Content":null,"Attribute":[)"
    R"({"AttributeId":"a","Value":"x","DataType":"string"},{"AttributeId":"b","Value":"7","DataType":"integer","Issuer":"i"},)"
    R"({"Value":"v","AttributeId":"c","Issuer":null,"IncludeInResult":true}]}],)"
    R"("Category":{"CategoryId":"urn:own","Attribute":{"AttributeId":"d","Value":"","DataType":"urn:unknown"}},)"
    R"("Action":[{"Attribute":[]},{"CategoryId":"urn:oasis:names:tc:xacml:3.0:attribute-category:action"}],)"
    R"("Resource":null}})";

std::optional<std::string> read(std::string_view text) {
  Request request;
  RequestProblem problem;
  if (!read_json_request(text, request, problem)) return std::nullopt;
  return text_of(request);
}

/// The same text with an escape in its first name.
std::optional<std::string> read_escaped(std::string text) {
  const std::size_t at = text.find("\"Request\"");
  if (at != std::string::npos) text.replace(at + 1, 1, "\\u0052");
  return read(text);
}

}  // namespace

TEST_CASE("a plain request is understood as the reader proper does") {
  REQUIRE(read(plain) == read_escaped(std::string(plain)));
  REQUIRE(read(plain).has_value());
}

TEST_CASE("the short way takes nothing that the reader proper refuses or reads otherwise") {
  constexpr std::string_view replacements[] = {"",        "\"",   "\\",           "{", "}", "[",    "]",        ",",
                                               ":",       " ",    "\n",           "x", "0", "\x01", "\xC3\xA6", "\xFF",
                                               "\\u00e6", "null", "\"Id\":\"2\","};
  for (std::size_t i = 0; i <= plain.size(); ++i) {
    for (const std::string_view replacement : replacements) {
      for (const std::size_t removed : {0, 1}) {
        std::string text(plain.substr(0, i));
        text += replacement;
        if (i + removed <= plain.size()) text += plain.substr(i + removed);
        INFO(text);
        const auto understood = read(text);
        REQUIRE(understood == read_escaped(text));
      }
    }
  }
}

TEST_CASE("a property that is given twice is refused the short way, too") {
  for (const std::string_view twice :
       {R"("AttributeId":"a")", R"("Value":"a")", R"("Issuer":"a")", R"("DataType":"string")"}) {
    const std::string attribute =
        R"({"AttributeId":"a","Value":"x","DataType":"string","Issuer":"i",)" + std::string(twice) + "}";
    CHECK_FALSE(read(R"({"Request":{"Action":{"Attribute":)" + attribute + "}}}"));
  }
  CHECK_FALSE(read(R"({"Request":{},"Request":{}})"));
  CHECK_FALSE(read(R"({"Request":{"Action":null,"Action":[]}})"));
}

}  // namespace hjemmel::test
