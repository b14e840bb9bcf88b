// What the resolver refuses in expressions, and what it lets through.
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "tests/policy_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using Codes = std::vector<std::string>;

namespace {

Codes codes_of_condition(const std::string& expression) {
  const auto policies = read_policies({policy_around(permit_if(expression))});
  CHECK((policies->resolved != nullptr) == !policies->diagnostics.has_errors());
  return codes_of(policies->diagnostics);
}

std::string message_of_condition(const std::string& expression) {
  const auto policies = read_policies({policy_around(permit_if(expression))});
  REQUIRE(policies->diagnostics.entries().size() == 1);
  const auto& entry = policies->diagnostics.entries()[0];
  return entry.help.empty() ? entry.message : entry.message + "; " + entry.help;
}

const std::string name = designator_text("name");
const std::string one_name = apply_text("string-one-and-only", name);
const std::string text = literal_text("string", "x");
const std::string number = literal_text("integer", "1");

std::string function_text(std::string_view short_name) {
  return fmt::format("<Function FunctionId=\"fn:{}\"/>", short_name);
}

}  // namespace

TEST_CASE("well-typed expressions pass", "[resolve]") {
  CHECK(codes_of_condition(literal_text("boolean", "true")).empty());
  CHECK(codes_of_condition(apply_text("string-equal", text + one_name)).empty());
  CHECK(codes_of_condition(apply_text("and", "")).empty());
  CHECK(codes_of_condition(apply_text("n-of", number)).empty());
  CHECK(codes_of_condition(apply_text("string-is-in", text + apply_text("string-bag", ""))).empty());
  CHECK(codes_of_condition(
            apply_text("integer-equal", number + apply_text("integer-add", number + number + number + number)))
            .empty());
}

TEST_CASE("a condition is one boolean", "[resolve]") {
  CHECK(message_of_condition(text) == "a condition is one boolean, not one string");
  CHECK(message_of_condition(designator_text("ok", "boolean")) == "a condition is one boolean, not a bag of boolean");
}

TEST_CASE("the number of arguments is that of the signature", "[resolve]") {
  CHECK(message_of_condition(apply_text("string-equal", text)) == "`string-equal` takes 2 arguments, not 1");
  CHECK(message_of_condition(apply_text("string-equal", text + text + text)) ==
        "`string-equal` takes 2 arguments, not 3");
  CHECK(message_of_condition(apply_text("n-of", "")) == "`n-of` takes at least 1 argument, not 0");
  CHECK(codes_of_condition(apply_text("integer-equal", number + apply_text("integer-add", number))) ==
        Codes{"wrong-argument-count"});
}

TEST_CASE("a bag is not a value, and there is help for it", "[resolve]") {
  CHECK(message_of_condition(apply_text("string-equal", text + name)) ==
        "argument 2 of `string-equal` must be one string, not a bag of string; `string-one-and-only` makes one string "
        "of it");
  CHECK(
      message_of_condition(apply_text("string-is-in", text + text)) ==
      "argument 2 of `string-is-in` must be a bag of string, not one string; `string-bag` makes a bag of string of it");
  CHECK(
      message_of_condition(apply_text("string-equal", text + number)) ==
      "argument 2 of `string-equal` must be one string, not one integer; `string-from-integer` makes one string of it");
  CHECK(
      message_of_condition(apply_text("integer-equal", number + literal_text("double", "1"))) ==
      "argument 2 of `integer-equal` must be one integer, not one double; `double-to-integer` makes one integer of it");
}

TEST_CASE("every mistake is reported, each once", "[resolve]") {
  const std::string wrong_inner = apply_text("integer-add", number + text);
  CHECK(codes_of_condition(apply_text("and", apply_text("integer-equal", number + wrong_inner) + number)) ==
        Codes{"wrong-argument-type", "wrong-argument-type"});
  CHECK(codes_of_condition(apply_text("integer-equal", number + literal_text("integer", "one"))) ==
        Codes{"invalid-literal"});
}

TEST_CASE("the place of a mistake is that of the argument", "[resolve]") {
  const auto policies = read_policies({policy_around(permit_if("\n" + apply_text("not", "\n  " + number)))});
  REQUIRE(policies->diagnostics.entries().size() == 1);
  const auto& span = policies->diagnostics.entries()[0].span;
  REQUIRE(span.file);
  CHECK(span.file->position_of(span.begin).line == 5);
  CHECK(span.file->position_of(span.begin).column == 3);
  CHECK(span.file->text().substr(span.begin, span.end - span.begin) ==
        "<AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#integer\">1</AttributeValue>");
}

TEST_CASE("a literal is read as its type", "[resolve]") {
  CHECK(codes_of_condition(
            apply_text("date-equal", literal_text("date", "2026-02-28") + literal_text("date", "2026-02-30"))) ==
        Codes{"invalid-literal"});
  CHECK(codes_of_condition(apply_text("string-equal", literal_text("string", " æøå ") + text)).empty());
}

