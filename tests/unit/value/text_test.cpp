#include "runtime/value/utf8.hpp"
#include "runtime/value/white_space.hpp"
#include "tests/unit/value/reading_values.hpp"

using namespace hjemmel;
using namespace hjemmel::test;
using namespace std::string_literals;
using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8 of XML characters is text", "[value]") {
  for (const std::string_view text :
       {""sv, "plain"sv, "exactly8"sv, "nine byte"sv, "æøåÆØÅ"sv, "tab\tline\nreturn\r"sv, "\x7f"sv, "\xC2\x80"sv,
        "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBD"sv, "\xF0\x90\x80\x80"sv,
        "\xF4\x8F\xBF\xBF"sv, "a long text with one letter outside ASCII at its very end: å"sv}) {
    INFO(text);
    CHECK(check_text(text) == TextFault::none);
  }
}

TEST_CASE("malformed UTF-8 is found wherever it stands", "[value]") {
  const std::string_view malformed[] = {
      "\x80"sv,
      "\xBF"sv,
      "\xC3"sv,
      "\xC3("sv,
      "\xC0\x80"sv,
      "\xC1\xBF"sv,
      "\xE2\x82"sv,
      "\xE2(\x80"sv,
      "\xE0\x9F\xBF"sv,
      "\xED\xA0\x80"sv,
      "\xED\xBF\xBF"sv,
      "\xF0\x8F\xBF\xBF"sv,
      "\xF4\x90\x80\x80"sv,
      "\xF5\x80\x80\x80"sv,
      "\xF0\x9F\x98"sv,
      "\xFE"sv,
      "\xFF"sv,
  };
  for (const std::string_view bytes : malformed) {
    for (std::size_t before = 0; before < 18; ++before) {
      for (std::size_t after = 0; after < 10; ++after) {
        const std::string text = std::string(before, 'a') + std::string(bytes) + std::string(after, 'z');
        if (check_text(text) != TextFault::not_utf8) FAIL(before << " before, " << after << " after");
      }
    }
  }
}

TEST_CASE("characters that XML does not allow are found wherever they stand", "[value]") {
  for (const std::string_view character :
       {"\0"sv, "\x01"sv, "\x08"sv, "\x0B"sv, "\x1F"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv}) {
    for (std::size_t before = 0; before < 18; ++before) {
      const std::string text = std::string(before, '~') + std::string(character) + "12345678";
      if (check_text(text) != TextFault::not_a_character) FAIL(before << " before");
    }
  }
  CHECK(check_text("\x01 \xFF"sv) == TextFault::not_utf8);
}

TEST_CASE("code points are read one by one", "[value]") {
  constexpr std::string_view text = "aå€😀";
  std::size_t position = 0;
  for (const char32_t expected : {U'a', U'å', U'€', U'😀'}) CHECK(next_code_point(text, position) == expected);
  CHECK(position == text.size());
}

TEST_CASE("white space is collapsed without copying where nothing changes", "[value]") {
  Arena arena;
  constexpr std::string_view padded = " \t\n a b\r";
  const std::string_view view = collapse_white_space(padded, arena);
  CHECK(view == "a b");
  CHECK(view.data() == padded.data() + 4);
  CHECK(collapse_white_space("a  b\t\tc\nd", arena) == "a b c d");
  CHECK(collapse_white_space("a\tb", arena) == "a b");
  CHECK(collapse_white_space("a   b", arena) == "a b");
  CHECK(collapse_white_space(" \n ", arena).empty());
  CHECK(collapse_white_space("", arena).empty());
  CHECK(strip_white_space("  a  b  ") == "a  b");
}

TEST_CASE("a string is taken as it is, borrowed", "[value]") {
  Arena arena;
  for (const std::string_view text : {""sv, " "sv, "  to  ord  "sv, "\t\n"sv, "Ærlig talt: blåbærsyltetøy"sv}) {
    const Value value = read(DataType::string, text, arena);
    CHECK(value.as_text() == text);
    CHECK(value.text == text.data());
    CHECK(to_lexical(value) == text);
  }
  CHECK(refusal(DataType::string, "\xC3(") == "the text is not valid UTF-8");
  CHECK(refusal(DataType::string, "a\0b"sv) == "the text has a control character that no value may have");
}

TEST_CASE("invalid UTF-8 is refused for every type, and never echoed", "[value]") {
  for (std::size_t i = 0; i <= data_type_count; ++i) {
    CHECK(refusal(static_cast<DataType>(i), "1\xFF") == "the text is not valid UTF-8");
  }
}

TEST_CASE("a value of an extension type is carried as text", "[value]") {
  Arena arena;
  Value value;
  std::string_view problem;
  REQUIRE(parse_value(DataType::unknown, " Point(1 2) ", arena, value, problem));
  CHECK(value.type == DataType::unknown);
  CHECK(to_lexical(value) == " Point(1 2) ");
}

TEST_CASE("booleans have four spellings", "[value]") {
  check_canonical(DataType::boolean,
                  {{"true", "true"}, {"false", "false"}, {"1", "true"}, {"0", "false"}, {"\n true\t", "true"}});
  check_refused(DataType::boolean, {"", "True", "FALSE", "yes", "2", "01", "t", "true false"});
  CHECK(refusal(DataType::boolean, "ja") == "`ja` is not a boolean");
}

TEST_CASE("a long text is shortened in the message, between characters", "[value]") {
  const std::string text = std::string(63, 'x') + "å" + std::string(100, 'y');
  CHECK(refusal(DataType::integer, text) == "`" + std::string(63, 'x') + "…` is not an integer");
  const std::string fits(64, 'x');
  CHECK(refusal(DataType::integer, fits) == "`" + fits + "` is not an integer");
  CHECK(refusal(DataType::integer, "1\n2") == "`1 2` is not an integer");
}

TEST_CASE("every type refuses or reads every short text without harm", "[value]") {
  // All texts of up to three characters over those that grammars turn on
  constexpr std::string_view alphabet = "0a.-+:/@=,#\"\\[]*PTZ %";
  Arena arena;
  std::string text;
  for (std::size_t length = 0; length <= 3; ++length) {
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < length; ++i) combinations *= alphabet.size();
    for (std::size_t n = 0; n < combinations; ++n) {
      text.clear();
      for (std::size_t rest = n, i = 0; i < length; ++i, rest /= alphabet.size())
        text += alphabet[rest % alphabet.size()];
      for (std::size_t i = 0; i < data_type_count; ++i) {
        const auto type = static_cast<DataType>(i);
        Value value;
        std::string_view problem;
        arena.reset();
        if (!parse_value(type, text, arena, value, problem)) {
          if (problem.empty()) FAIL(name_of(type) << " `" << text << "`: no problem");
          continue;
        }
        const std::string printed = to_lexical(value);
        Value again;
        if (!parse_value(type, printed, arena, again, problem) || to_lexical(again) != printed) {
          FAIL(name_of(type) << " `" << text << "` prints as `" << printed << "`");
        }
      }
    }
  }
}
