#include <nlohmann/json.hpp>

#include "compiler/report/place.hpp"

namespace hjemmel::report {

std::string render_json(std::span<const source::Diagnostic> findings) {
  auto entries = nlohmann::ordered_json::array();
  for (const auto& finding : findings) {
    const auto place = place_of(finding);
    entries.push_back({
        {"code", finding.code},
        {"severity", name_of(finding.severity)},
        {"message", printable(finding.message)},
        {"file", printable(place.file)},
        {"line", place.begin.line},
        {"column", place.begin.column},
        {"endLine", place.end.line},
        {"endColumn", place.end.column},
        {"help", printable(finding.help)},
    });
  }
  return nlohmann::ordered_json{{"findings", std::move(entries)}}.dump(2) + "\n";
}

}  // namespace hjemmel::report
