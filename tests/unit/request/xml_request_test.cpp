#include <catch2/catch.hpp>

#include "request_text.hpp"

using namespace hjemmel;
using test::read_xml;
using test::text_of;

namespace {

constexpr const char* ns = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";

std::string request(const std::string& inside) {
  return std::string("<Request xmlns='") + ns + "' ReturnPolicyIdList='false' CombinedDecision='false'>" + inside +
         "</Request>";
}

std::string value(const std::string& type, const std::string& text) {
  return request(
      "<Attributes Category='c'><Attribute AttributeId='a' IncludeInResult='false'><AttributeValue DataType='" + type +
      "'>" + text + "</AttributeValue></Attribute></Attributes>");
}

struct Read {
  explicit Read(std::string xml) : text(std::move(xml)), done(read_xml_request(text, request, problem)) {
    INFO(problem.message);
    REQUIRE(done);
  }
  std::string text;
  Request request;
  RequestProblem problem;
  bool done;
};

constexpr const char* string_type = "http://www.w3.org/2001/XMLSchema#string";

}  // namespace

TEST_CASE("an XML request is read whatever its prefix, with byte order mark, comments and instructions") {
  const std::string text =
      std::string("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- a --><?pi ?>\n<x:Request xmlns:x='") +
      ns +
      "' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b' "
      "ReturnPolicyIdList=' true ' CombinedDecision='1'>"
      "<x:RequestDefaults><x:XPathVersion> v </x:XPathVersion></x:RequestDefaults>"
      "<x:Attributes Category=' urn:c ' xml:id='s1'><!-- b -->"
      "<x:Attribute AttributeId='a' Issuer='' IncludeInResult='true'>"
      "<x:AttributeValue DataType='http://www.w3.org/2001/XMLSchema#integer'> +7 </x:AttributeValue>"
      "</x:Attribute></x:Attributes></x:Request><!-- c -->\n";
  const Read read(text);
  CHECK(text_of(read.request) ==
        "return policy ids\ncombined decision\nxpath v\ncategory urn:c id s1\n"
        "  attribute a integer http://www.w3.org/2001/XMLSchema#integer included\n    [7] written [ +7 ]\n");
}

TEST_CASE("the text of a value is kept to the letter") {
  const auto text_in = [](const std::string& inside) {
    const Read read(value(string_type, inside));
    return std::string(read.request.attributes.at(0).values[0].as_text());
  };
  CHECK(text_in(" two  words ") == " two  words ");
  CHECK(text_in("") == "");
  CHECK(text_in(" ") == " ");
  CHECK(text_in("a<!-- c -->b<?p q?>c") == "abc");
  CHECK(text_in(" <![CDATA[<&]]> ") == " <& ");
  CHECK(text_in("<![CDATA[]]>") == "");
  CHECK(text_in("&lt;&amp;&gt;&quot;&apos;&#230;&#xF8;&#x1F600;") == "<&>\"'æø😀");
  CHECK(text_in("a\r\nb\rc&#13;") == "a\nb\nc\r");
}

TEST_CASE("attributes of elements are normalised as XML says") {
  const Read read(
      request("<Attributes Category='c'><Attribute AttributeId='a' Issuer='x&#9;y\tz\r\nw'>"
              "<AttributeValue DataType='urn:own'/></Attribute></Attributes>"));
  CHECK(read.request.attributes.at(0).issuer == "x\ty z w");
}

TEST_CASE("what the schema requires and requests leave out is false") {
  const Read read(std::string("<Request xmlns='") + ns +
                  "'><Attributes Category='c'><Attribute AttributeId='a'><AttributeValue DataType='" + string_type +
                  "'>v</AttributeValue></Attribute></Attributes></Request>");
  CHECK_FALSE(read.request.return_policy_id_list);
  CHECK_FALSE(read.request.combined_decision);
  CHECK_FALSE(read.request.attributes.at(0).include_in_result);
  CHECK(read_xml(std::string("<Request xmlns='") + ns + "'/>") == "read");
}

TEST_CASE("an attribute with values of several types becomes one attribute for each run") {
  const Read read(
      request("<Attributes Category='c'><Attribute AttributeId='a' Issuer='i' IncludeInResult='true'>"
              "<AttributeValue DataType='http://www.w3.org/2001/XMLSchema#integer'>1</AttributeValue>"
              "<AttributeValue DataType='http://www.w3.org/2001/XMLSchema#integer'>2</AttributeValue>"
              "<AttributeValue DataType='http://www.w3.org/2001/XMLSchema#string'>3</AttributeValue>"
              "</Attribute></Attributes>"));
  REQUIRE(read.request.attributes.size() == 2);
  CHECK(read.request.attributes[0].values.size() == 2);
  CHECK(read.request.attributes[1].type == DataType::string);
  CHECK(read.request.attributes[1].issuer == "i");
  CHECK(read.request.attributes[1].include_in_result);
}

TEST_CASE("a value of an unknown type is carried, markup and all") {
  const Read plain(value("urn:own", "a &lt; b"));
  CHECK(plain.request.attributes.at(0).type == DataType::unknown);
  CHECK(plain.request.attributes[0].values[0].as_text() == "a < b");
  const Read marked(value("urn:own", "x<p:q xmlns:p='urn:p'>y</p:q>"));
  CHECK(marked.request.attributes.at(0).lexical[0] == "x<p:q xmlns:p='urn:p'>y</p:q>");
}

