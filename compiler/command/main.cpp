// The command line `hjemmel`.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/command/driver.hpp"

namespace {

using hjemmel::command::Console;
using hjemmel::command::ExitCode;

// A closed standard stream would lend its number to the next file opened, and results would be written into it.
void occupy_standard_streams() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1) {
      [[maybe_unused]] const int opened = ::open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

ExitCode run(const std::vector<std::string>& arguments, Console& console) {
  try {
    return run_command_line(arguments, console);
  } catch (const std::bad_alloc&) {
    console.messages.error("out of memory");
  } catch (const std::exception& failure) {
    console.messages.error(fmt::format("internal error: {}", failure.what()),
                           "please report it with the input that led to it");
  }
  return ExitCode::wrong;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, with a message
  occupy_standard_streams();
  Console console;
  ExitCode code = run(std::vector<std::string>(argv + 1, argv + argc), console);
  if (std::string problem; !console.output.finish(problem)) {
    console.messages.error(fmt::format("the results could not be written: {}", problem));
    code = ExitCode::wrong;
  }
  return static_cast<int>(code);
}
