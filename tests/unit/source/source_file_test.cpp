#include <catch2/catch.hpp>

#include "compiler/source/source_file.hpp"

using hjemmel::source::Position;
using hjemmel::source::SourceFile;

namespace {

bool is_at(const SourceFile& file, std::uint32_t offset, std::uint32_t line, std::uint32_t column) {
  const Position position = file.position_of(offset);
  CAPTURE(offset, position.line, position.column);
  return position.line == line && position.column == column;
}

}  // namespace

TEST_CASE("a column counts code points from the start of its line", "[source_file]") {
  const SourceFile file("f", "a\nblåbær\n");
  CHECK(is_at(file, 0, 1, 1));
  CHECK(is_at(file, 1, 1, 2));
  CHECK(is_at(file, 2, 2, 1));
  CHECK(is_at(file, 6, 2, 4));
  CHECK(is_at(file, 10, 2, 7));
  CHECK(is_at(file, 11, 3, 1));
  CHECK(is_at(file, 1000, 3, 1));
}

TEST_CASE("a byte order mark has no column", "[source_file]") {
  const SourceFile file("f",
                        "\xEF\xBB\xBF"
                        "ab");
  CHECK(is_at(file, 0, 1, 1));
  CHECK(is_at(file, 3, 1, 1));
  CHECK(is_at(file, 4, 1, 2));
}

TEST_CASE("a line of many megabytes has columns as any other", "[source_file]") {
  // Three code points in four bytes, over and over; asked at so many places that counting from the line's start would
  // not end.
  constexpr std::uint32_t groups = 2'000'000;
  std::string text = "\n";
  for (std::uint32_t i = 0; i < groups; ++i) text += "aæb";
  const SourceFile file("f", text);
  for (std::uint32_t group = 0; group < groups; group += 7) {
    const Position position = file.position_of(1 + 4 * group);
    if (position.line != 2 || position.column != 1 + 3 * group) FAIL("at group " << group);
  }
  CHECK(is_at(file, static_cast<std::uint32_t>(text.size()), 2, 1 + 3 * groups));
}

TEST_CASE("an empty file has a first line", "[source_file]") { CHECK(is_at(SourceFile("f", ""), 0, 1, 1)); }
