#include <fmt/format.h>

#include "tests/unit/interpret/decide_text.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;

namespace {

const std::string yes = literal_text("boolean", "true");
const std::string no = literal_text("boolean", "false");
/// missing-attribute, and syntax-error: two errors that can be told apart.
const std::string missing =
    apply_text("string-is-in", literal_text("string", "x") + designator_text("absent", "string", true));
const std::string malformed =
    apply_text("boolean-one-and-only",
               apply_text("boolean-bag", apply_text("boolean-from-string", literal_text("string", "perhaps"))));

Decision decision_of(const std::string& expression) { return decide_condition(expression).decision; }
StatusCode status_of(const std::string& expression) { return decide_condition(expression).status; }
std::string n_of(int n, const std::string& arguments) {
  return apply_text("n-of", literal_text("integer", std::to_string(n)) + arguments);
}

constexpr auto is_true = Decision::permit;
constexpr auto is_false = Decision::not_applicable;
constexpr auto is_error = Decision::indeterminate;

}  // namespace

TEST_CASE("or is True if any argument is, errors before it notwithstanding", "[expression][logic]") {
  CHECK(decision_of(apply_text("or", "")) == is_false);
  CHECK(decision_of(apply_text("or", no + yes)) == is_true);
  CHECK(decision_of(apply_text("or", yes + missing)) == is_true);
  CHECK(decision_of(apply_text("or", missing + yes)) == is_true);
  CHECK(decision_of(apply_text("or", no + missing)) == is_error);
  CHECK(status_of(apply_text("or", missing + no + malformed)) == StatusCode::missing_attribute);
  CHECK(status_of(apply_text("or", malformed + missing)) == StatusCode::syntax_error);
}

TEST_CASE("and is False if any argument is, errors before it notwithstanding", "[expression][logic]") {
  CHECK(decision_of(apply_text("and", "")) == is_true);
  CHECK(decision_of(apply_text("and", yes + yes)) == is_true);
  CHECK(decision_of(apply_text("and", no + missing)) == is_false);
  CHECK(decision_of(apply_text("and", missing + no)) == is_false);
  CHECK(decision_of(apply_text("and", yes + missing)) == is_error);
  CHECK(status_of(apply_text("and", malformed + missing + yes)) == StatusCode::syntax_error);
}

TEST_CASE("n-of is decided as soon as it can be", "[expression][logic]") {
  CHECK(decision_of(n_of(0, "")) == is_true);
  CHECK(decision_of(n_of(0, missing)) == is_true);
  CHECK(decision_of(n_of(1, no + yes + missing)) == is_true);
  CHECK(decision_of(n_of(2, yes + missing + yes)) == is_true);
  CHECK(decision_of(n_of(2, no + no + missing)) == is_false);
  CHECK(decision_of(n_of(2, missing + no + no)) == is_false);
  CHECK(decision_of(n_of(2, missing + yes + no)) == is_error);
  CHECK(status_of(n_of(2, malformed + missing)) == StatusCode::syntax_error);
  CHECK(status_of(n_of(3, yes + yes)) == StatusCode::processing_error);
  CHECK(status_of(n_of(-1, yes)) == StatusCode::processing_error);
  CHECK(status_of(apply_text("n-of", literal_text("integer", "99999999999999999999") + yes)) ==
        StatusCode::processing_error);
}

TEST_CASE("other functions stop at the first error", "[expression]") {
  CHECK(status_of(apply_text("not", missing)) == StatusCode::missing_attribute);
  CHECK(status_of(apply_text("boolean-equal", malformed + missing)) == StatusCode::syntax_error);
  CHECK(status_of(apply_text("boolean-equal", missing + malformed)) == StatusCode::missing_attribute);
  CHECK(status_of(apply_text("string-equal", literal_text("string", "x") +
                                                 apply_text("string-one-and-only", designator_text("absent")))) ==
        StatusCode::processing_error);
}

TEST_CASE("a variable stands for its definition, and is evaluated only where it is needed", "[expression][variable]") {
  const auto policy = [](const std::string& condition) {
    return policy_around(
        fmt::format("<VariableDefinition VariableId=\"fails\">{}</VariableDefinition>"
                    "<VariableDefinition VariableId=\"names\">{}</VariableDefinition>{}",
                    missing, designator_text("name"), permit_if(condition)));
  };
  const auto use = [](std::string_view id) { return fmt::format("<VariableReference VariableId=\"{}\"/>", id); };
  CHECK(Decider({policy(yes)}).decide(Attributes{}).decision == is_true);
  CHECK(Decider({policy(apply_text("or", yes + use("fails")))}).decide(Attributes{}).decision == is_true);
  CHECK(Decider({policy(use("fails"))}).decide(Attributes{}).status == StatusCode::missing_attribute);
  const std::string twice = apply_text("string-set-equals", use("names") + use("names"));
  CHECK(Decider({policy(twice)}).decide({{"name", "æøå"}}).decision == is_true);
}

TEST_CASE("variables are followed as deep as the resolver lets them be", "[expression][variable][limits]") {
  std::string inside = fmt::format("<VariableDefinition VariableId=\"v0\">{}</VariableDefinition>", yes);
  for (int i = 1; i <= 490; ++i) {
    inside += fmt::format("<VariableDefinition VariableId=\"v{}\">{}</VariableDefinition>", i,
                          apply_text("not", fmt::format("<VariableReference VariableId=\"v{}\"/>", i - 1)));
  }
  CHECK(Decider({policy_around(inside + permit_if("<VariableReference VariableId=\"v490\"/>"))})
            .decide(Attributes{})
            .decision == is_true);
}

TEST_CASE("higher-order functions apply the function they are given", "[expression][higher-order]") {
  const std::string condition = apply_text("any-of", "<Function FunctionId=\"fn:string-starts-with\"/>" +
                                                         literal_text("string", "Å") + designator_text("name"));
  CHECK(decide_condition(condition, {{"name", "Bø"}, {"name", "Åse"}}).decision == is_true);
  CHECK(decide_condition(condition, {{"name", "Bø"}}).decision == is_false);
  CHECK(decide_condition(condition).decision == is_false);
}
