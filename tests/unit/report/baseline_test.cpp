#include "compiler/report/baseline.hpp"

#include <catch2/catch.hpp>

#include "compiler/report/report.hpp"

using namespace hjemmel;
using report::Baseline;
using source::Diagnostic;
using source::Severity;

TEST_CASE("a baseline takes out what it has, wherever it moved, as often as it has it") {
  const source::SourceFile old_file("p.xml", "abc");
  const source::SourceFile new_file("p.xml", "\n\nabc abc");
  const auto finding = [](const source::SourceFile& file, std::uint32_t at, std::string message) {
    return Diagnostic{"code", Severity::error, std::move(message), file.span(at, at + 1), "", ""};
  };
  const std::vector<Diagnostic> before = {finding(old_file, 0, "m\xFF")};
  std::string problem;
  const auto baseline = Baseline::read(report::render(report::Format::json, before), problem);
  REQUIRE(baseline);
  CHECK(baseline->size() == 1);
  const auto fresh =
      baseline->without_old({finding(new_file, 2, "m\xFF"), finding(new_file, 6, "m\xFF"), finding(new_file, 2, "n")});
  REQUIRE(fresh.size() == 2);
  CHECK(fresh[0].span.begin == 6);
  CHECK(fresh[1].message == "n");
}

TEST_CASE("what is no report is no baseline") {
  std::string problem;
  for (const auto* text : {"", "[", "[]", "{}", R"({"findings": 1})", "\xFF"}) {
    INFO(text);
    problem.clear();
    CHECK_FALSE(Baseline::read(text, problem));
    CHECK_FALSE(problem.empty());
  }
  CHECK(Baseline::read(R"({"findings": [1, {"code": 2}]})", problem));
}
