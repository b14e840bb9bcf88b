// Requests under tests/golden/requests: name.json and name.xml, one of them or both, read as name.txt says. With
// HJEMMEL_UPDATE_GOLDEN set the expectation is written anew from the first of them.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "request_text.hpp"

using namespace hjemmel;
namespace fs = std::filesystem;

namespace {

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string read_as_text(const fs::path& path) {
  const std::string text = file_text(path);
  Request request;
  RequestProblem problem;
  const bool read = path.extension() == ".json" ? read_json_request(text, request, problem)
                                                : read_xml_request(text, request, problem);
  if (!read) return test::outcome(false, problem) + "\n";
  std::string out = test::text_of(request);
  std::vector<IndividualRequest> individual;
  if (!individual_requests(request, individual, problem)) return out + problem.message + "\n";
  for (const IndividualRequest& one : individual) {
    out += "individual";
    for (const std::uint32_t category : one.categories) out += " " + std::to_string(category);
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("golden requests are read as written down, the same from JSON and XML") {
  const fs::path folder = fs::path(HJEMMEL_SOURCE_DIR) / "tests/golden/requests";
  std::set<fs::path> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().stem());
  REQUIRE(names.size() >= 6);
  for (const fs::path& name : names) {
    fs::path expected = folder / name;
    expected += ".txt";
    for (const char* extension : {".json", ".xml"}) {
      fs::path request = folder / name;
      request += extension;
      if (!fs::exists(request)) continue;
      const std::string found = read_as_text(request);
      if (std::getenv("HJEMMEL_UPDATE_GOLDEN") != nullptr && !fs::exists(expected)) {
        std::ofstream(expected, std::ios::binary) << found;
      }
      INFO(request.string());
      CHECK(found == file_text(expected));
    }
  }
}
