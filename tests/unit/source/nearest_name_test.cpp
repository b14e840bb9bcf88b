#include "compiler/source/nearest_name.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using hjemmel::source::edit_distance;
using hjemmel::source::nearest_name;

namespace {
const std::vector<std::string> elements = {"Policy", "PolicySet", "Rule", "Target", "AnyOf", "AllOf"};
}

TEST_CASE("a misspelt name finds the right one", "[nearest_name]") {
  CHECK(nearest_name("Polcy", elements) == "Policy");
  CHECK(nearest_name("Traget", elements) == "Target");
  CHECK(nearest_name("PolicySt", elements) == "PolicySet");
  CHECK(nearest_name("policyset", elements) == "PolicySet");
}

TEST_CASE("what resembles nothing finds nothing", "[nearest_name]") {
  CHECK_FALSE(nearest_name("Obligation", elements));
  CHECK_FALSE(nearest_name("", elements));
  CHECK_FALSE(nearest_name("x", elements));
  CHECK_FALSE(nearest_name("Rule", std::vector<std::string>{}));
  CHECK_FALSE(nearest_name(std::string(1'000'000, 'a'), elements));
}

TEST_CASE("a case difference beats every edit", "[nearest_name]") {
  CHECK(nearest_name("rule", std::vector<std::string>{"rules", "rul", "RULE"}) == "RULE");
}

TEST_CASE("a shared beginning of identifiers forgives nothing", "[nearest_name]") {
  const std::vector<std::string> functions = {"urn:oasis:names:tc:xacml:1.0:function:string-equal",
                                              "urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case"};
  CHECK(nearest_name("urn:oasis:names:tc:xacml:1.0:function:strnig-equal", functions) == functions[0]);
  CHECK(nearest_name("urn:oasis:names:tc:xacml:1.0:function:string-equal-ignore-case", functions) == functions[1]);
  CHECK_FALSE(nearest_name("urn:oasis:names:tc:xacml:1.0:function:frobnicate", functions));
}

TEST_CASE("letters are code points", "[nearest_name]") {
  CHECK(nearest_name("ør", std::vector<std::string>{"or"}) == "or");
  CHECK(nearest_name("regnskapsfører", std::vector<std::string>{"revisor", "regnskapsforer"}) == "regnskapsforer");
  CHECK_FALSE(nearest_name("\xF0\xC3", elements));
}

TEST_CASE("edit distance counts swaps once and stops at its limit", "[nearest_name]") {
  CHECK(edit_distance(U"abcd", U"abdc", 3) == 1);
  CHECK(edit_distance(U"", U"abc", 3) == 3);
  CHECK(edit_distance(U"kitten", U"sitting", 5) == 3);
  CHECK(edit_distance(U"kitten", U"sitting", 2) == 3);
  CHECK(edit_distance(U"aaaa", U"bbbb", 1) == 2);
}
