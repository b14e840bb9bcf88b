// Attribute selectors (7.3.7, 5.30) and the content that they look at.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"
#include "runtime/request/selector.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

constexpr std::string_view resource = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";

constexpr std::string_view record = R"(<r:record xmlns:r="urn:r">
  <r:person id="1" born="2010-02-28"><r:name>Kari <!-- not me --><r:family>Nord&#xE5;s</r:family></r:name></r:person>
  <r:person id=" 2 " born="1970-01-01"><r:name><![CDATA[<Ola>]]></r:name></r:person>
  <?note seen?>
</r:record>)";

struct World {
  explicit World(std::string_view content = record) {
    request.categories.push_back({resource, {}, content});
    source.bind({&request, all});
  }

  Value select(std::string_view path, DataType type, bool must_be_present = false, const Value* selector = nullptr,
               std::string_view category = resource) {
    return hjemmel::select(context, category, path, bindings, type, selector, must_be_present);
  }
  std::vector<std::string> texts(const Value& bag) {
    REQUIRE(bag.is_bag());
    std::vector<std::string> out;
    for (const Value& item : bag.as_bag()) {
      CHECK(item.type == bag.type);
      out.push_back(to_lexical(item));
    }
    return out;
  }
  StatusCode code(const Value& value) {
    REQUIRE(value.is_indeterminate());
    CHECK_FALSE(statuses[value.size].message.empty());
    return statuses[value.size].code;
  }
  Value expression(std::string_view path, std::string_view category = resource) {
    XPathExpression* const out = arena.allocate<XPathExpression>(1);
    *out = {path, category, bindings};
    Value value;
    value.type = DataType::xpath_expression;
    value.xpath = out;
    return value;
  }
  Value bag_of(std::vector<Value> values) {
    return Value::of_bag(DataType::xpath_expression, arena.copy(std::span<const Value>(values)));
  }

  Request request;
  std::vector<std::uint32_t> all = {0};
  ContentSource source;
  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  CallContext context{arena, statuses, regexes, &source, 0};
  std::vector<NamespaceBinding> bindings = {{"p", "urn:r"}};
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a selector makes values of the nodes' texts, in document order") {
  World world;
  CHECK(world.texts(world.select("//p:name", DataType::string)) == Texts{"Kari Nordås", "<Ola>"});
  CHECK(world.texts(world.select("//@id", DataType::integer)) == Texts{"1", "2"});
  CHECK(world.texts(world.select("//@id", DataType::string)) == Texts{"1", " 2 "});
  CHECK(world.texts(world.select("//p:person[2]/@born | //p:person[1]/@born", DataType::date)) ==
        Texts{"2010-02-28", "1970-01-01"});
  CHECK(world.texts(world.select("//p:family/text()", DataType::string)) == Texts{"Nordås"});
  CHECK(world.texts(world.select("//comment()", DataType::string)) == Texts{" not me "});
  CHECK(world.texts(world.select("//processing-instruction()", DataType::string)) == Texts{"seen"});
  CHECK(world.texts(world.select("p:record/p:person/@id", DataType::real)) == Texts{"1.0E0", "2.0E0"});
  CHECK(world.texts(world.select("/p:record/namespace::r", DataType::any_uri)) == Texts{"urn:r"});
}

TEST_CASE("nothing selected is an empty bag, or missing where something must be present") {
  World world;
  const Value none = world.select("//p:nobody", DataType::date);
  REQUIRE(none.is_bag());
  CHECK(none.size == 0);
  CHECK(none.type == DataType::date);
  CHECK(world.code(world.select("//p:nobody", DataType::date, true)) == StatusCode::missing_attribute);
  CHECK(world.texts(world.select("//*", DataType::string, false, nullptr, "urn:other")).empty());
  CHECK(world.code(world.select("//*", DataType::string, true, nullptr, "urn:other")) == StatusCode::missing_attribute);
  world.context.content = nullptr;
  CHECK(world.texts(world.select("//*", DataType::string)).empty());

  World without(std::string_view{});
  CHECK(without.texts(without.select("//*", DataType::string)).empty());
}

