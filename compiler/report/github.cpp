// GitHub's workflow commands: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`.
#include <fmt/format.h>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {

/// Line ends and percent signs end or begin something in a command; in a property, so do colon and comma.
std::string escaped(std::string_view text, bool in_property) {
  std::string escaped;
  for (const char letter : printable(text)) {
    switch (letter) {
      case '%':
        escaped += "%25";
        break;
      case '\r':
        escaped += "%0D";
        break;
      case '\n':
        escaped += "%0A";
        break;
      case ':':
        escaped += in_property ? "%3A" : ":";
        break;
      case ',':
        escaped += in_property ? "%2C" : ",";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

std::string_view command_of(source::Severity severity) {
  return severity == source::Severity::info ? std::string_view("notice") : name_of(severity);
}

}  // namespace

std::string render_github(std::span<const source::Diagnostic> findings) {
  std::string text;
  for (const auto& finding : findings) {
    const auto place = place_of(finding);
    std::string properties;
    if (!place.file.empty()) {
      properties =
          fmt::format("file={},line={},endLine={},", escaped(place.file, true), place.begin.line, place.end.line);
      // GitHub ignores columns of an annotation that spans lines.
      if (place.begin.line == place.end.line) {
        properties += fmt::format("col={},endColumn={},", place.begin.column, place.end.column);
      }
    }
    auto message = finding.message;
    if (!finding.help.empty()) message += "\n" + finding.help;
    text += fmt::format("::{} {}title={}::{}\n", command_of(finding.severity), properties, escaped(finding.code, true),
                        escaped(message, false));
  }
  return text;
}

}  // namespace hjemmel::report
