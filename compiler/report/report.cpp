#include "compiler/report/report.hpp"

#include <algorithm>

#include "compiler/check/registry.hpp"
#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {

/// The length of the well-formed UTF-8 sequence that begins a text; 0 if none does (Unicode, table 3-7).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : (lead & 0xF0) == 0xE0        ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

}  // namespace

Place place_of(const source::Diagnostic& finding) {
  const auto* file = finding.span.file;
  if (!file) return {};
  return {file->path(), file->position_of(finding.span.begin),
          file->position_of(std::max(finding.span.begin, finding.span.end))};
}

std::string_view name_of(source::Severity severity) {
  switch (severity) {
    case source::Severity::error:
      return "error";
    case source::Severity::warning:
      return "warning";
    case source::Severity::info:
      break;
  }
  return "info";
}

std::string printable(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const auto length = sequence_length(text);
    const auto byte = static_cast<unsigned char>(text[0]);
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
    if (length == 0 || control) {
      clean += replacement;
      text.remove_prefix(1);
    } else {
      clean += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  return clean;
}

std::string_view summary_of(std::string_view code) {
  const auto* check = check::check_of(code);
  return check ? check->summary : std::string_view();
}

std::string page_of(std::string_view code) {
  const auto* check = check::check_of(code);
  return check ? check::page_of(*check) : std::string();
}

std::optional<Format> format_of_name(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "sarif") return Format::sarif;
  if (name == "junit") return Format::junit;
  if (name == "github") return Format::github;
  return std::nullopt;
}

std::string render(Format format, std::span<const source::Diagnostic> findings, const ReportOptions& options) {
  switch (format) {
    case Format::json:
      return render_json(findings);
    case Format::sarif:
      return render_sarif(findings, options);
    case Format::junit:
      return render_junit(findings, options);
    case Format::github:
      return render_github(findings);
    case Format::text:
      break;
  }
  return render_text(findings, options);
}

}  // namespace hjemmel::report