TEST_CASE("an xpathExpression is a path, with a category", "[resolve]") {
  const auto count = [](std::string_view category, std::string_view path) {
    return apply_text(
        "integer-equal",
        number +
            fmt::format("<Apply FunctionId=\"urn:oasis:names:tc:xacml:3.0:function:xpath-node-count\"><AttributeValue "
                        "DataType=\"type:xpathExpression\"{}>{}</AttributeValue></Apply>",
                        category, path));
  };
  const std::string category = " XPathCategory=\"urn:oasis:names:tc:xacml:3.0:attribute-category:resource\"";
  CHECK(codes_of_condition(count(category, " //a[1] ")).empty());
  CHECK(codes_of_condition(count("", "//a")) == Codes{"missing-xpath-category"});
  CHECK(codes_of_condition(count(category, "//a[?]")) == Codes{"invalid-xpath"});
}

TEST_CASE("higher-order functions fit their function to the arguments beside it", "[resolve][higher-order]") {
  const std::string equal = function_text("string-equal");
  CHECK(codes_of_condition(apply_text("any-of", equal + text + name)).empty());
  CHECK(codes_of_condition(apply_text("any-of", equal + name + text)).empty());
  CHECK(codes_of_condition(apply_text("any-of-any", equal + name + name)).empty());
  CHECK(codes_of_condition(apply_text("any-of-any", equal + text + text)).empty());
  CHECK(codes_of_condition(apply_text("all-of-all", equal + name + name)).empty());
  const std::string lower = apply_text("map", function_text("string-normalize-to-lower-case") + name);
  CHECK(codes_of_condition(apply_text("string-is-in", text + lower)).empty());

  CHECK(message_of_condition(apply_text("any-of", equal + text + text)) ==
        "`any-of` takes exactly one bag, and none of its arguments are bags");
  CHECK(message_of_condition(apply_text("any-of", equal + name + name)) ==
        "`any-of` takes exactly one bag, and 2 of its arguments are bags");
  CHECK(message_of_condition(apply_text("all-of-any", equal + text + name)) ==
        "argument 2 of `all-of-any` must be a bag, not one string");
  CHECK(
      message_of_condition(apply_text("any-of", equal + number + name)) ==
      "argument 1 of `string-equal` must be one string, not one integer; `string-from-integer` makes one string of it");
  CHECK(message_of_condition(apply_text("any-of", equal + name)) ==
        "`string-equal` takes 2 arguments, and `any-of` gives it 1");
  CHECK(message_of_condition(apply_text("any-of", function_text("string-concatenate") + text + name)) ==
        "`any-of` applies a function that returns one boolean, and `string-concatenate` returns one string");
  CHECK(message_of_condition(apply_text("any-of", function_text("string-is-in") + text + name)) ==
        "`any-of` applies a function of single values, and `string-is-in` takes others");
  CHECK(codes_of_condition(apply_text("any-of", text + text + name)) == Codes{"wrong-argument-type"});
  CHECK(codes_of_condition(apply_text("string-equal", equal + text)) == Codes{"wrong-argument-type"});
}

TEST_CASE("the 1.0 forms have their bag in its place", "[resolve][higher-order]") {
  const auto any_of = [](const std::string& arguments) {
    return "<Apply FunctionId=\"urn:oasis:names:tc:xacml:1.0:function:any-of\">" + function_text("string-equal") +
           arguments + "</Apply>";
  };
  CHECK(codes_of_condition(any_of(text + name)).empty());
  CHECK(codes_of_condition(any_of(name + text)) == Codes{"wrong-argument-type", "wrong-argument-type"});
}

TEST_CASE("a match takes a function of two single values that returns a boolean", "[resolve][match]") {
  const auto codes_of_match = [](std::string_view function, const std::string& literal, const std::string& designator) {
    const auto policies = read_policies({policy_around(
        fmt::format("<Rule RuleId=\"r\" Effect=\"Permit\"><Target><AnyOf><AllOf><Match MatchId=\"fn:{}\">{}{}</Match>"
                    "</AllOf></AnyOf></Target></Rule>",
                    function, literal, designator))});
    return codes_of(policies->diagnostics);
  };
  CHECK(codes_of_match("string-equal", text, name).empty());
  CHECK(codes_of_match("rfc822Name-match", text, designator_text("mail", "rfc822Name")).empty());
  CHECK(codes_of_match("string-concatenate", text, name) == Codes{"wrong-match-function"});
  CHECK(codes_of_match("string-is-in", text, name) == Codes{"wrong-match-function"});
  CHECK(codes_of_match("any-of", text, name) == Codes{"wrong-match-function"});
  CHECK(codes_of_match("not", literal_text("boolean", "true"), name) == Codes{"wrong-match-function"});
  CHECK(codes_of_match("string-equal", number, name) == Codes{"wrong-argument-type"});
  CHECK(codes_of_match("string-equal", text, designator_text("age", "integer")) == Codes{"wrong-argument-type"});
  CHECK(codes_of_match("integer-equal", text, name) == Codes{"wrong-argument-type", "wrong-argument-type"});
}

TEST_CASE("obligations assign values, not functions", "[resolve]") {
  const auto policies = read_policies(
      {policy_around("<ObligationExpressions><ObligationExpression ObligationId=\"o\" FulfillOn=\"Permit\">"
                     "<AttributeAssignmentExpression AttributeId=\"a\">" +
                     function_text("string-equal") +
                     "</AttributeAssignmentExpression><AttributeAssignmentExpression AttributeId=\"b\">" + name +
                     "</AttributeAssignmentExpression></ObligationExpression></ObligationExpressions>")});
  CHECK(codes_of(policies->diagnostics) == Codes{"function-as-value"});
}
