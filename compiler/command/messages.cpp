#include "compiler/command/messages.hpp"

#include <unistd.h>

#include <cstdio>

#include <fmt/format.h>

#include "compiler/command/output.hpp"

namespace hjemmel::command {
namespace {

constexpr std::string_view red = "\033[1;31m";
constexpr std::string_view yellow = "\033[1;33m";
constexpr std::string_view blue = "\033[1;34m";
constexpr std::string_view plain = "\033[0m";

struct Label {
  std::string_view word;
  std::string_view colour;
};

Label label_of(source::Severity severity) {
  switch (severity) {
    case source::Severity::error:
      return {"error", red};
    case source::Severity::warning:
      return {"warning", yellow};
    case source::Severity::info:
      break;
  }
  return {"info", blue};
}

// The line of source, and what of it is meant:
//    12 | <Rule RuleId="a" Effect="Permitt">
//       |                         ^^^^^^^
std::string excerpt(const source::Span& span, source::Position begin, source::Position end) {
  constexpr std::size_t widest = 160;
  const std::string_view line = span.file->line(begin.line);
  if (line.empty() || line.size() > widest) return {};
  const std::size_t last = end.line == begin.line ? end.column : line.size() + 1;
  const std::size_t marks = last > begin.column ? last - begin.column : 1;
  std::string indent;
  std::size_t column = 1;
  for (const char byte : line) {
    if ((static_cast<unsigned char>(byte) & 0xC0) == 0x80) continue;
    if (column++ == begin.column) break;
    indent += byte == '\t' ? '\t' : ' ';
  }
  return fmt::format("{:>6} | {}\n       | {}{:^>{}}\n", begin.line, line, indent, "", marks);
}

}  // namespace

Messages::Messages() : terminal_(::isatty(STDERR_FILENO) != 0), colour_(may_colour(STDERR_FILENO)) {}

void Messages::error(std::string_view message, std::string_view help) { put("error", red, message, help); }
void Messages::warning(std::string_view message, std::string_view help) { put("warning", yellow, message, help); }
void Messages::info(std::string_view message) { print(fmt::format("{}\n", message)); }

void Messages::put(std::string_view label, std::string_view colour, std::string_view message, std::string_view help) {
  std::string text = colour_ ? fmt::format("hjemmel: {}{}{}: {}\n", colour, label, plain, message)
                             : fmt::format("hjemmel: {}: {}\n", label, message);
  if (!help.empty()) text += fmt::format("  help: {}\n", help);
  print(text);
}

void Messages::show(const source::Diagnostics& diagnostics) {
  std::string text;
  for (const source::Diagnostic& diagnostic : diagnostics.entries()) {
    const Label label = label_of(diagnostic.severity);
    const bool placed = diagnostic.span.file != nullptr;
    source::Position begin;
    source::Position end;
    if (placed) {
      begin = diagnostic.span.file->position_of(diagnostic.span.begin);
      end = diagnostic.span.file->position_of(diagnostic.span.end);
      text += fmt::format("{}:{}:{}: ", diagnostic.span.file->path(), begin.line, begin.column);
    }
    text += colour_ ? fmt::format("{}{}{}: ", label.colour, label.word, plain) : fmt::format("{}: ", label.word);
    text += fmt::format("{} [{}]\n", diagnostic.message, diagnostic.code);
    if (placed) text += excerpt(diagnostic.span, begin, end);
    if (!diagnostic.help.empty()) text += fmt::format("  help: {}\n", diagnostic.help);
  }
  print(text);
}

void Messages::show_status(std::string_view line) {
  if (!terminal_ || (line.empty() && !status_shown_)) return;
  const std::string text = fmt::format("\r\033[K{}", line);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
  status_shown_ = !line.empty();
}

void Messages::print(std::string_view text) {
  show_status({});
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace hjemmel::command