TEST_CASE("errors of a selector") {
  World world;
  CHECK(world.code(world.select("count(//p:name)", DataType::integer)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("'a'", DataType::string)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("true()", DataType::boolean)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("//p:name[", DataType::string)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("//unbound:name", DataType::string)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("$variable", DataType::string)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("//p:name", DataType::integer)) == StatusCode::processing_error);
  CHECK(world.code(world.select("//@id", DataType::unknown)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("//@id", DataType::xpath_expression)) == StatusCode::syntax_error);
  CHECK(world.code(world.select("//@id", DataType::rfc822_name)) == StatusCode::processing_error);
}

TEST_CASE("the context selector chooses where a relative path starts") {
  World world;
  const Value second = world.bag_of({world.expression("//p:person[2]")});
  CHECK(world.texts(world.select("p:name", DataType::string, false, &second)) == Texts{"<Ola>"});
  CHECK(world.texts(world.select("/p:record/p:person[1]/@id", DataType::string, false, &second)) == Texts{"1"});
  const Value attribute = world.bag_of({world.expression("//p:person[1]/@id")});
  CHECK(world.texts(world.select("../@born", DataType::string, false, &attribute)) == Texts{"2010-02-28"});

  for (const Value& wrong :
       {world.bag_of({world.expression("//p:person")}), world.bag_of({world.expression("//p:nobody")}),
        world.bag_of({world.expression("1")}), world.bag_of({world.expression("//[")}), world.bag_of({}),
        world.bag_of({world.expression("//p:person[2]"), world.expression("//p:person[2]")}),
        world.bag_of({world.expression("//p:person[2]", "urn:other")}), Value::of_bag(DataType::string, {})}) {
    CHECK(world.code(world.select("p:name", DataType::string, false, &wrong)) == StatusCode::syntax_error);
  }
}

TEST_CASE("content is one well-formed element, and nothing is fetched or expanded") {
  const auto outcome = [](std::string_view content) {
    World world(content);
    return world.select("//*", DataType::string);
  };
  CHECK(outcome("<a/>").is_bag());
  CHECK(outcome("<a>ø</a>").is_bag());
  CHECK(outcome("<a>&lt;&amp;</a>").is_bag());
  for (const std::string_view malformed :
       {"<a>", "text", "<a/><b/>", "<a></b>", "<p:a/>", "<a>&undeclared;</a>", "<a>\xff</a>", "<a b='1' b='2'/>",
        "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1/'><a/>"}) {
    INFO(malformed);
    World world(malformed);
    CHECK(world.code(world.select("//*", DataType::string)) == StatusCode::syntax_error);
    CHECK(world.code(world.select("//*", DataType::string)) == StatusCode::syntax_error);
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  World world(deep);
  CHECK(world.code(world.select("//*", DataType::string)) == StatusCode::syntax_error);
}

TEST_CASE("texts that repeat each other are bounded") {
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += "<a>";
  nested += std::string(1'000'000, 'x');
  for (int i = 0; i < 200; ++i) nested += "</a>";
  World world(nested);
  CHECK(world.code(world.select("//a", DataType::string)) == StatusCode::processing_error);
  CHECK(world.texts(world.select("/a", DataType::string)).size() == 1);
}

TEST_CASE("only the categories of the individual request are seen") {
  World world;
  world.request.categories.push_back({resource, {}, "<other/>"});
  const std::uint32_t second[] = {1};
  world.source.bind({&world.request, second});
  CHECK(world.texts(world.select("/other", DataType::string)).size() == 1);
  const std::span<const std::uint32_t> none;
  world.source.bind({&world.request, none});
  CHECK(world.texts(world.select("//*", DataType::string)).empty());
}

}  // namespace hjemmel
