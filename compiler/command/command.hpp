// The commands of the command line. Each is one file, `<name>_command.cpp`, that adds itself to one table before main()
// runs:
//
//     struct Options { std::string input; };
//     ExitCode run(const Options& options, Console& console) { … }
//     const Registered registered{{
//         .name = "convert", .group = Group::write, .summary = "…", .example = "hjemmel convert policy.xml -o
//         policy.hjl", .configure = [](CLI::App& app) -> Run {
//           auto options = std::make_shared<Options>();
//           app.add_option("IN", options->input, "the policy to read")->required();
//           return [options](Console& console) { return run(*options, console); };
//         }}};
//
// Contract: results on standard output, messages on standard error, exit codes as below. `--help` comes from the
// driver.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "compiler/command/console.hpp"

namespace hjemmel::command {

enum class ExitCode : int {
  done = 0,
  no = 1,     ///< the answer is "no": findings, failed tests, differences
  wrong = 2,  ///< the call or its input was wrong, or the results could not be written
};

/// What runs once the flags are parsed.
using Run = std::function<ExitCode(Console&)>;

/// Where a command stands in `hjemmel --help`.
enum class Group { write, decide, look_up };

struct Command {
  std::string_view name;
  Group group = Group::write;
  std::string_view summary;  ///< one line, lower-case, no full stop
  std::string_view example;  ///< whole command lines, one a line
  /// Declares flags and arguments; what it returns runs once they are parsed. Called for the command that was chosen
  /// only.
  Run (*configure)(CLI::App& app);
};

/// Adds a command to the table. Only at namespace scope of a command's file.
struct Registered {
  explicit Registered(const Command& command);
};

/// Every command, by group and then by name.
std::vector<Command> commands();

/// A check for a flag that takes one word of a few: `--format`, `text` or `json`.
CLI::Validator one_of(std::initializer_list<std::string_view> words);

}  // namespace hjemmel::command
