// Every attribute value of the conformance suite reads, but for those that XSD does not allow.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
namespace fs = std::filesystem;

namespace {

fs::path suite_folder() {
  const char* const shared = std::getenv("HJEMMEL_SHARED");
  return fs::path(shared != nullptr ? shared : HJEMMEL_SOURCE_DIR "/../shared") / "conformance/att-xacml3-ct/cases";
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// <AttributeValue … DataType="…" …>text</: enough for the suite, whose values with entities or elements are passed
// over.
template <typename Visit>
void for_each_value(std::string_view xml, Visit visit) {
  constexpr std::string_view key = "DataType=\"";
  for (std::size_t tag = xml.find("<AttributeValue"); tag != std::string_view::npos;
       tag = xml.find("<AttributeValue", tag + 1)) {
    const std::size_t end = xml.find('>', tag);
    const std::size_t type = xml.find(key, tag);
    if (end == std::string_view::npos || type > end || xml[end - 1] == '/') continue;
    const std::size_t close = xml.find('<', end);
    const std::string_view text = xml.substr(end + 1, close - end - 1);
    if (xml.substr(close, 2) != "</" || text.find('&') != std::string_view::npos) continue;
    const std::size_t start = type + key.size();
    visit(xml.substr(start, xml.find('"', start) - start), text);
  }
}

}  // namespace

TEST_CASE("the values of the conformance suite read", "[value][shared]") {
  const fs::path folder = suite_folder();
  if (!fs::is_directory(folder)) {
    WARN("skipped: the conformance suite is not at " << folder);
    return;
  }
  std::size_t count = 0;
  std::set<std::string> refused;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    const std::string xml = content_of(entry.path());
    for_each_value(xml, [&](std::string_view urn, std::string_view text) {
      const auto type = data_type_of_urn(urn);
      if (!type) return;
      Arena arena;
      Value value;
      std::string_view problem;
      ++count;
      if (!parse_value(*type, text, arena, value, problem)) refused.emplace(text);
    });
  }
  CHECK(count > 4000);
  // IIA023: zones beyond 14 hours
  CHECK(refused == std::set<std::string>{"1056-11-05T19:08:12-14:30", "22:12:10-24:53"});
}
