// Every line of tests/golden/functions.txt, and that no function is without one.
#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <string>

#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"
#include "runtime/value/lexical.hpp"
#include "tests/unit/function/golden_call.hpp"

namespace hjemmel::test {
namespace {

constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";

constexpr std::string_view content = R"(<r:register xmlns:r="urn:example:record">
  <r:person id="1"><r:name>Kari</r:name></r:person>
  <r:person id="2"><r:name>Åse</r:name></r:person>
</r:register>)";

constexpr NamespaceBinding namespaces[] = {{"r", "urn:example:record"}};

std::string shown(const Value& value, const StatusLog& statuses) {
  switch (value.form) {
    case Form::indeterminate:
      return std::string(urn_of(statuses[value.size].code));
    case Form::function:
      return "a function";
    case Form::single:
      return std::string(name_of(value.type)) + " \"" + to_lexical(value) + '"';
    case Form::bag:
      break;
  }
  std::string out = std::string(name_of(value.type)) + " {";
  for (const Value& item : value.as_bag()) {
    if (&item != value.items) out += ", ";
    out += '"' + to_lexical(item) + '"';
  }
  return out + "}";
}

struct GoldenLine {
  int number;
  std::string text;
};

std::vector<GoldenLine> golden_lines() {
  std::ifstream file(HJEMMEL_SOURCE_DIR "/tests/golden/functions.txt");
  std::vector<GoldenLine> lines;
  std::string text;
  for (int number = 1; std::getline(file, text); ++number) {
    if (!text.empty() && !text.starts_with('#')) lines.push_back({number, text});
  }
  return lines;
}

}  // namespace

TEST_CASE("functions give what the golden file says") {
  const std::vector<GoldenLine> lines = golden_lines();
  REQUIRE(lines.size() > 900);

  Request request;
  request.categories.push_back({resource_category, {}, content});
  const std::uint32_t all[] = {0};
  const ContentSource source(IndividualRequest{&request, all});
  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, &source, 60};

  std::set<FunctionId> covered;
  for (const GoldenLine& line : lines) {
    INFO("functions.txt:" << line.number << ": " << line.text);
    std::string problem;
    const std::optional<GoldenCall> golden =
        read_golden_call(line.text, {resource_category, namespaces}, arena, problem);
    INFO(problem);
    REQUIRE(golden);
    covered.insert(golden->function);
    const Value result = call(context, golden->function, golden->arguments);
    const std::string expected = golden->error ? std::string(urn_of(*golden->error)) : shown(golden->result, statuses);
    CHECK(shown(result, statuses) == expected);
    if (result.is_indeterminate()) CHECK_FALSE(statuses[result.size].message.empty());
  }

  for (std::size_t i = 0; i < function_count; ++i) {
    INFO("no line for " << info_of(static_cast<FunctionId>(i)).urn);
    CHECK(covered.contains(static_cast<FunctionId>(i)));
  }
}

}  // namespace hjemmel::test
