#include "compiler/command/command.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compiler/source/nearest_name.hpp"

namespace hjemmel::command {
namespace {

// Filled before main() by the commands' files, in no order that can be relied on.
std::vector<Command>& table() {
  static std::vector<Command> commands;
  return commands;
}

}  // namespace

Registered::Registered(const Command& command) { table().push_back(command); }

std::vector<Command> commands() {
  std::vector<Command> sorted = table();
  std::ranges::sort(sorted, {}, [](const Command& command) { return std::tuple(command.group, command.name); });
  return sorted;
}

CLI::Validator one_of(std::initializer_list<std::string_view> words) {
  const std::vector<std::string_view> allowed(words);
  const auto check = [allowed](std::string& given) -> std::string {
    if (std::ranges::find(allowed, given) != allowed.end()) return {};
    const auto meant = source::nearest_name(given, allowed);
    return fmt::format("`{}` is none of `{}`{}", given, fmt::join(allowed, "`, `"),
                       meant ? fmt::format("\ndid you mean `{}`?", *meant) : "");
  };
  return CLI::Validator(check, fmt::format("{}", fmt::join(allowed, "|")));
}

}  // namespace hjemmel::command
