#include <set>

#include <fmt/format.h>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {

constexpr std::string_view plain = "\033[0m";
constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";

std::string_view colour_of(source::Severity severity) {
  switch (severity) {
    case source::Severity::error:
      return "\033[1;31m";
    case source::Severity::warning:
      return "\033[1;33m";
    case source::Severity::info:
      break;
  }
  return "\033[1;36m";
}

/// Text between a colour and its end, or as it is.
std::string painted(std::string_view text, std::string_view colour, bool wanted) {
  return wanted ? fmt::format("{}{}{}", colour, text, plain) : std::string(text);
}

/// Columns of a line that are shown: all, or a part of a long line around the finding.
constexpr std::size_t widest = 120;
constexpr std::size_t lead_in = 40;

/// A line cut into code points; a byte that is no UTF-8 counts as one, as SourceFile counts columns.
std::vector<std::string_view> code_points(std::string_view line) {
  std::vector<std::string_view> points;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= line.size(); ++i) {
    if (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) continue;
    points.push_back(line.substr(begin, i - begin));
    begin = i;
  }
  return points;
}

//    12 | <Rule RuleId="a" Effect="Permitt">
//       |                         ^~~~~~~
std::string excerpt(const source::Diagnostic& finding, const Place& place, bool colour) {
  const auto points = code_points(finding.span.file->line(place.begin.line));
  const std::size_t column = place.begin.column - 1;
  if (points.empty() || column > points.size()) return {};
  const std::size_t last =
      place.end.line == place.begin.line ? std::max<std::size_t>(place.end.column - 1, column + 1) : points.size();
  std::size_t first_shown = 0;
  if (points.size() > widest && column > lead_in) first_shown = column - lead_in;
  const std::size_t end_shown = std::min(points.size(), first_shown + widest);

  std::string shown = first_shown > 0 ? "…" : "";
  std::string marks = first_shown > 0 ? " " : "";
  for (std::size_t i = first_shown; i < end_shown; ++i) {
    shown += printable(points[i]);
    if (i < column) marks += points[i] == "\t" ? '\t' : ' ';
  }
  if (end_shown < points.size()) shown += "…";
  marks.append(column < end_shown ? 0 : column - end_shown, ' ');
  std::string caret = "^";
  if (const auto end = std::min(last, end_shown); end > column + 1) caret.append(end - column - 1, '~');
  return fmt::format("{:>6} | {}\n       | {}{}\n", place.begin.line, shown, marks,
                     painted(caret, colour_of(finding.severity), colour));
}

std::string count(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace

std::string render_text(std::span<const source::Diagnostic> findings, const ReportOptions& options) {
  std::string text;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::set<std::string_view> pages_named;
  for (const auto& finding : findings) {
    errors += finding.severity == source::Severity::error;
    warnings += finding.severity == source::Severity::warning;
    const auto place = place_of(finding);
    if (!place.file.empty()) {
      text += painted(fmt::format("{}:{}:{}:", printable(place.file), place.begin.line, place.begin.column), bold,
                      options.colour) +
              ' ';
    }
    text += painted(fmt::format("{}:", name_of(finding.severity)), colour_of(finding.severity), options.colour);
    text += fmt::format(" {} {}\n", printable(finding.message),
                        painted(fmt::format("[{}]", finding.code), dim, options.colour));
    if (finding.span.file) text += excerpt(finding, place, options.colour);
    if (!finding.help.empty()) text += fmt::format("       = help: {}\n", printable(finding.help));
    if (const auto page = page_of(finding.code); !page.empty() && pages_named.insert(finding.code).second) {
      text += fmt::format("       = see {}\n", page);
    }
    text += '\n';
  }
  if (findings.empty()) return text;
  text += fmt::format("{}, {}, {} for information\n", count(errors, "error"), count(warnings, "warning"),
                      findings.size() - errors - warnings);
  return text;
}

}  // namespace hjemmel::report
