#include "compiler/command/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace hjemmel::command {
namespace {

constexpr std::size_t buffer_bytes = 64 * 1024;

// In lower case, as messages are: `no space left on device`.
std::string reason(int error) {
  std::string text = std::generic_category().message(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// 0, or the error that stopped it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// close() is where a full disk is reported on some file systems.
int write_and_close(int descriptor, std::string_view contents) {
  const int written = write_all(descriptor, contents);
  const int closed = ::close(descriptor) == 0 ? 0 : errno;
  return written != 0 ? written : closed;
}

mode_t mode_for(const std::string& path) {
  struct stat existing{};
  if (::stat(path.c_str(), &existing) == 0) return existing.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

int replace_file(const std::string& path, std::string_view contents) {
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return errno;
  int error = ::fchmod(descriptor, mode_for(path)) == 0 ? 0 : errno;
  const int written = write_and_close(descriptor, contents);
  if (error == 0) error = written;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(temporary.c_str());
  return error;
}

}  // namespace

bool may_colour(int descriptor) {
  if (::isatty(descriptor) == 0) return false;
  const char* const refused = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return (refused == nullptr || *refused == '\0') && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

Output::Output() : colour_(may_colour(STDOUT_FILENO)) {}

void Output::write(std::string_view text) {
  if (error_ != 0) return;
  buffer_ += text;
  if (buffer_.size() >= buffer_bytes) flush();
}

void Output::flush() {
  if (error_ == 0) error_ = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
}

bool Output::finish(std::string& problem) {
  if (!buffer_.empty()) flush();
  if (error_ != 0) problem = reason(error_);
  return error_ == 0;
}

bool write_file(const std::string& path, std::string_view contents, std::string& problem) {
  int error = 0;
  struct stat existing{};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && S_ISDIR(existing.st_mode)) {
    error = EISDIR;
  } else if (exists && !S_ISREG(existing.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    error = descriptor < 0 ? errno : write_and_close(descriptor, contents);
  } else {
    std::error_code unresolved;
    const std::filesystem::path target = std::filesystem::canonical(path, unresolved);
    error = replace_file(unresolved ? path : target.string(), contents);
  }
  if (error != 0) problem = reason(error);
  return error == 0;
}

}  // namespace hjemmel::command
