// What every format needs of a finding.
#pragma once

#include <string>
#include <string_view>

#include "compiler/report/report.hpp"

namespace hjemmel::report {

/// A span as people count: from 1, in code points, the end after the last.
struct Place {
  std::string_view file;  ///< empty: nowhere
  source::Position begin;
  source::Position end;
};
Place place_of(const source::Diagnostic& finding);

/// `error`, `warning`, `info`
std::string_view name_of(source::Severity severity);

/// Text as UTF-8: what is not becomes the replacement character; control characters but tab and line feed too.
std::string printable(std::string_view text);

/// The summary and the page of the check that a code belongs to; empty for the readers' codes.
std::string_view summary_of(std::string_view code);
std::string page_of(std::string_view code);

// One for each format, in a file of its own.
std::string render_text(std::span<const source::Diagnostic> findings, const ReportOptions& options);
std::string render_json(std::span<const source::Diagnostic> findings);
std::string render_sarif(std::span<const source::Diagnostic> findings, const ReportOptions& options);
std::string render_junit(std::span<const source::Diagnostic> findings, const ReportOptions& options);
std::string render_github(std::span<const source::Diagnostic> findings);

}  // namespace hjemmel::report
