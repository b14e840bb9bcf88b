#include "compiler/report/report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace hjemmel;
using report::Format;
using report::render;
using source::Diagnostic;
using source::Severity;
using source::SourceFile;

namespace {

const SourceFile file("p/a b.xml", "<Policy>\n\t<Rule Id=\"blåbær\" Effect=\"Permitt\"/>\n</Policy>\n");

source::Span at(std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(file.text().find(text));
  return file.span(begin, begin + static_cast<std::uint32_t>(text.size()));
}

const std::vector<Diagnostic> findings = {
    {"unknown-package", Severity::error, "there is no access package `x`", at("Permitt"), "did you mean `y`?", "y"},
    {"some-warning", Severity::warning, "look, 100%: <that>", at("Rule"), "", ""},
    {"some-info", Severity::info, "nowhere", {}, "", ""},
};

}  // namespace

TEST_CASE("text shows the place, the line and a caret") {
  CHECK(render(Format::text, findings) ==
        "p/a b.xml:2:28: error: there is no access package `x` [unknown-package]\n"
        "     2 | \t<Rule Id=\"blåbær\" Effect=\"Permitt\"/>\n"
        "       | \t                          ^~~~~~~\n"
        "       = help: did you mean `y`?\n"
        "       = see docs/checks/unknown-package.md\n"
        "\n"
        "p/a b.xml:2:3: warning: look, 100%: <that> [some-warning]\n"
        "     2 | \t<Rule Id=\"blåbær\" Effect=\"Permitt\"/>\n"
        "       | \t ^~~~\n"
        "\n"
        "info: nowhere [some-info]\n"
        "\n"
        "1 error, 1 warning, 1 for information\n");
  CHECK(render(Format::text, {}).empty());
}

TEST_CASE("text is coloured only if asked") {
  CHECK(render(Format::text, findings).find('\033') == std::string::npos);
  CHECK(render(Format::text, findings, {.colour = true}).find("\033[1;31merror:\033[0m") != std::string::npos);
}

TEST_CASE("a long line is cut around the finding, and a broken one shown as far as it goes") {
  const SourceFile wide("w", std::string(500, 'a') + "HERE" + std::string(500, 'b') + "\n\xFF\x1B[31m\xC3" + "æ");
  const Diagnostic inside{"c", Severity::error, "m", wide.span(500, 504), "", ""};
  const auto text = render(Format::text, {&inside, 1});
  CHECK(text.find("     1 | …" + std::string(40, 'a') + "HERE" + std::string(76, 'b') + "…\n") != std::string::npos);
  CHECK(text.find("       |  " + std::string(40, ' ') + "^~~~\n") != std::string::npos);
  const Diagnostic broken{"c", Severity::error, "m\xFF", wide.span(1005, 1006), "", ""};
  const auto shown = render(Format::text, {&broken, 1});
  CHECK(shown.find('\x1B') == std::string::npos);
  CHECK(shown.find('\xFF') == std::string::npos);
  const Diagnostic at_end{
      "c", Severity::error,
      "m", wide.span(static_cast<std::uint32_t>(wide.text().size()), static_cast<std::uint32_t>(wide.text().size())),
      "",  ""};
  CHECK(render(Format::text, {&at_end, 1}).find("^\n") != std::string::npos);
}

TEST_CASE("a finding over several lines is marked to the end of its first") {
  const Diagnostic whole{"c", Severity::error, "m", file.span(0, static_cast<std::uint32_t>(file.text().size())), "",
                         ""};
  CHECK(render(Format::text, {&whole, 1}).find("     1 | <Policy>\n       | ^~~~~~~~\n") != std::string::npos);
}

TEST_CASE("json has exactly the contract's members") {
  const auto json = nlohmann::json::parse(render(Format::json, findings));
  CHECK(json == nlohmann::json::parse(R"({"findings": [
    {"code": "unknown-package", "severity": "error", "message": "there is no access package `x`", "file": "p/a b.xml",
     "line": 2, "column": 28, "endLine": 2, "endColumn": 35, "help": "did you mean `y`?"},
    {"code": "some-warning", "severity": "warning", "message": "look, 100%: <that>", "file": "p/a b.xml",
     "line": 2, "column": 3, "endLine": 2, "endColumn": 7, "help": ""},
    {"code": "some-info", "severity": "info", "message": "nowhere", "file": "",
     "line": 1, "column": 1, "endLine": 1, "endColumn": 1, "help": ""}]})"));
  CHECK(nlohmann::json::parse(render(Format::json, {})) == nlohmann::json::parse(R"({"findings": []})"));
  const Diagnostic broken{"c", Severity::error, "\xFF \xED\xA0\x80 ok", {}, "", ""};
  CHECK(nlohmann::json::parse(render(Format::json, {&broken, 1}))["findings"][0]["message"] ==
        "\uFFFD \uFFFD\uFFFD\uFFFD ok");
}

