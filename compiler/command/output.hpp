// Results: standard output, and files. A full disk or a closed pipe is a failed command, never a silent loss: standard
// output is checked once more at the end, by the driver; a file appears under its name only when it is whole.
#pragma once

#include <string>
#include <string_view>

namespace hjemmel::command {

/// Standard output, buffered. After a failed write the rest is dropped, and finish() says so.
class Output {
 public:
  Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// Writes what is buffered. False if anything was lost; `problem` says why in lower case.
  bool finish(std::string& problem);
  /// True once a write has failed: long work may stop.
  bool failed() const { return error_ != 0; }
  /// Whether results may be coloured: a terminal, and NO_COLOR not set.
  bool colour() const { return colour_; }

 private:
  void flush();

  std::string buffer_;
  int error_ = 0;
  bool colour_ = false;
};

/// Whether text written to this file descriptor may be coloured (no-color.org; not on a dumb terminal).
bool may_colour(int descriptor);

/// Writes a whole file: to a temporary beside it, which then takes its name, so that a reader sees the old one or the
/// new one. A device or a pipe is written to directly, a symbolic link is followed. False with `problem` in lower case
/// on failure.
[[nodiscard]] bool write_file(const std::string& path, std::string_view contents, std::string& problem);

}  // namespace hjemmel::command
