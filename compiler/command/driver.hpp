// From arguments to a command: global flags, help, misspelt names, and the exit code.
#pragma once

#include <span>
#include <string>

#include "compiler/command/command.hpp"

namespace hjemmel::command {

/// Runs one command line, without the program's name. Results and messages go through `console`; the results are not
/// yet flushed.
ExitCode run_command_line(std::span<const std::string> arguments, Console& console);

}  // namespace hjemmel::command
