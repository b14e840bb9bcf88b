// SARIF 2.1.0 (OASIS Standard, 27 March 2020): sections 3.13 sarifLog, 3.14 run, 3.27 result, 3.30 region, 3.49
// reportingDescriptor.
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(source::Severity severity) {
  return severity == source::Severity::info ? std::string_view("note") : name_of(severity);
}

/// A path as an artifactLocation's URI (3.4.3, RFC 3986): what is no unreserved character or slash is escaped. A
/// relative one is relative to where the tool ran.
std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       std::string_view("-._~/").find(letter) != std::string_view::npos;
    if (plain)
      uri += letter;
    else
      uri += fmt::format("%{:02X}", byte);
  }
  return uri;
}

Json rule_of(std::string_view code) {
  Json rule = {{"id", code}};
  if (const auto summary = summary_of(code); !summary.empty()) {
    rule["shortDescription"] = {{"text", summary}};
    rule["help"] = {{"text", fmt::format("see {}", page_of(code))}};
  }
  return rule;
}

Json region_of(const Place& place) {
  return {{"startLine", place.begin.line},
          {"startColumn", place.begin.column},
          {"endLine", place.end.line},
          {"endColumn", place.end.column}};
}

Json result_of(const source::Diagnostic& finding, std::size_t rule_index) {
  auto message = printable(finding.message);
  if (!finding.help.empty()) message += fmt::format("\n{}", printable(finding.help));
  Json result = {{"ruleId", finding.code},
                 {"ruleIndex", rule_index},
                 {"level", level_of(finding.severity)},
                 {"message", {{"text", message}}}};
  const auto place = place_of(finding);
  if (place.file.empty()) return result;
  const Json artifact = {{"uri", uri_of(place.file)}};
  const auto region = region_of(place);
  result["locations"] = Json::array({{{"physicalLocation", {{"artifactLocation", artifact}, {"region", region}}}}});
  if (!finding.replacement.empty()) {
    const Json replacement = {{"deletedRegion", region},
                              {"insertedContent", {{"text", printable(finding.replacement)}}}};
    const Json change = {{"artifactLocation", artifact}, {"replacements", Json::array({replacement})}};
    result["fixes"] = Json::array({{{"artifactChanges", Json::array({change})}}});
  }
  return result;
}

}  // namespace

std::string render_sarif(std::span<const source::Diagnostic> findings, const ReportOptions& options) {
  std::map<std::string_view, std::size_t> indexes;
  auto rules = Json::array();
  auto results = Json::array();
  for (const auto& finding : findings) {
    const auto [index, fresh] = indexes.emplace(finding.code, rules.size());
    if (fresh) rules.push_back(rule_of(finding.code));
    results.push_back(result_of(finding, index->second));
  }
  Json driver = {{"name", "hjemmel"}};
  if (!options.version.empty()) driver["version"] = options.version;
  driver["rules"] = std::move(rules);
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({{{"tool", {{"driver", std::move(driver)}}},
                                           {"columnKind", "unicodeCodePoints"},
                                           {"results", std::move(results)}}})}};
  return log.dump(2) + "\n";
}

}  // namespace hjemmel::report
