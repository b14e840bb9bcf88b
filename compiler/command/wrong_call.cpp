#include "compiler/command/wrong_call.hpp"

#include <cctype>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "compiler/source/nearest_name.hpp"

namespace hjemmel::command {
namespace {

template <typename Kind>
bool is(const CLI::ParseError& error) {
  return dynamic_cast<const Kind*>(&error) != nullptr;
}

std::string_view before(std::string_view text, std::string_view mark) { return text.substr(0, text.find(mark)); }

std::string_view after(std::string_view text, std::string_view mark) {
  const std::size_t found = text.find(mark);
  return found == std::string_view::npos ? std::string_view() : text.substr(found + mark.size());
}

// Lower-case, without a final full stop.
std::string in_house_style(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  std::string styled(text);
  if (styled.size() > 1 && std::islower(static_cast<unsigned char>(styled[1])) != 0) {
    styled[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(styled[0])));
  }
  return styled;
}

// The library says which kind of mistake it was by the type, and the flag's name only in its text.
std::string message_of(const CLI::ParseError& error) {
  const std::string_view text = error.what();
  if (is<CLI::RequiredError>(error) && text.ends_with(" is required")) {
    const std::string_view name = before(text, " is required");
    return name == "A subcommand" ? "a subcommand is missing" : fmt::format("`{}` is missing", name);
  }
  if (is<CLI::ArgumentMismatch>(error)) {
    const std::string_view name = before(text, ":");
    if (text.ends_with(" missing")) return fmt::format("`{}` needs a value", name);
    if (text.find(": At Most") != std::string_view::npos) return fmt::format("`{}` is given more than once", name);
  }
  if (is<CLI::ConversionError>(error) && text.starts_with("Could not convert: ")) {
    const std::string_view assignment = after(text, ": ");
    return fmt::format("`{}` is no value for `{}`", after(assignment, " = "), before(assignment, " = "));
  }
  if (is<CLI::RequiresError>(error)) {
    return fmt::format("`{}` needs `{}` beside it", before(text, " requires "), after(text, " requires "));
  }
  if (is<CLI::ExcludesError>(error)) {
    return fmt::format("`{}` and `{}` exclude each other", before(text, " excludes "), after(text, " excludes "));
  }
  if (is<CLI::ValidationError>(error) && text.starts_with("--")) {
    return fmt::format("`{}`: {}", before(text, ": "), after(text, ": "));
  }
  return in_house_style(text);
}

const CLI::App& chosen_subcommand(const CLI::App& app) {
  const auto subcommands = app.get_subcommands();
  return subcommands.empty() ? app : chosen_subcommand(*subcommands.front());
}

// The flag or subcommand that `argument` is a misspelling of.
std::optional<std::string> nearest_argument(const CLI::App& app, const std::string& argument) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const CLI::App* subcommand : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(subcommand->get_name());
  }
  const auto found = source::nearest_name(before(argument, "="), names);
  if (!found) return std::nullopt;
  return std::string(*found);
}

}  // namespace

WrongCall wrong_call_of(const CLI::ParseError& error, const CLI::App& app, std::string_view command) {
  const std::string page = fmt::format("`hjemmel {} --help` says how it is called", command);
  // A misspelt flag leaves a required one missing: the misspelling is what to speak of.
  const std::vector<std::string> extras = app.remaining(true);
  if (!extras.empty() && (is<CLI::RequiredError>(error) || is<CLI::ExtrasError>(error))) {
    const std::string& extra = extras.front();
    const auto meant = nearest_argument(chosen_subcommand(app), extra);
    return {fmt::format("`{}` is not an {} of `{}`", extra, extra.starts_with('-') ? "option" : "argument", command),
            meant ? fmt::format("did you mean `{}`?", *meant) : page};
  }
  const std::string message = message_of(error);
  const std::string_view help = after(message, "\n");
  return {std::string(before(message, "\n")), help.empty() ? page : std::string(help)};
}

}  // namespace hjemmel::command
