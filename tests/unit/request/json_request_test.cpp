#include <catch2/catch.hpp>

#include "request_text.hpp"

using namespace hjemmel;
using test::text_of;

namespace {

/// A request whose only attribute is written in `attribute`.
std::string with_attribute(const std::string& attribute) {
  return R"({"Request":{"Action":{"Attribute":)" + attribute + "}}}";
}

struct ReadAttribute {
  Request request;
  bool read = false;
  RequestProblem problem;
  std::string text;

  explicit ReadAttribute(const std::string& attribute) : text(with_attribute(attribute)) {
    read = read_json_request(text, request, problem);
  }
  const RequestAttribute& attribute() const { return request.attributes.at(0); }
};

}  // namespace

TEST_CASE("a JSON request fills categories and attributes in the order of the document") {
  const std::string text = R"({"Request": {
    "ReturnPolicyIdList": true, "CombinedDecision": false, "XPathVersion": "http://www.w3.org/TR/1999/REC-xpath-19991116",
    "AccessSubject": [{"Id": "s1", "Attribute": [
      {"AttributeId": "urn:altinn:rolecode", "Value": ["DAGL", "BEST"], "Issuer": "Brønnøysund"},
      {"AttributeId": "urn:altinn:userid", "Value": 20001, "IncludeInResult": true}]}],
    "Category": [{"CategoryId": "urn:own", "Attribute": {"AttributeId": "a", "Value": "æøå"}}]}})";
  Request request;
  RequestProblem problem;
  REQUIRE(read_json_request(text, request, problem));
  CHECK(text_of(request) ==
        "return policy ids\n"
        "xpath http://www.w3.org/TR/1999/REC-xpath-19991116\n"
        "category urn:oasis:names:tc:xacml:1.0:subject-category:access-subject id s1\n"
        "  attribute urn:altinn:rolecode string http://www.w3.org/2001/XMLSchema#string issuer Brønnøysund\n"
        "    [DAGL] written [DAGL]\n"
        "    [BEST] written [BEST]\n"
        "  attribute urn:altinn:userid integer http://www.w3.org/2001/XMLSchema#integer included\n"
        "    [20001] written [20001]\n"
        "category urn:own\n"
        "  attribute a string http://www.w3.org/2001/XMLSchema#string\n"
        "    [æøå] written [æøå]\n");
}

TEST_CASE("each named category stands for its identifier, as object and as array") {
  const auto [name, urn] = GENERATE(table<std::string, std::string>(
      {{"AccessSubject", "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"},
       {"RecipientSubject", "urn:oasis:names:tc:xacml:1.0:subject-category:recipient-subject"},
       {"IntermediarySubject", "urn:oasis:names:tc:xacml:1.0:subject-category:intermediary-subject"},
       {"Codebase", "urn:oasis:names:tc:xacml:1.0:subject-category:codebase"},
       {"RequestingMachine", "urn:oasis:names:tc:xacml:1.0:subject-category:requesting-machine"},
       {"Resource", "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"},
       {"Action", "urn:oasis:names:tc:xacml:3.0:attribute-category:action"},
       {"Environment", "urn:oasis:names:tc:xacml:3.0:attribute-category:environment"}}));
  for (const std::string value : {R"({"Attribute": []})", R"([{"Attribute": []}])"}) {
    const std::string text = R"({"Request":{")" + name + "\":" + value + "}}";
    Request request;
    RequestProblem problem;
    REQUIRE(read_json_request(text, request, problem));
    REQUIRE(request.categories.size() == 1);
    CHECK(request.categories[0].category == urn);
  }
}

TEST_CASE("the type of a JSON value follows from its kind where no DataType is given") {
  const auto [value, type] =
      GENERATE(table<std::string, DataType>({{"\"1\"", DataType::string},
                                             {"1", DataType::integer},
                                             {"-0", DataType::integer},
                                             {"123456789012345678901234567890", DataType::integer},
                                             {"1.0", DataType::real},
                                             {"1e2", DataType::real},
                                             {"true", DataType::boolean},
                                             {"[false, true]", DataType::boolean},
                                             {"[1, 2]", DataType::integer},
                                             {"[1, 2.5]", DataType::real},
                                             {"[2.5, 1]", DataType::real}}));
  const ReadAttribute read(R"({"AttributeId":"a","Value":)" + value + "}");
  INFO(value << ": " << read.problem.message);
  REQUIRE(read.read);
  CHECK(read.attribute().type == type);
  for (const Value& one : read.attribute().values) CHECK(one.type == type);
}

