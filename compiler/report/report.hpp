// Findings out, in the form that who reads them wants: a person at a terminal, a tool, a code host.
//
// Formats:
//   text    path:line:col: severity: message [code], the line of source with a caret, and help
//   json    {"findings": [{"code", "severity", "message", "file", "line", "column", "endLine", "endColumn", "help"}]}
//   sarif   SARIF 2.1.0, one run
//   junit   a test suite a file; errors and warnings are failures
//   github  workflow commands, which GitHub shows in the diff of a pull request
//
// Lines and columns start at 1; a column counts Unicode code points (SARIF is told so); the end is the first column
// after. A finding without a place has an empty file, line 1, column 1.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compiler/source/diagnostic.hpp"

namespace hjemmel::report {

enum class Format : std::uint8_t { text, json, sarif, junit, github };

std::optional<Format> format_of_name(std::string_view name);

struct ReportOptions {
  bool colour = false;                      ///< text only
  std::string_view version = {};            ///< of the tool, in SARIF
  std::span<const std::string> files = {};  ///< what was checked; in JUnit each is a suite, the clean ones too
};

/// The whole report, with a line feed at its end unless it is empty. Never fails: text that is not UTF-8 is shown with
/// replacement characters.
std::string render(Format format, std::span<const source::Diagnostic> findings, const ReportOptions& options = {});

}  // namespace hjemmel::report
