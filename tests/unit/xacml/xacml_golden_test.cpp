// Every NAME.xml of tests/golden/xacml is read; what is reported must be NAME.txt. With HJEMMEL_UPDATE_GOLDEN set, the
// expectations are written anew: read the difference before keeping it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "tests/unit/xacml/read.hpp"

using namespace hjemmel;
using namespace hjemmel::xacml::test;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string printed(const Reading& reading) {
  std::string result;
  for (const auto& entry : reading.diagnostics.entries()) {
    const auto begin = reading.file->position_of(entry.span.begin);
    const auto end = reading.file->position_of(entry.span.end);
    const char* severity = entry.severity == source::Severity::error     ? "error"
                           : entry.severity == source::Severity::warning ? "warning"
                                                                         : "info";
    result += fmt::format("{}:{}-{}:{} {}[{}] {}\n", begin.line, begin.column, end.line, end.column, severity,
                          entry.code, entry.message);
    if (!entry.help.empty()) result += fmt::format("  help: {}\n", entry.help);
    if (!entry.replacement.empty()) result += fmt::format("  replacement: {}\n", entry.replacement);
  }
  if (reading.document) result += "read\n";
  return result;
}

}  // namespace

TEST_CASE("diagnostics of the XML reader", "[xacml][golden]") {
  const fs::path folder = fs::path(HJEMMEL_SOURCE_DIR) / "tests/golden/xacml";
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".xml") inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  REQUIRE(inputs.size() >= 20);
  for (const auto& input : inputs) {
    const Reading reading = read(contents(input));
    const std::string result = printed(reading);
    fs::path expected = input;
    expected.replace_extension(".txt");
    if (std::getenv("HJEMMEL_UPDATE_GOLDEN") != nullptr) std::ofstream(expected, std::ios::binary) << result;
    INFO(input);
    CHECK(result == contents(expected));
    CHECK(reading.document.has_value() != reading.diagnostics.has_errors());
  }
}
