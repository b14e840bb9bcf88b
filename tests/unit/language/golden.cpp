#include "golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"

namespace hjemmel::language::test {

std::filesystem::path golden_folder(const std::string& name) {
  return std::filesystem::path(HJEMMEL_SOURCE_DIR) / "tests/golden/language" / name;
}

std::vector<std::filesystem::path> sources_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> sources;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".hjl") && !name.ends_with(".formatted.hjl")) sources.push_back(entry.path());
  }
  std::ranges::sort(sources);
  return sources;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void require_golden(const std::filesystem::path& path, const std::string& actual) {
  if (std::getenv("HJEMMEL_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  INFO(path.string());
  CHECK(actual == text_of(path));
}

std::string in_words(const source::SourceFile& file, const source::Diagnostics& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics.entries()) {
    const auto at = file.position_of(diagnostic.span.begin);
    out += fmt::format("{}:{}: {}\n", at.line, at.column, diagnostic.message);
    if (!diagnostic.help.empty()) out += fmt::format("    help: {}\n", diagnostic.help);
  }
  return out;
}

model::Document read(const source::SourceFile& file) {
  source::Diagnostics diagnostics;
  auto document = read_policy(file, {}, diagnostics);
  INFO(in_words(file, diagnostics));
  REQUIRE(document.has_value());
  return std::move(*document);
}

}  // namespace hjemmel::language::test
