// A policy file in memory, and positions in it. Offsets are bytes; lines and columns, where people see them, start at
// 1, and a column counts Unicode code points.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::source {

class SourceFile;

/// A stretch of a source file: [begin, end) in bytes. A default one points nowhere.
struct Span {
  const SourceFile* file = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class SourceFile {
 public:
  SourceFile(std::string path, std::string text);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  Position position_of(std::uint32_t offset) const;
  /// The text of a line (1-based) without its line end.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  Span span(std::uint32_t begin, std::uint32_t end) const { return {this, begin, end}; }

 private:
  std::uint32_t code_points_before(std::uint32_t offset) const;

  /// A file may be one line of megabytes, and each rule of it has a position: columns are counted from marks.
  static constexpr std::size_t stride = 256;

  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<std::uint32_t> code_points_at_;  ///< before every stride-th byte
};

/// Limits of what is read; beyond them a diagnostic, never an exhausted machine.
struct Limits {
  std::size_t file_bytes = 256u << 20;
  std::size_t depth = 500;  ///< nested elements or parentheses
  std::size_t elements = 8'000'000;
};

/// Reads a file. On failure returns null and `problem` says why in lower case: "no such file", "is a directory",
/// "permission denied", "larger than 256 MiB".
std::unique_ptr<SourceFile> read_source_file(const std::string& path, const Limits& limits, std::string& problem);

}  // namespace hjemmel::source
