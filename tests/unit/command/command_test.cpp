#include "compiler/command/command.hpp"

#include <catch2/catch.hpp>
#include <cctype>
#include <set>
#include <string>

using namespace hjemmel::command;

TEST_CASE("every command is in the table once, with a summary and an example that calls it") {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CHECK(names.insert(command.name).second);
    CHECK_FALSE(command.summary.empty());
    CHECK(command.summary.back() != '.');
    CHECK(std::islower(static_cast<unsigned char>(command.summary.front())));
    CHECK(command.example.starts_with("hjemmel " + std::string(command.name)));
    CHECK(command.configure != nullptr);
  }
  CHECK(names.contains("convert"));
  CHECK(names.contains("format"));
}

TEST_CASE("every command can declare its flags, and describes each of them") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    CLI::App app;
    const Run run = command.configure(app);
    CHECK(run);
    for (const CLI::Option* option : app.get_options()) {
      CAPTURE(option->get_name());
      CHECK_FALSE(option->get_description().empty());
    }
  }
}

TEST_CASE("one_of takes its words alone, and offers the one that was meant") {
  const CLI::Validator validator = one_of({"text", "json", "sarif"});
  std::string given = "json";
  CHECK(validator(given).empty());
  given = "jsno";
  CHECK(validator(given) == "`jsno` is none of `text`, `json`, `sarif`\ndid you mean `json`?");
  given = "pdf";
  CHECK(validator(given) == "`pdf` is none of `text`, `json`, `sarif`");
}
