#include "compiler/model/policy_version.hpp"

#include <catch2/catch.hpp>

using namespace hjemmel::model;

TEST_CASE("a version pattern matches as 5.13 says", "[version]") {
  for (const char* pattern : {"1.2.3", "1.*.3", "1.2.*", "1.+", "+", "*.+", "01.2.3"}) {
    INFO(pattern);
    CHECK(version_matches("1.2.3", pattern));
  }
  for (const char* pattern : {"1.2", "1.2.3.4", "1.*", "*", "1.2.3.+", "1.2.3.*", "2.+", "1.2.30"}) {
    INFO(pattern);
    CHECK_FALSE(version_matches("1.2.3", pattern));
  }
}

TEST_CASE("versions are ordered number by number", "[version]") {
  CHECK((compare_versions("1.10", "1.9") > 0));
  CHECK((compare_versions("1.9", "1.10") < 0));
  CHECK((compare_versions("1.2", "1.2.0") < 0));
  CHECK((compare_versions("01.2", "1.02") == 0));
  CHECK((compare_versions("18446744073709551617", "18446744073709551616") > 0));  // past 64 bits
}

TEST_CASE("the earliest and the latest version are bounds, wild cards at their least and greatest", "[version]") {
  CHECK(version_at_least("1.2.3", "1.2.3"));
  CHECK(version_at_least("1.10", "1.9"));
  CHECK(version_at_least("1.0", "1.*"));
  CHECK(version_at_least("1.2.1", "1.*.3"));
  CHECK_FALSE(version_at_least("1.2.2", "1.2.3"));
  CHECK_FALSE(version_at_least("0.9", "1.*"));
  CHECK(version_at_most("1.2.3", "1.2.3"));
  CHECK(version_at_most("1.9", "1.10"));
  CHECK(version_at_most("1.99.1", "1.*"));
  CHECK_FALSE(version_at_most("1.2.4", "1.2.3"));
  CHECK_FALSE(version_at_most("1.2.0", "1.2"));
  CHECK_FALSE(version_at_most("2.0", "1.+"));
}
