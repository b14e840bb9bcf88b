// XPath functions (A.3.15) where the golden file's content does not reach: missing and malformed content, namespace
// nodes.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"

namespace hjemmel {
namespace {

constexpr std::string_view resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
constexpr std::string_view action = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
constexpr std::string_view environment = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";
constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";

/// Resource and environment have content, the action's is no XML, the subject has none.
struct World {
  World() {
    request.categories.push_back({resource, {}, "<a xmlns:p='urn:p' xmlns='urn:d'><b/><p:c/><b x='1'>t</b></a>"});
    request.categories.push_back({action, {}, "<a><b></a>"});
    request.categories.push_back({environment, {}, "<a><b/></a>"});
    request.categories.push_back({subject, {}, {}});
    source.bind({&request, all});
  }

  Value expression(std::string_view category, std::string_view path) {
    XPathExpression* const out = arena.allocate<XPathExpression>(1);
    *out = {path, category, bindings};
    Value value;
    value.type = DataType::xpath_expression;
    value.xpath = out;
    return value;
  }
  Value call(FunctionId id, std::vector<Value> arguments) { return hjemmel::call(context, id, arguments); }
  StatusCode code(const Value& value) {
    REQUIRE(value.is_indeterminate());
    return statuses[value.size].code;
  }

  Request request;
  std::vector<std::uint32_t> all = {0, 1, 2, 3};
  ContentSource source;
  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, &source, 0};
  std::vector<NamespaceBinding> bindings = {{"", "urn:d"}, {"d", "urn:d"}, {"q", "urn:p"}};
};

}  // namespace

TEST_CASE("without content the count is zero and the comparisons are false") {
  World world;
  for (const std::string_view category : {subject, std::string_view("urn:no-such-category")}) {
    CHECK(world.call(FunctionId::xpath_node_count, {world.expression(category, "//*")}).integer == 0);
    CHECK(world.call(FunctionId::xpath_node_count, {world.expression(category, "//[")}).integer == 0);
    for (const FunctionId id : {FunctionId::xpath_node_equal, FunctionId::xpath_node_match}) {
      const Value absent = world.expression(category, "//*");
      const Value present = world.expression(resource, "//*");
      CHECK_FALSE(world.call(id, {absent, present}).boolean);
      CHECK_FALSE(world.call(id, {present, absent}).boolean);
    }
  }
  world.context.content = nullptr;
  CHECK(world.call(FunctionId::xpath_node_count, {world.expression(resource, "//*")}).integer == 0);
  CHECK(world.call(FunctionId::xpath_node_count_1_0, {Value::of_text(DataType::string, "//*")}).integer == 0);
}

TEST_CASE("content that is no XML is a syntax error") {
  World world;
  CHECK(world.code(world.call(FunctionId::xpath_node_count, {world.expression(action, "//*")})) ==
        StatusCode::syntax_error);
  CHECK(world.code(world.call(FunctionId::xpath_node_equal,
                              {world.expression(resource, "//*"), world.expression(action, "//*")})) ==
        StatusCode::syntax_error);
}

TEST_CASE("nodes of different documents are never the same") {
  World world;
  CHECK_FALSE(
      world.call(FunctionId::xpath_node_equal, {world.expression(resource, "/"), world.expression(environment, "/")})
          .boolean);
  CHECK_FALSE(
      world.call(FunctionId::xpath_node_match, {world.expression(resource, "/"), world.expression(environment, "//b")})
          .boolean);
}

TEST_CASE("prefixes are those of the expression; a name without one is in no namespace") {
  World world;
  const auto count = [&](std::string_view path) {
    return world.call(FunctionId::xpath_node_count, {world.expression(resource, path)}).integer;
  };
  CHECK(count("//d:b") == 2);
  CHECK(count("//b") == 0);
  CHECK(count("//q:c") == 1);
  CHECK(count(" \n //d:b \n ") == 2);
  CHECK(world.code(world.call(FunctionId::xpath_node_count, {world.expression(resource, "//p:c")})) ==
        StatusCode::syntax_error);
  CHECK(world.code(world.call(FunctionId::xpath_node_count, {world.expression(resource, "")})) ==
        StatusCode::syntax_error);
  CHECK(world.code(world.call(FunctionId::xpath_node_count, {world.expression(resource, "document('/etc/passwd')")})) ==
        StatusCode::syntax_error);
  // The legacy forms know the prefixes of the content.
  CHECK(world.call(FunctionId::xpath_node_count_1_0, {Value::of_text(DataType::string, "//p:c")}).integer == 1);
}

TEST_CASE("identity, not equality, of nodes") {
  World world;
  const auto holds = [&](FunctionId id, std::string_view a, std::string_view b) {
    return world.call(id, {world.expression(resource, a), world.expression(resource, b)}).boolean;
  };
  CHECK(holds(FunctionId::xpath_node_equal, "//d:b[1]", "//d:b"));
  CHECK_FALSE(holds(FunctionId::xpath_node_equal, "//d:b[1]", "//d:b[2]"));
  CHECK(holds(FunctionId::xpath_node_equal, "//d:b[2]/namespace::q | //d:b[2]/namespace::p", "//d:b/namespace::*"));
  CHECK_FALSE(holds(FunctionId::xpath_node_equal, "//d:b[1]/namespace::p", "//d:b[2]/namespace::p"));
  CHECK(holds(FunctionId::xpath_node_match, "//d:b[2]", "//d:b[2]/namespace::p"));
  CHECK_FALSE(holds(FunctionId::xpath_node_match, "//d:b[1]", "//d:b[2]/namespace::p"));
  CHECK(holds(FunctionId::xpath_node_match, "/d:a", "//@x"));
  CHECK(holds(FunctionId::xpath_node_match, "/d:a", "//text()"));
  CHECK_FALSE(holds(FunctionId::xpath_node_match, "//@x", "//d:b[2]/text()"));
  CHECK_FALSE(holds(FunctionId::xpath_node_match, "//q:c", "//d:b"));
}

TEST_CASE("an expression that takes too long is a processing error") {
  World world;
  std::string large = "<a>";
  for (int i = 0; i < 3000; ++i) large += "<b><c/></b>";
  large += "</a>";
  world.request.categories[0].content = large;
  world.source.bind({&world.request, world.all});
  const Value slow = world.expression(resource, "//*[count(//*[count(//*) > 1]) > 1]");
  CHECK(world.code(world.call(FunctionId::xpath_node_count, {slow})) == StatusCode::processing_error);
}

TEST_CASE("hostile expressions end in an answer or an error") {
  World world;
  const auto repeated = [](std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  for (const std::string& path :
       {repeated("(", 100'000), repeated("(", 100'000) + "//b" + repeated(")", 100'000), repeated("*[", 50'000),
        repeated("*[", 50'000) + "1" + repeated("]", 50'000), "//b[" + repeated("-", 100'000) + "1]",
        "//b[" + repeated("1+", 100'000) + "1]", repeated("*|", 100'000) + "*", repeated("*/", 50'000) + "*",
        repeated("not(", 50'000) + repeated(")", 50'000)}) {
    INFO(path.substr(0, 20));
    const Value result = world.call(FunctionId::xpath_node_count, {world.expression(resource, path)});
    CHECK((result.is_indeterminate() || result.integer <= 1));
  }
}

}  // namespace hjemmel
