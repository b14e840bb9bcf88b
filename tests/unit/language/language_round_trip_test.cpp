// XML ▸ language ▸ model is the model of the XML, for every real policy and every policy of the conformance suite.

#include <cstdlib>

#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"
#include "compiler/model/equality.hpp"
#include "compiler/xacml/xacml.hpp"
#include "golden.hpp"

using namespace hjemmel;
using namespace hjemmel::language::test;

namespace {

std::filesystem::path shared_folder() {
  const char* stated = std::getenv("HJEMMEL_SHARED");
  return stated != nullptr ? std::filesystem::path(stated) : std::filesystem::path(HJEMMEL_SOURCE_DIR) / "../shared";
}

struct Count {
  int read = 0;
  int lossless = 0;
  int sentences = 0;
};

Count round_trip(const std::filesystem::path& folder) {
  Count count;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    const source::SourceFile xml(entry.path().string(), text_of(entry.path()));
    source::Diagnostics diagnostics;
    const auto document = xacml::read_policy(xml, {}, diagnostics);
    if (!document) continue;  // a request, a response, or no well-formed policy
    ++count.read;
    const source::SourceFile printed("printed.hjl", language::write_policy(*document));
    source::Diagnostics printed_diagnostics;
    const auto again = language::read_policy(printed, {}, printed_diagnostics);
    INFO(entry.path().string() << "\n" << printed.text() << "\n" << in_words(printed, printed_diagnostics));
    std::string difference = "nothing was read";
    const bool same = again && model::same_policy(document->root, again->root, difference);
    INFO("differs at " << difference);
    CHECK(same);
    count.lossless += same ? 1 : 0;
    count.sentences += printed.text().starts_with("policy") ? 0 : 1;

    const auto formatted = language::format_source(printed, {}, printed_diagnostics);
    CHECK(formatted == std::string(printed.text()));
  }
  return count;
}

}  // namespace

TEST_CASE("real policies go through the language and back without loss") {
  const auto folder = shared_folder() / "altinn/policies";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: " << folder << " is absent");
    return;
  }
  const Count count = round_trip(folder);
  CHECK(count.read >= 120);
  CHECK(count.lossless == count.read);
  CHECK(count.sentences > count.read / 2);
}

TEST_CASE("the conformance suite's policies go through the language and back without loss") {
  const auto folder = shared_folder() / "conformance/att-xacml3-ct";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: " << folder << " is absent");
    return;
  }
  const Count count = round_trip(folder);
  CHECK(count.read >= 500);
  CHECK(count.lossless == count.read);
}

TEST_CASE("the policies of recorded decisions go through the language and back without loss") {
  const auto folder = shared_folder() / "altinn/decisions";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: " << folder << " is absent");
    return;
  }
  const Count count = round_trip(folder);
  CHECK(count.read > 0);
  CHECK(count.lossless == count.read);
}
