// Each folder of tests/golden/explain is a case: policy.hjl or policy.xml, request.json or request.xml, and the
// explanation in each language, en.txt, nb.txt, nn.txt. `date.txt`, if there, is the day of the decision (otherwise
// 2026-09-01). Anybody can add one: write the policy and the request, run the test with HJEMMEL_WRITE_GOLDEN=1, and
// read what it wrote.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/explain/explained_policy.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

fs::path either(const fs::path& folder, const char* first, const char* second) {
  return fs::exists(folder / first) ? folder / first : folder / second;
}

std::string explained(const fs::path& folder, explain::Language language) {
  const fs::path policy_path = either(folder, "policy.hjl", "policy.xml");
  ExplainedPolicy policy(policy_path.filename(), contents(policy_path));
  const std::string date = fs::exists(folder / "date.txt") ? contents(folder / "date.txt") : "2026-09-01";
  std::string text;
  for (const auto& explanation :
       policy.explain(contents(either(folder, "request.json", "request.xml")), on_day(date))) {
    if (!text.empty()) text += '\n';
    explain::append_text(explanation, language, text);
  }
  return text;
}

}  // namespace

TEST_CASE("decisions are explained as written down, in every language") {
  const bool write = std::getenv("HJEMMEL_WRITE_GOLDEN") != nullptr;
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(HJEMMEL_SOURCE_DIR "/tests/golden/explain")) {
    if (!entry.is_directory()) continue;
    ++cases;
    for (const char* code : {"en", "nb", "nn"}) {
      CAPTURE(entry.path().filename().string(), code);
      const fs::path expected = entry.path() / (std::string(code) + ".txt");
      const std::string text = explained(entry.path(), *explain::language_of(code));
      if (write) std::ofstream(expected, std::ios::binary) << text;
      CHECK(text == contents(expected));
    }
  }
  CHECK(cases >= 15);
}
