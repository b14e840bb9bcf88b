#include "runtime/explain/condition_text.hpp"

#include <catch2/catch.hpp>

#include "runtime/value/calendar.hpp"

using namespace hjemmel;
using namespace hjemmel::explain;

TEST_CASE("a condition of the policy language stands on one line") {
  CHECK(condition_on_one_line("resource.sealed\n    and  not (environment.current-date > x)") ==
        "resource.sealed and not (environment.current-date > x)");
  CHECK(condition_on_one_line("").empty());
}

TEST_CASE("a condition of XML is shown as the expression it stands for") {
  const std::string xml = R"(<xacml:Condition>
    <xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:and">
      <xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:date-less-than-or-equal">
        <xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:date-one-and-only">
          <xacml:AttributeDesignator AttributeId="urn:oasis:names:tc:xacml:1.0:environment:current-date"/>
        </xacml:Apply>
        <xacml:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#date">2026-12-31</xacml:AttributeValue>
      </xacml:Apply>
      <xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:not"><xacml:VariableReference VariableId="old"/></xacml:Apply>
      <xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:string-is-in">
        <xacml:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">a  b</xacml:AttributeValue>
        <xacml:AttributeDesignator AttributeId="subject:colour"/>
      </xacml:Apply>
    </xacml:Apply>
  </xacml:Condition>)";
  CHECK(condition_on_one_line(xml) == "(current-date <= 2026-12-31) and not(old) and (\"a b\" in colour)");
}

TEST_CASE("what is no XML stays as written") {
  CHECK(condition_on_one_line("<Apply FunctionId='x'>") == "<Apply FunctionId='x'>");
}

TEST_CASE("a condition that is nested without end is cut") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<Apply FunctionId=\"f:not\">";
  for (int i = 0; i < 5000; ++i) deep += "</Apply>";
  const std::string line = condition_on_one_line(deep);
  CHECK(line.size() < 1000);
  CHECK(line.find("…") != std::string::npos);
}

TEST_CASE("dates are found in a condition, and only real ones") {
  CHECK(dates_in("until 2026-12-31 or 2026-12-31") == std::vector<std::int64_t>{days_from_civil({2026, 12, 31})});
  CHECK(dates_in("2024-02-29").size() == 1);
  CHECK(dates_in("2026-02-29 2026-13-01 2026-00-10 12026-01-01 2026-1-1 2026-01-0").empty());
}
