// Every file of tests/golden/language: add one, with HJEMMEL_UPDATE_GOLDEN=1 let the test write what comes of it, read
// that.
//
//   accept/x.hjl   reads as the policy in x.xml; printed and read again it is the same
//   reject/x.hjl   gives the diagnostics in x.txt
//   format/x.hjl   is laid out as x.formatted.hjl

#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"
#include "compiler/model/equality.hpp"
#include "compiler/xacml/xacml.hpp"
#include "golden.hpp"

using namespace hjemmel;
using namespace hjemmel::language::test;

namespace {

std::filesystem::path beside(std::filesystem::path path, const char* extension) {
  return path.replace_extension(extension);
}

}  // namespace

TEST_CASE("good policies read as their XML twins and survive printing") {
  for (const auto& path : sources_in(golden_folder("accept"))) {
    INFO(path.string());
    const source::SourceFile file(path.string(), text_of(path));
    const model::Document document = read(file);
    const auto twin = beside(path, ".xml");
    if (std::getenv("HJEMMEL_UPDATE_GOLDEN") != nullptr) require_golden(twin, xacml::write_policy(document));

    const source::SourceFile xml(twin.string(), text_of(twin));
    source::Diagnostics diagnostics;
    const auto expected = xacml::read_policy(xml, {}, diagnostics);
    INFO(in_words(xml, diagnostics));
    REQUIRE(expected.has_value());
    std::string difference;
    const bool same = model::same_policy(document.root, expected->root, difference);
    INFO("differs at " << difference);
    CHECK(same);

    const source::SourceFile printed("printed.hjl", language::write_policy(document));
    INFO(printed.text());
    const model::Document again = read(printed);
    CHECK(model::same_policy(document.root, again.root, difference));
    CHECK(again.leading_comments == document.leading_comments);
  }
}

TEST_CASE("broken policies are refused, each mistake in words at its place") {
  for (const auto& path : sources_in(golden_folder("reject"))) {
    INFO(path.string());
    const source::SourceFile file(path.string(), text_of(path));
    source::Diagnostics diagnostics;
    CHECK_FALSE(language::read_policy(file, {}, diagnostics).has_value());
    CHECK(diagnostics.has_errors());
    require_golden(beside(path, ".txt"), in_words(file, diagnostics));
  }
}

TEST_CASE("layout gives one style, keeps comments and is idempotent") {
  for (const char* folder : {"format", "accept"}) {
    for (const auto& path : sources_in(golden_folder(folder))) {
      INFO(path.string());
      const source::SourceFile file(path.string(), text_of(path));
      source::Diagnostics diagnostics;
      const auto once = language::format_source(file, {}, diagnostics);
      REQUIRE(once.has_value());
      if (std::string(folder) == "format") require_golden(beside(path, ".formatted.hjl"), *once);

      const source::SourceFile formatted("formatted.hjl", *once);
      CHECK(language::format_source(formatted, {}, diagnostics) == once);
      std::string difference;
      CHECK(model::same_policy(read(file).root, read(formatted).root, difference));
    }
  }
}
