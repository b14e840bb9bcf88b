// Every check has its page and its fixtures, and every page and fixture its check.
#include "compiler/check/registry.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "compiler/report/report.hpp"
#include "tests/unit/check/policies.hpp"

using namespace hjemmel;
using check_test::check_text;
using check_test::contents_of;

namespace {

const std::string root = HJEMMEL_SOURCE_DIR;

std::string fixtures_of(const check::Check& check) { return root + "/tests/golden/check/" + std::string(check.code); }

std::set<std::string> stems_in(const std::string& folder) {
  std::set<std::string> stems;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) stems.insert(entry.path().stem().string());
  return stems;
}

}  // namespace

TEST_CASE("codes are unique, summaries are one line") {
  std::set<std::string_view> codes;
  for (const auto& check : check::registry()) {
    INFO(check.code);
    CHECK(codes.insert(check.code).second);
    CHECK(check.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK_FALSE(check.summary.empty());
    CHECK_FALSE(check.summary.ends_with('.'));
    CHECK(check::check_of(check.code) == &check);
  }
  CHECK(check::check_of("no-such-check") == nullptr);
}

TEST_CASE("each check has a page that says why, shows both, and how to mend") {
  for (const auto& check : check::registry()) {
    const auto page = contents_of(root + "/" + check::page_of(check));
    INFO(check::page_of(check));
    CHECK(page.starts_with("# `" + std::string(check.code) + "`\n"));
    CHECK(page.find(std::string(check.summary)) != std::string::npos);
    for (const auto* heading : {"\n## Why\n", "\n## Bad\n", "\n## Good\n", "\n## How to mend it\n"}) {
      INFO(heading);
      CHECK(page.find(heading) != std::string::npos);
    }
  }
}

TEST_CASE("the list of checks names each with its severity and summary") {
  const auto list = contents_of(root + "/docs/checks/README.md");
  for (const auto& check : check::registry()) {
    const auto code = std::string(check.code);
    const auto* severity = check.severity == source::Severity::error     ? "error"
                           : check.severity == source::Severity::warning ? "warning"
                                                                         : "info";
    INFO(code);
    CHECK(list.find("| [`" + code + "`](" + code + ".md) | " + severity + " | " + std::string(check.summary) + " |") !=
          std::string::npos);
  }
}

TEST_CASE("no page and no fixture is left over") {
  std::set<std::string> codes;
  for (const auto& check : check::registry()) codes.insert(std::string(check.code));
  auto pages = stems_in(root + "/docs/checks");
  pages.erase("README");
  CHECK(pages == codes);
  CHECK(stems_in(root + "/tests/golden/check") == codes);
}

TEST_CASE("the good fixture of each check has no finding at all") {
  for (const auto& check : check::registry()) {
    INFO(check.code);
    const auto checked = check_text("good.xml", contents_of(fixtures_of(check) + "/good.xml"));
    REQUIRE(checked.read);
    CHECK(checked.reading.entries().empty());
    for (const auto& finding : checked.findings.entries()) FAIL_CHECK(finding.code << ": " << finding.message);
  }
}

// Run with HJEMMEL_UPDATE_GOLDEN=1 to write what is found now.
TEST_CASE("the bad fixture of each check has the expected findings") {
  for (const auto& check : check::registry()) {
    INFO(check.code);
    const auto checked = check_text("bad.xml", contents_of(fixtures_of(check) + "/bad.xml"));
    REQUIRE(checked.read);
    CHECK_FALSE(checked.of(check.code).empty());
    const auto report = report::render(report::Format::text, checked.findings.entries());
    const auto expected = fixtures_of(check) + "/bad.txt";
    if (std::getenv("HJEMMEL_UPDATE_GOLDEN")) std::ofstream(expected, std::ios::binary) << report;
    CHECK(report == contents_of(expected));
  }
}
