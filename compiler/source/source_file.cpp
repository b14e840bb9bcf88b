#include "compiler/source/source_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

namespace hjemmel::source {
namespace {

bool starts_code_point(char octet) { return (static_cast<unsigned char>(octet) & 0xC0) != 0x80; }

}  // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  code_points_at_.reserve(text_.size() / stride + 1);
  std::uint32_t code_points = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (i % stride == 0) code_points_at_.push_back(code_points);
    if (starts_code_point(text_[i])) ++code_points;
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
  code_points_at_.push_back(code_points);
}

/// The code points before `offset`, which is in the text or its end.
std::uint32_t SourceFile::code_points_before(std::uint32_t offset) const {
  const std::size_t mark = offset / stride;
  const std::string_view rest = std::string_view(text_).substr(mark * stride, offset - mark * stride);
  return code_points_at_[mark] + static_cast<std::uint32_t>(std::ranges::count_if(rest, &starts_code_point));
}

Position SourceFile::position_of(std::uint32_t offset) const {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t begin = line_starts_[line - 1];
  if (line == 1 && text_.starts_with("\xEF\xBB\xBF")) begin = 3;  // no editor shows a byte order mark
  if (offset <= begin) return {line, 1};
  return {line, 1 + code_points_before(offset) - code_points_before(begin)};
}

std::string_view SourceFile::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::unique_ptr<SourceFile> read_source_file(const std::string& path, const Limits& limits, std::string& problem) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    problem = "no such file";
    return nullptr;
  }
  if (status.type() == std::filesystem::file_type::directory) {
    problem = "is a directory";
    return nullptr;
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) {
    problem = errno == EACCES ? "permission denied" : std::strerror(errno);
    return nullptr;
  }
  std::string text;
  char buffer[64 * 1024];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get())) {
    text.append(buffer, got);
    if (text.size() > limits.file_bytes) {
      problem = fmt::format("larger than {} MiB", limits.file_bytes >> 20);
      return nullptr;
    }
  }
  if (std::ferror(file.get()) != 0) {
    problem = "cannot be read to its end";
    return nullptr;
  }
  return std::make_unique<SourceFile>(path, std::move(text));
}

}  // namespace hjemmel::source