TEST_CASE("an xpathExpression knows its category and the prefixes in scope") {
  const Read read(std::string("<x:Request xmlns:x='") + ns +
                  "' xmlns:md='urn:outer'><x:Attributes Category='c'><x:Attribute AttributeId='a'>"
                  "<x:AttributeValue xmlns:md='urn:inner' XPathCategory='urn:r' "
                  "DataType='urn:oasis:names:tc:xacml:3.0:data-type:xpathExpression'>//md:r</x:AttributeValue>"
                  "</x:Attribute></x:Attributes></x:Request>");
  CHECK(text_of(read.request.attributes.at(0).values[0]) == std::string("//md:r over urn:r md=urn:inner x=") + ns);
}

TEST_CASE("Content keeps its element with the namespaces that it inherits") {
  const Read read(
      std::string("<Request xmlns='") + ns +
      "' xmlns:md='urn:md?a&amp;b' xmlns:o='urn:o'><Attributes Category='c'>"
      "<Content> text <md:r xmlns:o='urn:own' a='1'><md:s>&lt;</md:s></md:r> </Content></Attributes></Request>");
  CHECK(read.request.categories.at(0).content == std::string("<md:r xmlns:md=\"urn:md?a&amp;b\" xmlns=\"") + ns +
                                                     "\" xmlns:o='urn:own' a='1'><md:s>&lt;</md:s></md:r>");
  const Read empty(request("<Attributes Category='c'><Content><e xmlns=''/></Content></Attributes>"));
  CHECK(empty.request.categories.at(0).content == "<e xmlns=''/>");
}

TEST_CASE("references name categories by xml:id, before or after they stand") {
  const Read read(
      request("<MultiRequests><RequestReference><AttributesReference ReferenceId='b'/><AttributesReference "
              "ReferenceId='a'/></RequestReference></MultiRequests>"
              "<Attributes Category='c' xml:id='a'/><Attributes Category='d' xml:id='b'/>"));
  REQUIRE(read.request.references.size() == 1);
  CHECK(text_of(read.request).ends_with("reference 1 0\n"));
}

TEST_CASE("XML that is no request is refused with its place") {
  const std::string string_value = std::string("<AttributeValue DataType='") + string_type + "'>v</AttributeValue>";
  CHECK(read_xml("") == "1:1 the document holds no element");
  CHECK(read_xml("<Response xmlns='urn:x'/>") == "1:1 expected `<Request>`, found `<Response>`");
  CHECK(read_xml("\n <Request xmlns='urn:oasis:names:tc:xacml:2.0:context:schema:os'/>") ==
        std::string("2:2 `<Request>` is not in the namespace `") + ns + "` of XACML 3.0");
  CHECK(read_xml("<Request/>").starts_with("1:1 `<Request>` is not in the namespace"));
  CHECK(read_xml(request("<Subject/>")).ends_with("`<Subject>` may not stand here"));
  CHECK(read_xml(request("<y:Attributes xmlns:y='urn:y' Category='c'/>"))
            .ends_with("`<y:Attributes>` may not stand here"));
  CHECK(read_xml(request("text")).ends_with("text stands where only elements may"));
  CHECK(read_xml(request("<Attributes/>")).ends_with("`<Attributes>` needs the attribute `Category`"));
  CHECK(read_xml(request("<Attributes Category='c' Kategori='d'/>"))
            .ends_with("`<Attributes>` has no attribute `Kategori`"));
  CHECK(read_xml(request("<Attributes Category='c'><Attribute>" + string_value + "</Attribute></Attributes>"))
            .ends_with("`<Attribute>` needs the attribute `AttributeId`"));
  CHECK(read_xml(request("<Attributes Category='c'><Attribute AttributeId='a'/></Attributes>"))
            .ends_with("`<Attribute>` needs at least one `<AttributeValue>`"));
  CHECK(read_xml(request("<Attributes Category='c'><Attribute AttributeId='a' IncludeInResult='yes'>" + string_value +
                         "</Attribute></Attributes>"))
            .ends_with("`yes` is not a boolean"));
  CHECK(read_xml(request("<Attributes Category='c'><Attribute "
                         "AttributeId='a'><AttributeValue>v</AttributeValue></Attribute></Attributes>"))
            .ends_with("`<AttributeValue>` needs the attribute `DataType`"));
  CHECK(read_xml(value(string_type, "<b/>")).ends_with("`<b>` may not stand here"));
  CHECK(read_xml(value("http://www.w3.org/2001/XMLSchema#integer", "abc")).find("`abc` is not an integer") !=
        std::string::npos);
  CHECK(read_xml(value("urn:oasis:names:tc:xacml:3.0:data-type:xpathExpression", "/a"))
            .ends_with("`<AttributeValue>` needs the attribute `XPathCategory`"));
  CHECK(read_xml(request("<RequestDefaults/><RequestDefaults/>")).ends_with("`<RequestDefaults>` is given twice"));
  CHECK(
      read_xml(request("<Attributes Category='c'><Content/></Attributes>")).ends_with("`<Content>` holds no element"));
  CHECK(read_xml(request("<Attributes Category='c'><Content><a/><b/></Content></Attributes>"))
            .ends_with("`<Content>` holds more than one element"));
  CHECK(read_xml(request("<Attributes Category='c'><Content><a/></Content><Content><a/></Content></Attributes>"))
            .ends_with("`<Content>` is given twice"));
  CHECK(read_xml(request("<MultiRequests><RequestReference><AttributesReference "
                         "ReferenceId='x'/></RequestReference></MultiRequests>"))
            .ends_with("no category has the id `x`"));
}

TEST_CASE("the place of a problem is counted in lines and characters") {
  CHECK(read_xml(request("\n<!-- æøå -->\r\n<!-- æøå --><Bad/>")).starts_with("3:13 "));
}
