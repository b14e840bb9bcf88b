#include "compiler/command/wrong_call.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "compiler/command/command.hpp"

using namespace hjemmel::command;

namespace {

// What a call of a command with one flag of each kind is told.
WrongCall call(std::vector<std::string> arguments) {
  CLI::App app("a summary", "hjemmel sample");
  std::string file;
  std::string format;
  int depth = 0;
  bool loud = false;
  app.add_option("FILE", file)->required();
  app.add_option("--format", format)->check(one_of({"text", "json"}));
  app.add_option("--depth", depth);
  auto* const quiet = app.add_flag("--quiet");
  app.add_flag("--loud", loud)->excludes(quiet);
  app.add_flag("--louder")->needs("--loud");
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    return wrong_call_of(error, app, "sample");
  }
  return {"nothing", ""};
}

}  // namespace

TEST_CASE("each way of calling a command wrongly has a message of its own") {
  const std::string page = "`hjemmel sample --help` says how it is called";
  const auto [arguments, message, help] = GENERATE_REF(table<std::vector<std::string>, std::string, std::string>({
      {{}, "`FILE` is missing", page},
      {{"a", "b"}, "`b` is not an argument of `sample`", page},
      {{"a", "--format"}, "`--format` needs a value", page},
      {{"a", "--format", "text", "--format", "json"}, "`--format` is given more than once", page},
      {{"a", "--format", "jsn"}, "`--format`: `jsn` is none of `text`, `json`", "did you mean `json`?"},
      {{"a", "--format", "pdf"}, "`--format`: `pdf` is none of `text`, `json`", page},
      {{"a", "--depth", "deep"}, "`deep` is no value for `--depth`", page},
      {{"a", "--fromat", "json"}, "`--fromat` is not an option of `sample`", "did you mean `--format`?"},
      {{"--fromat=json"}, "`--fromat=json` is not an option of `sample`", "did you mean `--format`?"},
      {{"a", "--loud", "--quiet"}, "`--quiet` and `--loud` exclude each other", page},
      {{"a", "--louder"}, "`--louder` needs `--loud` beside it", page},
      {{"a", "-x"}, "`-x` is not an option of `sample`", page},
  }));
  const WrongCall wrong = call(arguments);
  CHECK(wrong.message == message);
  CHECK(wrong.help == help);
}

TEST_CASE("a right call is not complained of") { CHECK(call({"a", "--format", "json"}).message == "nothing"); }
