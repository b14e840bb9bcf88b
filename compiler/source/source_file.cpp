#include "compiler/source/source_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

namespace hjemmel::source {

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Position SourceFile::position_of(std::uint32_t offset) const {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t column = 1;
  std::uint32_t begin = line_starts_[line - 1];
  if (line == 1 && text_.starts_with("\xEF\xBB\xBF")) begin = 3;  // no editor shows a byte order mark
  for (std::uint32_t i = begin; i < offset; ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++column;
  }
  return {line, column};
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
