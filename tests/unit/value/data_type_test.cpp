#include "runtime/value/data_type.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "runtime/value/status.hpp"

using namespace hjemmel;

TEST_CASE("every data type is found by its identifier and by its name", "[value]") {
  std::set<std::string_view> urns;
  for (std::size_t i = 0; i < data_type_count; ++i) {
    const auto type = static_cast<DataType>(i);
    CHECK(data_type_of_urn(urn_of(type)) == type);
    CHECK(data_type_of_name(name_of(type)) == type);
    urns.insert(urn_of(type));
  }
  CHECK(urns.size() == 17);
  CHECK(urn_of(DataType::real) == "http://www.w3.org/2001/XMLSchema#double");
  CHECK(name_of(DataType::date_time) == "dateTime");
}

TEST_CASE("the draft identifiers of XACML 2.0's durations are accepted", "[value]") {
  CHECK(data_type_of_urn("http://www.w3.org/TR/2002/WD-xquery-operators-20020816#dayTimeDuration") ==
        DataType::day_time_duration);
  CHECK(data_type_of_urn("http://www.w3.org/TR/2002/WD-xquery-operators-20020816#yearMonthDuration") ==
        DataType::year_month_duration);
  CHECK_FALSE(data_type_of_urn("http://www.w3.org/TR/2002/WD-xquery-operators-20020816#string"));
}

TEST_CASE("identifiers compare codepoint by codepoint", "[value]") {
  CHECK_FALSE(data_type_of_urn("http://www.w3.org/2001/XMLSchema#String"));
  CHECK_FALSE(data_type_of_urn(" http://www.w3.org/2001/XMLSchema#string"));
  CHECK_FALSE(data_type_of_urn("string"));
  CHECK_FALSE(data_type_of_urn(""));
  CHECK_FALSE(data_type_of_name("STRING"));
  CHECK_FALSE(data_type_of_name("unknown"));
}

TEST_CASE("an extension type has a name but no identifier", "[value]") {
  CHECK(urn_of(DataType::unknown).empty());
  CHECK(name_of(DataType::unknown) == "unknown");
}

TEST_CASE("status codes have the identifiers of B.8", "[value]") {
  CHECK(urn_of(StatusCode::ok) == "urn:oasis:names:tc:xacml:1.0:status:ok");
  CHECK(urn_of(StatusCode::missing_attribute) == "urn:oasis:names:tc:xacml:1.0:status:missing-attribute");
  CHECK(urn_of(StatusCode::syntax_error) == "urn:oasis:names:tc:xacml:1.0:status:syntax-error");
  CHECK(urn_of(StatusCode::processing_error) == "urn:oasis:names:tc:xacml:1.0:status:processing-error");
}

TEST_CASE("a status log begins with ok, also after it was cleared", "[value]") {
  StatusLog log;
  CHECK(log.add({StatusCode::processing_error, "division by zero", {}}) == 1);
  CHECK(log[1].code == StatusCode::processing_error);
  log.clear();
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == StatusCode::ok);
}
