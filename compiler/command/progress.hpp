// Progress of long work, on standard error: one line, `compiling 120/1000`, rewritten in place. Nothing is shown off a
// terminal or in the first half second, and nothing is left when it ends.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "compiler/command/messages.hpp"

namespace hjemmel::command {

class Progress {
 public:
  /// `total` 0: not known.
  Progress(Messages& messages, std::string label, std::size_t total = 0);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Cheap enough for each step of a loop.
  void advance(std::size_t steps = 1);

 private:
  using Clock = std::chrono::steady_clock;

  Messages& messages_;
  std::string label_;
  std::size_t total_;
  std::size_t done_ = 0;
  Clock::time_point next_;
};

}  // namespace hjemmel::command
