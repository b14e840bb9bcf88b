// Messages for the person at the terminal, on standard error: lower-case, no final full stop, user text in backticks,
// help apart.
#pragma once

#include <string>
#include <string_view>

#include "compiler/source/diagnostic.hpp"

namespace hjemmel::command {

class Messages {
 public:
  Messages();
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

  void error(std::string_view message, std::string_view help = {});
  void warning(std::string_view message, std::string_view help = {});
  void info(std::string_view message);
  /// Every diagnostic with its place, its line of source and its help.
  void show(const source::Diagnostics& diagnostics);

  bool colour() const { return colour_; }
  /// Whether a person sees it as it comes.
  bool is_terminal() const { return terminal_; }
  /// A line that the next message or status takes the place of; an empty one removes it. Only on a terminal.
  void show_status(std::string_view line);

 private:
  void put(std::string_view label, std::string_view colour, std::string_view message, std::string_view help);
  void print(std::string_view text);

  bool terminal_ = false;
  bool colour_ = false;
  bool status_shown_ = false;
};

}  // namespace hjemmel::command
