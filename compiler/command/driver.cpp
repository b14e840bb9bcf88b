#include "compiler/command/driver.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/command/wrong_call.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::command {
namespace {

std::string_view title_of(Group group) {
  switch (group) {
    case Group::write:
      return "write and check policies";
    case Group::decide:
      return "compile and decide";
    case Group::look_up:
      break;
  }
  return "look up";
}

std::string general_help(const std::vector<Command>& commands) {
  std::string text =
      "hjemmel compiles access policies to native code, decides with them, and says why\n\n"
      "usage: hjemmel COMMAND [ARGUMENTS]\n"
      "       hjemmel COMMAND --help\n"
      "       hjemmel --version\n";
  const Command* previous = nullptr;
  for (const Command& command : commands) {
    if (previous == nullptr || previous->group != command.group)
      text += fmt::format("\n{}:\n", title_of(command.group));
    text += fmt::format("  {:<11}{}\n", command.name, command.summary);
    previous = &command;
  }
  text += "\nexit code: 0 done, 1 the answer is no, 2 the call or its input was wrong\n";
  return text;
}

std::string footer_of(const Command& command) {
  std::string text = "example:";
  std::string_view rest = command.example;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    text += fmt::format("\n  {}", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

// The labels of the help page, in the house's lower case.
std::shared_ptr<CLI::Formatter> help_format() {
  auto format = std::make_shared<CLI::Formatter>();
  format->label("Usage", "usage");
  format->label("Positionals", "arguments");
  format->label("OPTIONS", "OPTIONS");
  format->label("SUBCOMMAND", "COMMAND");
  format->label("REQUIRED", "");
  format->column_width(34);
  return format;
}

ExitCode run_command(const Command& command, std::span<const std::string> arguments, Console& console) {
  CLI::App app(std::string(command.summary), fmt::format("hjemmel {}", command.name));
  app.formatter(help_format());
  app.option_defaults()->group("options");
  app.set_help_flag("-h,--help", "show this page")->group("options");
  app.footer(footer_of(command));
  const Run run = command.configure(app);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    console.output.write(app.help());
    return ExitCode::done;
  } catch (const CLI::ParseError& error) {
    const WrongCall wrong = wrong_call_of(error, app, command.name);
    console.messages.error(wrong.message, wrong.help);
    return ExitCode::wrong;
  }
  return run(console);
}

}  // namespace

ExitCode run_command_line(std::span<const std::string> arguments, Console& console) {
  const std::vector<Command> known = commands();
  if (arguments.empty()) {
    console.messages.error("a command is missing", "`hjemmel --help` lists them");
    return ExitCode::wrong;
  }
  const std::string& first = arguments.front();
  if (first == "--version") {
    console.output.write("hjemmel " HJEMMEL_VERSION "\n");
    return ExitCode::done;
  }
  if (first == "--help" || first == "-h" || (first == "help" && arguments.size() == 1)) {
    console.output.write(general_help(known));
    return ExitCode::done;
  }
  const bool asks_for_help = first == "help";
  const std::string& name = asks_for_help ? arguments[1] : first;
  const auto found = std::ranges::find(known, name, &Command::name);
  if (found != known.end()) {
    if (!asks_for_help) return run_command(*found, arguments.subspan(1), console);
    return run_command(*found, std::vector<std::string>{"--help"}, console);
  }
  source::NearestName meant(name);
  for (const Command& command : known) meant.consider(command.name);
  console.messages.error(
      fmt::format("`{}` is not {} of hjemmel", name, name.starts_with('-') ? "an option" : "a command"),
      meant.result() ? fmt::format("did you mean `{}`?", *meant.result()) : "`hjemmel --help` lists the commands");
  return ExitCode::wrong;
}

}  // namespace hjemmel::command
