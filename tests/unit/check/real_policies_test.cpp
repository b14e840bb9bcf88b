// The real policies of Altinn's repositories: every finding on them was read and found true, so a new one is a
// regression until it has been read too. Names that exist nowhere (`NOPE`, `PRIV2`) are Altinn's own test data.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <catch2/catch.hpp>

#include "tests/unit/check/policies.hpp"

using namespace hjemmel;
using namespace hjemmel::check_test;

TEST_CASE("findings on the real policies") {
  const char* shared = std::getenv("HJEMMEL_SHARED");
  const std::string folder = (shared ? std::string(shared) : HJEMMEL_SOURCE_DIR "/../shared") + "/altinn/policies";
  if (!std::filesystem::is_directory(folder)) {
    WARN("skipped: the real policies are not at " << folder);
    return;
  }
  std::map<std::string, int> counts;
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    const auto checked = check_text(entry.path().string(), contents_of(entry.path().string()));
    read += checked.read;
    for (const auto& finding : checked.findings.entries()) ++counts[finding.code];
  }
  CHECK(read == 126);  // one of 127 is no XML
  const std::map<std::string, int> expected = {
      {"altinn2-role-ends", 65},
      {"attribute-never-sent", 1},
      {"case-sensitive-role", 35},
      {"duplicate-rule-id", 9},
      {"legacy-attribute", 2},
      {"missing-authentication-level", 2},
      {"mixed-category-any-of", 6},
      {"package-not-for-service-owners", 2},
      {"role-not-for-service-owners", 9},
      {"rule-only-altinn2", 3},
      {"rule-without-subject", 2},
      {"service-only-altinn2", 3},
      {"unknown-role", 7},
  };
  CHECK(counts == expected);
}
