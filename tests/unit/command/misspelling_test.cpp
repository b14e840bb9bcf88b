#include "compiler/command/misspelling.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using hjemmel::command::nearest_name;

TEST_CASE("the nearest name is found for a slip of the keyboard") {
  const std::vector<std::string_view> names = {"check", "compile", "convert", "decide", "inspect"};
  CHECK(nearest_name("chek", names) == "check");
  CHECK(nearest_name("chcek", names) == "check");
  CHECK(nearest_name("comple", names) == "compile");
  CHECK(nearest_name("konvert", names) == "convert");
  CHECK(nearest_name("insepct", names) == "inspect");
  CHECK(nearest_name("decide", names) == "decide");
}

TEST_CASE("a swap of neighbours is one edit, so short words tolerate it") {
  const std::vector<std::string_view> names = {"xml"};
  CHECK(nearest_name("xlm", names) == "xml");
  CHECK_FALSE(nearest_name("lxa", names));
}

TEST_CASE("nothing is offered for what is far away, empty or absurdly long") {
  const std::vector<std::string_view> names = {"check", "compile"};
  CHECK_FALSE(nearest_name("weather", names));
  CHECK_FALSE(nearest_name("", names));
  CHECK_FALSE(nearest_name(std::string(1'000'000, 'c'), names));
  CHECK_FALSE(nearest_name("check", {}));
}
