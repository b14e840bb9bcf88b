// Lower case (A.3.3) over all of Unicode.
#include <catch2/catch.hpp>

#include <string>

#include "runtime/function/lower_case.hpp"

namespace hjemmel {
namespace {

std::string utf8(char32_t c) {
  std::string out;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

}  // namespace

TEST_CASE("lower case is its own lower case, for every character") {
  Arena arena;
  int changed = 0;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = utf8(c);
    const std::string_view lower = to_lower_case(text, arena);
    if (lower != text) ++changed;
    if (to_lower_case(lower, arena) != lower || !equal_in_lower_case(text, lower)) {
      FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
    }
    if (c % 0x1000 == 0) arena.reset();
  }
  CHECK(changed > 1300);
}

TEST_CASE("what is lower case already is not copied") {
  Arena arena;
  const std::string_view text = "urn:altinn:rolecode";
  CHECK(to_lower_case(text, arena).data() == text.data());
}

TEST_CASE("octets that are no UTF-8 equal only themselves") {
  Arena arena;
  const std::string broken = "A\xC3(\xFF";
  CHECK(to_lower_case(broken, arena) == "a\xC3(\xFF");
  CHECK(equal_in_lower_case(broken, "a\xC3(\xFF"));
  CHECK_FALSE(equal_in_lower_case("\xFF", "\xFE"));
  CHECK_FALSE(equal_in_lower_case("\xFF", "ÿ"));
}

TEST_CASE("many sigmas take linear time") {
  Arena arena;
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "Σ''";
  CHECK(to_lower_case(text, arena).size() == text.size());
  const std::string marks = "α" + std::string(200'000, '\'') + "Σ";
  CHECK(to_lower_case(marks, arena).ends_with("ς"));
}

}  // namespace hjemmel
