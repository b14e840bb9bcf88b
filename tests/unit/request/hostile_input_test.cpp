// Whatever comes, the readers answer in bounded time: they read it, or they say why not.
#include <catch2/catch.hpp>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>

#include "request_text.hpp"

using namespace hjemmel;
using test::read_json;
using test::read_xml;

namespace {

constexpr const char* xml_head = "<Request xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17'>";

const std::string small_json =
    R"({"Request":{"AccessSubject":[{"Id":"s","Content":"<a/>","Attribute":[{"AttributeId":"\u00e6","Value":["x\n",1.5e1],
    "DataType":"urn:t","Issuer":null}]}],"Action":{"Attribute":{"AttributeId":"a","Value":{"XPathCategory":"c","XPath":"/a",
    "Namespaces":[{"Prefix":"p","Namespace":"u"}]}}},"MultiRequests":{"RequestReference":[{"ReferenceId":["s"]}]}}})";

const std::string small_xml =
    std::string("<?xml version='1.0'?>") + xml_head +
    "<!-- c --><Attributes Category='c' xml:id='s'><Content><p:a xmlns:p='u'>&lt;</p:a></Content>"
    "<Attribute AttributeId='a'><AttributeValue DataType='urn:t'><![CDATA[x]]>&#230;</AttributeValue>"
    "</Attribute></Attributes><MultiRequests><RequestReference><AttributesReference "
    "ReferenceId='s'/></RequestReference></MultiRequests></Request>";

std::string repeat(const std::string& text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// Runs `read` and requires an answer within ten seconds, sanitizers included.
template <typename Read>
std::string in_time(Read read) {
  const auto begin = std::chrono::steady_clock::now();
  std::string answer = read();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  return answer;
}

}  // namespace

TEST_CASE("every truncation of a request is refused") {
  REQUIRE(read_json(small_json) == "read");
  REQUIRE(read_xml(small_xml) == "read");
  for (std::size_t size = 0; size < small_json.size(); ++size) {
    INFO(size);
    CHECK(read_json(std::string(small_json, 0, size)) != "read");
  }
  for (std::size_t size = 0; size < small_xml.size(); ++size) {
    INFO(size);
    CHECK(read_xml(std::string(small_xml, 0, size)) != "read");
  }
}

TEST_CASE("damaged and random bytes get an answer") {
  std::mt19937 random(20260821);
  std::size_t refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    for (const bool json : {true, false}) {
      std::string text = json ? small_json : small_xml;
      const std::size_t changes = 1 + random() % 3;
      for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = random() % text.size();
        switch (random() % 3) {
          case 0:
            text[at] = static_cast<char>(random());
            break;
          case 1:
            text.erase(at, 1 + random() % 8);
            break;
          default:
            text.insert(at, text.substr(random() % text.size(), random() % 16));
        }
        if (text.empty()) text = "x";
      }
      const bool read = (json ? read_json(text) : read_xml(text)) == "read";
      if (!read) ++refused;
      if (read && json && !nlohmann::json::accept(text)) FAIL_CHECK("read, though it is not JSON: " << text);
    }
  }
  CHECK(refused > 20'000);
  for (int round = 0; round < 2'000; ++round) {
    std::string text(random() % 200, '\0');
    for (char& c : text) c = static_cast<char>(random());
    CHECK(read_json(text) != "read");
    CHECK(read_xml(text) != "read");
  }
}

TEST_CASE("deep nesting is refused before it costs anything") {
  CHECK(in_time([] { return read_json(repeat("[", 1'000'000)); }) != "read");
  CHECK(in_time([] { return read_json(repeat("{\"Request\":", 1'000'000)); }) != "read");
  CHECK(in_time([] {
          return read_json(R"({"Request":{"Action":)" + repeat("[", 1'000'000) + repeat("]", 1'000'000) + "}}");
        }) != "read");
  CHECK(in_time([] { return read_xml(xml_head + repeat("<a>", 1'000'000)); }) != "read");
  const std::string content = "<Attributes Category='c'><Content>" + repeat("<a>", 10'000) + repeat("</a>", 10'000) +
                              "</Content></Attributes></Request>";
  CHECK(in_time([&] { return read_xml(xml_head + content); }).ends_with("elements are nested more than 200 deep"));
}

TEST_CASE("a value of ten megabytes is read") {
  const std::string big = repeat("æ", 5 << 20);
  CHECK(in_time([&] {
          return read_json(R"({"Request":{"Action":{"Attribute":{"AttributeId":"a","Value":")" + big + R"("}}}})");
        }) == "read");
  CHECK(in_time([&] {
          return read_xml(xml_head +
                          ("<Attributes Category='c'><Attribute AttributeId='a'><AttributeValue "
                           "DataType='http://www.w3.org/2001/XMLSchema#string'>" +
                           big) +
                          "</AttributeValue></Attribute></Attributes></Request>");
        }) == "read");
}

TEST_CASE("a hundred thousand attributes, categories and references are read or refused in time") {
  const std::string one_json = R"({"AttributeId":"a","Value":"v"},)";
  const std::string one_xml =
      "<Attribute AttributeId='a'><AttributeValue "
      "DataType='http://www.w3.org/2001/XMLSchema#string'>v</AttributeValue></Attribute>";
  const std::string last_json = R"({"AttributeId":"a","Value":"v"})";
  CHECK(in_time([&] {
          return read_json(R"({"Request":{"Action":{"Attribute":[)" + repeat(one_json, 99'999) + last_json + "]}}}");
        }) == "read");
  CHECK(in_time([&] {
          return read_xml(xml_head + ("<Attributes Category='c'>" + repeat(one_xml, 100'000)) +
                          "</Attributes></Request>");
        }) == "read");
  std::string categories;
  std::string ids;
  for (int i = 0; i < 100'000; ++i) {
    categories += (i > 0 ? ",{\"CategoryId\":\"c" : "{\"CategoryId\":\"c") + std::to_string(i) + "\",\"Id\":\"i" +
                  std::to_string(i) + "\"}";
    ids += (i > 0 ? ",\"i" : "\"i") + std::to_string(i) + "\"";
  }
  const std::string text = R"({"Request":{"Category":[)" + categories +
                           R"(],"MultiRequests":{"RequestReference":[{"ReferenceId":[)" + ids + "]}]}}}";
  CHECK(in_time([&] {
          Request request;
          RequestProblem problem;
          std::vector<IndividualRequest> individual;
          REQUIRE(read_json_request(text, request, problem));
          REQUIRE(individual_requests(request, individual, problem));
          request.references.clear();
          REQUIRE(individual_requests(request, individual, problem));
          return std::to_string(individual.at(0).categories.size());
        }) == "100000");
  CHECK(in_time([&] {
          return read_json(R"({"Request":{"Action":{"Id":"a"},"MultiRequests":{"RequestReference":[)" +
                           repeat(R"({"ReferenceId":["a"]},)", 10'000) + R"({"ReferenceId":["a"]}]}}})");
        }).ends_with("more than 10000 individual requests"));
}

TEST_CASE("a request beyond the size limit is refused") {
  const std::string text(65u << 20, ' ');
  CHECK(read_json(text) == "1:1 the request is larger than 64 MiB");
  CHECK(read_xml(text) == "1:1 the request is larger than 64 MiB");
}
