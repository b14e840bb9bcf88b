// Every request of the conformance suite and of Altinn's own tests is read, except those that are meant to be wrong.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "request_text.hpp"

using namespace hjemmel;
namespace fs = std::filesystem;

namespace {

fs::path shared_folder() {
  const char* named = std::getenv("HJEMMEL_SHARED");
  return named != nullptr ? fs::path(named) : fs::path(HJEMMEL_SOURCE_DIR) / "../shared";
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return path.extension() == ".json" ? test::read_json(text) : test::read_xml(text);
}

}  // namespace

TEST_CASE("the requests of the conformance suite are read") {
  const fs::path cases = shared_folder() / "conformance/att-xacml3-ct/cases";
  if (!fs::exists(cases)) {
    WARN("skipped: " << cases << " is absent");
    return;
  }
  const std::map<std::string, std::string> wrong = {
      {"IIA005", "15:5 `<Attribute>` needs the attribute `AttributeId`"},  // wrong on purpose
      {"IIA023", "42:7 `1056-11-05T19:08:12-14:30` is not a dateTime: zones end at -14:00 and +14:00"}};
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(cases)) {
    const fs::path request = entry.path() / "request.xml";
    if (!fs::exists(request)) continue;
    ++count;
    const auto refusal = wrong.find(entry.path().filename().string());
    INFO(request.string());
    CHECK(read_file(request) == (refusal == wrong.end() ? "read" : refusal->second));
  }
  CHECK(count == 559);
}

TEST_CASE("the requests of Altinn's own tests are read") {
  const fs::path decisions = shared_folder() / "altinn/decisions";
  if (!fs::exists(decisions)) {
    WARN("skipped: " << decisions << " is absent");
    return;
  }
  // Its references name a subject that it leaves out: the answer there is Indeterminate, too.
  const std::map<std::string, std::string> wrong = {
      {"ResourceRegistry_NoSubject_MultiRequest_IndeterminateRequest.json",
       "54:13 `Request.MultiRequests`: no category has the id `s1`"}};
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(decisions)) {
    // The fixtures hold requests of other interfaces.
    if (entry.path().string().find("/fixtures/") != std::string::npos) continue;
    const std::string name = entry.path().filename().string();
    if (!name.ends_with("Request.json") && !name.ends_with("Request.xml")) continue;
    ++count;
    const auto refusal = wrong.find(name);
    INFO(name);
    CHECK(read_file(entry.path()) == (refusal == wrong.end() ? "read" : refusal->second));
  }
  CHECK(count == 48);
}
