// Input that no person wrote: it gives a diagnostic, in bounded time, and never a crash.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"
#include "golden.hpp"

using namespace hjemmel;
using namespace hjemmel::language::test;

namespace {

/// What is said of a text that must be refused.
std::string refused(std::string text, const source::Limits& limits = {}) {
  const source::SourceFile file("bad.hjl", std::move(text));
  source::Diagnostics diagnostics;
  CHECK_FALSE(language::read_policy(file, limits, diagnostics).has_value());
  REQUIRE(diagnostics.has_errors());
  return in_words(file, diagnostics);
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("bytes that are not UTF-8 are refused at their place") {
  CHECK(refused("resource x\npermit read for role \xE6\n").starts_with("2:22: the file is not UTF-8 here"));
  CHECK(refused("\xC0\xAF").starts_with("1:1: "));
  CHECK(refused("resource æøå\xED\xA0\x80").starts_with("1:13: "));
}

TEST_CASE("a byte order mark is no part of the text") {
  const source::SourceFile file("bom.hjl", "\xEF\xBB\xBFresource x\npermit read for package y\n");
  const auto document = read(file);
  const auto& policy = *std::get<std::unique_ptr<model::Policy>>(document.root);
  CHECK(policy.rules.at(0).target->any_ofs.at(0).alternatives.at(0).matches.at(0).value_span.begin == 38);
}

TEST_CASE("nesting has a limit before the parser meets it") {
  const auto nested = [](int depth) {
    return fmt::format("policy \"x\" {{ rule \"r\" deny when {}true{} }}", repeated("(", depth), repeated(")", depth));
  };
  CHECK(refused(nested(100'000)).find("nested deeper than 500 levels") != std::string::npos);
  CHECK(refused("policy \"x\" { rule \"r\" deny when " + repeated("not ", 100'000) + "true }")
            .find("nested deeper than 500 levels") != std::string::npos);
  const source::SourceFile file("deep.hjl", nested(499));
  CHECK(std::get<std::unique_ptr<model::Policy>>(read(file).root)->rules.size() == 1);
  CHECK(refused(repeated("policyset \"x\" {", 100'000)).find("nested deeper") != std::string::npos);
}

TEST_CASE("chains and circles have a limit") {
  CHECK(refused("policy \"x\" { let a = 1" + repeated(" + 1", 5'000) + " }").find("a chain of more than 500") !=
        std::string::npos);
  CHECK(refused("policy \"x\" { let a = b + 1 let b = a + 1 }").find("cannot stand between") != std::string::npos);
  std::string lets = "policy \"x\" { let v0 = 1\n";
  for (int i = 20'000; i > 0; --i) lets += fmt::format("let v{} = v{} + 1\n", i, i - 1);
  CHECK(refused(lets + "}").find("cannot stand between") != std::string::npos);
}

TEST_CASE("a file has a size") {
  source::Limits limits;
  limits.file_bytes = 10;
  CHECK(refused("resource x\npermit read for anyone", limits).find("larger than 10 bytes") != std::string::npos);
  limits = {};
  limits.elements = 5;
  CHECK(refused("resource x\npermit read for anyone", limits).find("more than 5") != std::string::npos);
}

TEST_CASE("nothing, noise and half a policy are refused") {
  CHECK(refused("").starts_with("1:1: expected"));
  CHECK(refused("// only a comment\n").starts_with("2:1: expected"));
  CHECK(refused(std::string("\0\1\2\x7F", 4)).find("control character") != std::string::npos);
  CHECK(refused("/* no end").find("the comment has no end") != std::string::npos);
  CHECK(refused("resource \"no end").find("no closing quote") != std::string::npos);
  CHECK(refused(repeated("permit ", 3'000)).find("expected") != std::string::npos);
  CHECK(refused("<?xml version=\"1.0\"?><Policy/>").find("expected") != std::string::npos);
}

TEST_CASE("every prefix of a policy is refused or read, and never breaks the reader") {
  for (const auto& path : sources_in(golden_folder("accept"))) {
    const std::string whole = text_of(path);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
      const source::SourceFile file("prefix.hjl", whole.substr(0, length));
      source::Diagnostics diagnostics;
      const bool accepted = language::read_policy(file, {}, diagnostics).has_value();
      CHECK(accepted != diagnostics.has_errors());
    }
  }
}

TEST_CASE("a policy that lacks or repeats any one word is refused or read, and never breaks the reader") {
  for (const auto& path : sources_in(golden_folder("accept"))) {
    const std::string whole = text_of(path);
    for (std::size_t begin = 0; begin < whole.size();) {
      const std::size_t end = std::min(whole.find_first_of(" \n(){},=\".", begin + 1), whole.size());
      const std::string word = whole.substr(begin, end - begin);
      for (const std::string& instead :
           {std::string(), word + word, std::string(" permit "), std::string(" } "), std::string(" æ ")}) {
        const source::SourceFile file("mutated.hjl", whole.substr(0, begin) + instead + whole.substr(end));
        source::Diagnostics diagnostics;
        const auto document = language::read_policy(file, {}, diagnostics);
        CHECK(document.has_value() != diagnostics.has_errors());
        for (const auto& diagnostic : diagnostics.entries()) {
          CHECK(diagnostic.span.end <= file.text().size());
          CHECK(diagnostic.span.begin <= diagnostic.span.end);
          CHECK_FALSE(diagnostic.message.empty());
        }
      }
      begin = end;
    }
  }
}
