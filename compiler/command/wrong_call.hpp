// What was wrong with a call, in words: the flag library's errors as messages of ours, with what was probably meant.
#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace hjemmel::command {

struct WrongCall {
  std::string message;  ///< "`--ouptut` is not an option of `convert`"
  std::string help;     ///< "did you mean `--output`?"
};

/// `app` is what was parsed by, `command` the name that it was called by.
WrongCall wrong_call_of(const CLI::ParseError& error, const CLI::App& app, std::string_view command);

}  // namespace hjemmel::command
