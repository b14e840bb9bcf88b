// JUnit XML as CI systems read it: one suite a file, one case a finding. Errors and warnings are failures; what is for
// information passes and speaks on system-out. A clean file is one case that passed.
#include <map>
#include <vector>

#include <fmt/format.h>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {

std::string escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : printable(text)) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\n':
        escaped += "&#10;";
        break;
      case '\t':
        escaped += "&#9;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

bool is_failure(const source::Diagnostic& finding) { return finding.severity != source::Severity::info; }

std::string case_of(const source::Diagnostic& finding, std::string_view file) {
  const auto place = place_of(finding);
  auto details = fmt::format("{}:{}:{}: {}", file, place.begin.line, place.begin.column, finding.message);
  if (!finding.help.empty()) details += fmt::format("\n{}", finding.help);
  const auto head =
      fmt::format("    <testcase classname=\"{}\" name=\"{} at {}:{}\" file=\"{}\" line=\"{}\">\n", escaped(file),
                  escaped(finding.code), place.begin.line, place.begin.column, escaped(file), place.begin.line);
  const auto body = is_failure(finding)
                        ? fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                                      name_of(finding.severity), escaped(finding.message), escaped(details))
                        : fmt::format("      <system-out>{}</system-out>\n", escaped(details));
  return head + body + "    </testcase>\n";
}

}  // namespace

std::string render_junit(std::span<const source::Diagnostic> findings, const ReportOptions& options) {
  std::vector<std::string_view> files(options.files.begin(), options.files.end());
  std::map<std::string_view, std::vector<const source::Diagnostic*>> by_file;
  for (const auto file : files) by_file[file];
  for (const auto& finding : findings) {
    const auto file = place_of(finding).file;
    const auto [entry, fresh] = by_file.try_emplace(file);
    if (fresh) files.push_back(file);
    entry->second.push_back(&finding);
  }
  std::string suites;
  std::size_t tests = 0;
  std::size_t failures = 0;
  for (const auto file : files) {
    const auto& own = by_file[file];
    std::size_t own_failures = 0;
    std::string cases;
    for (const auto* finding : own) {
      own_failures += is_failure(*finding);
      cases += case_of(*finding, file);
    }
    if (own.empty()) {
      cases = fmt::format("    <testcase classname=\"{}\" name=\"no findings\" file=\"{}\"/>\n", escaped(file),
                          escaped(file));
    }
    const auto own_tests = std::max<std::size_t>(own.size(), 1);
    suites += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  </testsuite>\n",
        escaped(file), own_tests, own_failures, cases);
    tests += own_tests;
    failures += own_failures;
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hjemmel check\" tests=\"{}\" failures=\"{}\" "
      "errors=\"0\">\n"
      "{}</testsuites>\n",
      tests, failures, suites);
}

}  // namespace hjemmel::report
