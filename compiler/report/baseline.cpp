#include "compiler/report/baseline.hpp"

#include <nlohmann/json.hpp>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

namespace {
/// Code, file and message as one text; a line feed stands in none of the first two.
std::string identity(std::string_view code, std::string_view file, std::string_view message) {
  std::string text(code);
  text += '\n';
  text += file;
  text += '\n';
  text += message;
  return text;
}
}  // namespace

std::optional<Baseline> Baseline::read(std::string_view json, std::string& problem) {
  const auto report = nlohmann::json::parse(json, nullptr, false);
  if (report.is_discarded()) {
    problem = "it is no JSON";
    return std::nullopt;
  }
  if (!report.is_object() || !report.contains("findings") || !report["findings"].is_array()) {
    problem = "it has no `findings`: write it with `hjemmel check --format json`";
    return std::nullopt;
  }
  Baseline baseline;
  for (const auto& finding : report["findings"]) {
    const auto text = [&](const char* member) -> std::string {
      if (!finding.is_object() || !finding.contains(member) || !finding[member].is_string()) return {};
      return finding[member].get<std::string>();
    };
    ++baseline.counts_[identity(text("code"), text("file"), text("message"))];
  }
  return baseline;
}

std::vector<source::Diagnostic> Baseline::without_old(std::vector<source::Diagnostic> findings) const {
  auto left = counts_;
  std::vector<source::Diagnostic> fresh;
  for (auto& finding : findings) {
    const auto old = left.find(identity(finding.code, printable(place_of(finding).file), printable(finding.message)));
    if (old != left.end() && old->second > 0) {
      --old->second;
    } else {
      fresh.push_back(std::move(finding));
    }
  }
  return fresh;
}

std::size_t Baseline::size() const {
  std::size_t total = 0;
  for (const auto& [identity, count] : counts_) total += count;
  return total;
}

}  // namespace hjemmel::report
