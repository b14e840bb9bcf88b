// The examples of docs/language.md compile, and stand there in the one style.

#include <catch2/catch.hpp>

#include "compiler/language/language.hpp"
#include "golden.hpp"

using namespace hjemmel;
using namespace hjemmel::language::test;

TEST_CASE("the examples of the guide compile as they stand") {
  const std::string page = text_of(std::filesystem::path(HJEMMEL_SOURCE_DIR) / "docs/language.md");
  const std::string open = "```hjl\n";
  int examples = 0;
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    const std::size_t end = page.find("```", at);
    const source::SourceFile file("docs/language.md", page.substr(at, end - at));
    INFO(file.text());
    read(file);
    source::Diagnostics diagnostics;
    CHECK(language::format_source(file, {}, diagnostics) == std::string(file.text()));
    ++examples;
    at = end;
  }
  CHECK(examples == 4);
}