TEST_CASE("sarif has rules, regions in code points, and fixes") {
  const auto log = nlohmann::json::parse(render(Format::sarif, findings, {.version = "1.2.3"}));
  CHECK(log["version"] == "2.1.0");
  REQUIRE(log["runs"].size() == 1);
  const auto& run = log["runs"][0];
  CHECK(run["columnKind"] == "unicodeCodePoints");
  CHECK(run["tool"]["driver"]["name"] == "hjemmel");
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  const auto& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 3);
  CHECK(rules[0]["id"] == "unknown-package");
  CHECK(rules[0]["shortDescription"]["text"] == "an access package that the catalogue does not have");
  REQUIRE(run["results"].size() == 3);
  const auto& error = run["results"][0];
  CHECK(error["ruleId"] == "unknown-package");
  CHECK(error["ruleIndex"] == 0);
  CHECK(error["level"] == "error");
  const auto& physical = error["locations"][0]["physicalLocation"];
  CHECK(physical["artifactLocation"]["uri"] == "p/a%20b.xml");
  CHECK(physical["region"] ==
        nlohmann::json::parse(R"({"startLine": 2, "startColumn": 28, "endLine": 2, "endColumn": 35})"));
  const auto& change = error["fixes"][0]["artifactChanges"][0];
  CHECK(change["replacements"][0]["insertedContent"]["text"] == "y");
  CHECK(run["results"][2]["level"] == "note");
  CHECK_FALSE(run["results"][2].contains("locations"));
  CHECK_FALSE(run["results"][1].contains("fixes"));
  const auto empty = nlohmann::json::parse(render(Format::sarif, {}));
  CHECK(empty["runs"][0]["results"] == nlohmann::json::array());
}

TEST_CASE("sarif gives an absolute path as a file uri") {
  const SourceFile absolute("/tmp/å#1.xml", "x");
  const Diagnostic finding{"c", Severity::error, "m", absolute.span(0, 1), "", ""};
  const auto log = nlohmann::json::parse(render(Format::sarif, {&finding, 1}));
  CHECK(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "file:///tmp/%C3%A5%231.xml");
}

TEST_CASE("junit has a suite a file, clean ones too, and information passes") {
  const std::vector<std::string> files = {"clean.xml", "p/a b.xml"};
  pugi::xml_document document;
  REQUIRE(document.load_string(render(Format::junit, findings, {.files = files}).c_str()));
  const auto suites = document.child("testsuites");
  CHECK(std::string(suites.attribute("tests").value()) == "4");
  CHECK(std::string(suites.attribute("failures").value()) == "2");
  const auto clean = suites.child("testsuite");
  CHECK(std::string(clean.attribute("name").value()) == "clean.xml");
  CHECK(std::string(clean.attribute("tests").value()) == "1");
  CHECK(std::string(clean.attribute("failures").value()) == "0");
  const auto bad = clean.next_sibling("testsuite");
  CHECK(std::string(bad.attribute("failures").value()) == "2");
  const auto failure = bad.child("testcase").next_sibling("testcase").child("failure");
  CHECK(std::string(failure.attribute("message").value()) == "look, 100%: <that>");
  CHECK(std::string(failure.attribute("type").value()) == "warning");
  const auto nowhere = bad.next_sibling("testsuite").child("testcase");
  CHECK_FALSE(nowhere.child("failure"));
  CHECK(nowhere.child("system-out"));
}

TEST_CASE("github annotations escape what would end them") {
  CHECK(render(Format::github, findings) ==
        "::error file=p/a b.xml,line=2,endLine=2,col=28,endColumn=35,title=unknown-package::there is no access package "
        "`x`%0Adid you mean `y`?\n"
        "::warning file=p/a b.xml,line=2,endLine=2,col=3,endColumn=7,title=some-warning::look, 100%25: <that>\n"
        "::notice title=some-info::nowhere\n");
  const SourceFile odd("a,b:c.xml", "x\ny");
  const Diagnostic two_lines{"c", Severity::error, "m", odd.span(0, 3), "", ""};
  CHECK(render(Format::github, {&two_lines, 1}) == "::error file=a%2Cb%3Ac.xml,line=1,endLine=2,title=c::m\n");
}

TEST_CASE("formats by name") {
  CHECK(report::format_of_name("sarif") == Format::sarif);
  CHECK_FALSE(report::format_of_name("SARIF"));
  CHECK_FALSE(report::format_of_name(""));
}