TEST_CASE("DataType may be a full identifier or a short name, before or after Value, and strings carry any type") {
  for (const std::string attribute :
       {R"({"AttributeId":"a","Value":"2026-02-28","DataType":"date"})",
        R"({"DataType":"date","AttributeId":"a","Value":["2026-02-28"]})",
        R"({"AttributeId":"a","Value":"2026-02-28","DataType":"http://www.w3.org/2001/XMLSchema#date"})"}) {
    const ReadAttribute read(attribute);
    REQUIRE(read.read);
    CHECK(read.attribute().type == DataType::date);
    CHECK(read.attribute().type_urn == "http://www.w3.org/2001/XMLSchema#date");
    CHECK(test::text_of(read.attribute().values[0]) == "2026-02-28");
  }
  const ReadAttribute infinite(R"({"AttributeId":"a","Value":["INF", 1],"DataType":"double"})");
  REQUIRE(infinite.read);
  CHECK(test::text_of(infinite.attribute().values[0]) == "INF");
}

TEST_CASE("a value of an extension type is carried as it is") {
  const ReadAttribute read(R"({"AttributeId":"a","Value":["x", 1.50, true],"DataType":"urn:own:type"})");
  REQUIRE(read.read);
  CHECK(read.attribute().type == DataType::unknown);
  CHECK(read.attribute().type_urn == "urn:own:type");
  CHECK(read.attribute().values[1].as_text() == "1.50");
}

TEST_CASE("escapes in values and in property names are resolved") {
  const ReadAttribute read("{\"Attribute\\u0049d\":\"a\\/\\u00e6\",\"Value\":\"\\\"\\ud83d\\ude00\\n\\\\\"}");
  INFO(read.problem.message);
  REQUIRE(read.read);
  CHECK(read.attribute().id == "a/æ");
  CHECK(read.attribute().values[0].as_text() == "\"😀\n\\");
}

TEST_CASE("property names match in any case, and null stands for a property that is left out") {
  const std::string text =
      R"({"request":{"returnPolicyIdList":null,"combinedDecision":true,"xPathVersion":null,"category":null,
    "resource":[{"categoryId":null,"id":null,"content":null,"attribute":[
      {"attributeId":"a","value":"v","issuer":null,"dataType":null,"includeInResult":null}]}],"multiRequests":null}})";
  Request request;
  RequestProblem problem;
  REQUIRE(read_json_request(text, request, problem));
  CHECK(request.combined_decision);
  REQUIRE(request.attributes.size() == 1);
  CHECK(request.attributes[0].type == DataType::string);
}

TEST_CASE("an empty Value array gives no attribute") {
  const ReadAttribute read(R"({"AttributeId":"a","Value":[]})");
  REQUIRE(read.read);
  CHECK(read.request.attributes.empty());
}

TEST_CASE("an xpathExpression is an object with category, namespaces and path") {
  for (const std::string type : {"", R"(,"DataType":"xpathExpression")"}) {
    const ReadAttribute read(R"({"AttributeId":"a","Value":{"XPathCategory":"urn:c","XPath":"/md:r",
      "Namespaces":[{"Prefix":"md","Namespace":"urn:md"},{"Namespace":"urn:default"}]})" +
                             type + "}");
    INFO(read.problem.message);
    REQUIRE(read.read);
    CHECK(test::text_of(read.attribute().values[0]) == "/md:r over urn:c md=urn:md =urn:default");
    CHECK(read.attribute().lexical[0] == "/md:r");
  }
}

TEST_CASE("Content is XML or base64 of it, and must be one document") {
  const auto content = [](const std::string& text) {
    static Request request;
    RequestProblem problem;
    static std::string json;
    json = R"({"Request":{"Resource":{"Content":")" + text + R"("}}})";
    if (!read_json_request(json, request, problem)) return problem.message;
    return std::string(request.categories[0].content);
  };
  CHECK(content("<?xml version=\\\"1.0\\\"?><a xmlns='urn:x'><b/></a>") == "<a xmlns='urn:x'><b/></a>");
  CHECK(content("PGE+w6Y8L2E+") == "<a>æ</a>");
  CHECK(content("<a>").starts_with(
      "`Request.Resource.Content`: the content is not XML: the element `<a>` is not closed"));
  CHECK(content("not base64!") == "`Request.Resource.Content`: the content is neither XML nor base64");
  CHECK(content("<!DOCTYPE a><a/>").find("a document type is not read") != std::string::npos);
  CHECK(content(" ") == "`Request.Resource.Content`: the content is empty");
}

TEST_CASE("one Request is reused for many texts, and outlives the next reading of another") {
  const std::string first_text = with_attribute(R"({"AttributeId":"first","Value":"with \n escape"})");
  const std::string second_text = with_attribute(R"({"AttributeId":"second","Value":"other \t escape"})");
  Request first;
  Request second;
  RequestProblem problem;
  REQUIRE(read_json_request(first_text, first, problem));
  REQUIRE(read_json_request(second_text, second, problem));
  CHECK(first.attributes[0].values[0].as_text() == "with \n escape");
  REQUIRE(read_json_request(second_text, first, problem));
  CHECK(first.attributes.size() == 1);
  CHECK(first.attributes[0].id == "second");
}

TEST_CASE("a byte order mark before JSON is passed over") {
  CHECK(test::read_json("\xEF\xBB\xBF{\"Request\":{}}") == "read");
}
