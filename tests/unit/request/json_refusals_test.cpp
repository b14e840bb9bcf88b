#include <catch2/catch.hpp>

#include "request_text.hpp"

using hjemmel::test::read_json;

namespace {

std::string attribute(const std::string& inside) {
  return R"({"Request":{"Action":[{"Attribute":[{)" + inside + "}]}]}}";
}

}  // namespace

TEST_CASE("JSON that is no request is refused with its path and place") {
  CHECK(read_json("") == "1:1 the request is empty");
  CHECK(read_json("  ") == "1:1 the request is empty");
  CHECK(read_json("[]") == "1:1 expected an object with the property `Request`");
  CHECK(read_json("{}") == "1:1 expected an object with the property `Request`");
  CHECK(read_json("3") == "1:1 expected an object with the property `Request`");
  CHECK(read_json(R"({"Request":[]})") == "1:12 `Request`: expected an object, found an array");
  CHECK(read_json(R"({"Request":null})") == "1:12 `Request`: expected an object, found null");
  CHECK(read_json(R"({"Request":{},"Request":{}})") == "1:15 the property `Request` is given twice");
  CHECK(read_json(R"({"Request":{"Resorce":[]}})") == "1:13 `Request`: unknown property `Resorce`");
  CHECK(read_json(R"({"Request":{"Action":[],"action":[]}})") ==
        "1:25 `Request`: the property `Action` is given twice");
  CHECK(read_json("{\"Request\":{\n \"ReturnPolicyIdList\": 1}}") ==
        "2:24 `Request.ReturnPolicyIdList`: expected true or false, found a number");
  CHECK(read_json(R"({"Request":{"Category":[{"Id":"x"}]}})") == "1:25 `Request.Category[0]`: `CategoryId` is missing");
  CHECK(read_json(R"({"Request":{"Action":[{},7]}})") ==
        "1:26 `Request.Action[1]`: expected an object, found a number");
  CHECK(read_json(R"({"Request":{"Action":{"CategoryId":"urn:other"}}})") ==
        "1:36 `Request.Action.CategoryId`: a category of its own belongs under `Category`");
}

TEST_CASE("an attribute that says too little or the wrong kind is refused") {
  CHECK(read_json(attribute(R"("Value":"v")")) == "1:37 `Request.Action[0].Attribute[0]`: `AttributeId` is missing");
  CHECK(read_json(attribute(R"("AttributeId":"a")")) == "1:37 `Request.Action[0].Attribute[0]`: `Value` is missing");
  CHECK(read_json(attribute(R"("AttributeId":null,"Value":"v")")) ==
        "1:52 `Request.Action[0].Attribute[0].AttributeId`: expected a string, found null");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":null)")) ==
        "1:64 `Request.Action[0].Attribute[0].Value`: expected a value, found null");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":["x",null])")) ==
        "1:69 `Request.Action[0].Attribute[0].Value[1]`: expected a value, found null");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":[["x"]])")) ==
        "1:65 `Request.Action[0].Attribute[0].Value[0]`: expected a value, found an array");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":["x",true])")) ==
        "1:69 `Request.Action[0].Attribute[0].Value`: the values are of different types: `string` and `boolean`");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":["x",1])")) ==
        "1:69 `Request.Action[0].Attribute[0].Value`: the values are of different types: `string` and `integer`");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":1,"DataType":"string")")) ==
        "1:64 `Request.Action[0].Attribute[0].Value`: a number is no value of `string`, write it in quotes");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":{"XPath":"/a"})")) ==
        "1:64 `Request.Action[0].Attribute[0].Value`: `XPathCategory` is missing: an object is a value of "
        "xpathExpression");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":"/a","DataType":"xpathExpression")")) ==
        "1:64 `Request.Action[0].Attribute[0].Value`: a string is no value of `xpathExpression`, it is an object with "
        "`XPathCategory` and `XPath`");
}

TEST_CASE("a value that is not of its type is refused where it stands") {
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":"abc","DataType":"integer")"))
            .starts_with("1:64 `Request.Action[0].Attribute[0].Value`: `abc` is not an integer"));
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":1.5,"DataType":"integer")"))
            .starts_with("1:64 `Request.Action[0].Attribute[0].Value`: `1.5` is not an integer"));
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":["2026-01-01","2026-02-30"],"DataType":"date")"))
            .starts_with("1:78 `Request.Action[0].Attribute[0].Value[1]`: `2026-02-30` is not a date"));
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":"a\u0001")")).find("control character") != std::string::npos);
}

TEST_CASE("text that is not JSON is refused with its place") {
  CHECK(read_json("{\"Request\":{\"Action\":[\xC3]}}") == "1:23 the text is not valid UTF-8");
  CHECK(read_json(R"({"Request":{"Action)").ends_with("not JSON: a string is not closed"));
  CHECK(read_json("{\"Request\":{\"XPathVersion\":\"a\nb\"}}") == "1:30 not JSON: a string holds a control character");
  CHECK(read_json(R"({"Request":{"ReturnPolicyIdList":tru}})") == "1:34 `Request.ReturnPolicyIdList`: not JSON: `tru`");
  CHECK(read_json(attribute(R"("AttributeId":"a","Value":01)")) ==
        "1:64 `Request.Action[0].Attribute[0].Value`: not JSON: `01`");
  CHECK(read_json(R"({"Request":{"XPathVersion":"\x"}})") ==
        "1:28 `Request.XPathVersion`: the string holds an escape that JSON does not know");
  for (const std::string broken :
       {R"({"Request":{"Action":[]})", R"({"Request":{"Action":[}})", R"({"Request":{"Action":[{},]}})",
        R"({"Request":{"Action" []}})", R"({"Request":{"Action":[]"Resource":[]}})", R"({"Request":{}} x)",
        R"({"Request":{}}{})", R"({"Request":{,}})", R"({"Request":{"XPathVersion":"a" "b"}})",
        R"({"Request":{"XPathVersion":"a":"b"}})", R"({"Request":{"XPathVersion":null:"b"}})",
        R"({"Request":{"XPathVersion":"a"b}})"}) {
    INFO(broken);
    CHECK(read_json(broken).find("not JSON") != std::string::npos);
  }
}

TEST_CASE("references must name one category each") {
  const std::string text = R"({"Request":{"Action":[{"Id":"a"},{"Id":"b"},{"Id":"b"}],"MultiRequests":)";
  CHECK(read_json(text + R"({"RequestReference":[{"ReferenceId":["a"]},{"ReferenceId":"a"}]}}})") == "read");
  CHECK(read_json(text + R"({"RequestReference":[{"ReferenceId":["c"]}]}}})") ==
        "1:110 `Request.MultiRequests`: no category has the id `c`");
  CHECK(read_json(text + R"({"RequestReference":[{"ReferenceId":["b"]}]}}})") ==
        "1:110 `Request.MultiRequests`: several categories have the id `b`");
  CHECK(read_json(text + R"({"RequestReference":[{}]}}})") ==
        "1:94 `Request.MultiRequests.RequestReference[0]`: `ReferenceId` is missing");
  CHECK(read_json(text + R"({"RequestReference":[{"ReferenceId":[7]}]}}})") ==
        "1:110 `Request.MultiRequests.RequestReference[0].ReferenceId[0]`: expected a string, found a number");
}
