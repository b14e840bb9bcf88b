// grammar/functions.def as a table of FunctionInfo.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "runtime/function/function.hpp"

namespace hjemmel {

using Kind = ParameterType::Kind;

TEST_CASE("every function is found by its identifier, and no identifier stands twice") {
  std::set<std::string_view> urns;
  for (std::size_t i = 0; i < function_count; ++i) {
    const auto id = static_cast<FunctionId>(i);
    const FunctionInfo& info = info_of(id);
    INFO(info.urn);
    CHECK(info.id == id);
    CHECK(urns.insert(info.urn).second);
    CHECK(function_of_urn(info.urn) == id);
    CHECK(info.implementation != nullptr);
    CHECK_FALSE(info.parameters.empty());
    const std::optional<FunctionId> newest = function_of_name(info.name);
    REQUIRE(newest);
    CHECK(info_of(*newest).name == info.name);
    CHECK(info_of(*newest).urn >= info.urn);
  }
  CHECK(function_count == 286);
}

TEST_CASE("look-ups know nothing else") {
  CHECK_FALSE(function_of_urn(""));
  CHECK_FALSE(function_of_urn("string-equal"));
  CHECK_FALSE(function_of_urn("urn:oasis:names:tc:xacml:1.0:function:string-equa"));
  CHECK_FALSE(function_of_urn("urn:oasis:names:tc:xacml:1.0:function:string-equals"));
  CHECK_FALSE(function_of_urn("urn:oasis:names:tc:xacml:2.0:function:integer-greater-than"));
  CHECK_FALSE(function_of_urn("zzz"));
  CHECK_FALSE(function_of_name("urn:oasis:names:tc:xacml:1.0:function:string-equal"));
  CHECK_FALSE(function_of_name("String-equal"));
  CHECK_FALSE(function_of_name(""));
}

TEST_CASE("of several versions the short name is the newest") {
  CHECK(function_of_name("map") == FunctionId::map);
  CHECK(function_of_name("any-of") == FunctionId::any_of);
  CHECK(function_of_name("dayTimeDuration-equal") == FunctionId::day_time_duration_equal);
  CHECK(function_of_name("xpath-node-count") == FunctionId::xpath_node_count);
}

TEST_CASE("signatures are those of the table") {
  const FunctionInfo& equal = info_of(FunctionId::string_equal);
  REQUIRE(equal.parameters.size() == 2);
  CHECK(equal.parameters[0].kind == Kind::single);
  CHECK(equal.parameters[0].type == DataType::string);
  CHECK(equal.parameters[0].min_count == 1);
  CHECK_FALSE(equal.parameters[1].repeats);
  CHECK(equal.result.type == DataType::boolean);
  CHECK(equal.name == "string-equal");
  CHECK(equal.requirement == Requirement::mandatory);

  const FunctionInfo& all_union = info_of(FunctionId::date_time_union);
  REQUIRE(all_union.parameters.size() == 2);
  CHECK(all_union.parameters[1].kind == Kind::bag);
  CHECK(all_union.parameters[1].type == DataType::date_time);
  CHECK(all_union.parameters[1].repeats);
  CHECK(all_union.parameters[1].min_count == 1);
  CHECK(all_union.result.kind == Kind::bag);

  const FunctionInfo& n_of = info_of(FunctionId::n_of);
  REQUIRE(n_of.parameters.size() == 2);
  CHECK(n_of.parameters[0].type == DataType::integer);
  CHECK(n_of.parameters[1].repeats);
  CHECK(n_of.parameters[1].min_count == 0);

  const FunctionInfo& map = info_of(FunctionId::map);
  REQUIRE(map.parameters.size() == 3);
  CHECK(map.parameters[0].kind == Kind::function);
  CHECK(map.parameters[1].any);
  CHECK(map.parameters[1].type == DataType::unknown);
  CHECK(map.result.kind == Kind::bag);
  CHECK(map.result.any);

  CHECK(info_of(FunctionId::time_in_range).parameters.size() == 3);
  CHECK(info_of(FunctionId::map_1_0).requirement == Requirement::legacy);
  CHECK(info_of(FunctionId::xpath_node_match).requirement == Requirement::optional);
}

}  // namespace hjemmel
