// XPath and XSD regular expressions (A.3.13) in RE2: translate_regex.cpp, unicode_class.cpp, regex_cache.cpp.
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "runtime/function/regex_cache.hpp"

namespace hjemmel {
namespace {

struct Search {
  std::string pattern;
  std::string text;
  bool found;
};

void check(const std::vector<Search>& searches) {
  RegexCache regexes;
  for (const Search& search : searches) {
    INFO("pattern " << search.pattern << " text " << search.text);
    std::string problem;
    CHECK(regexes.search(search.pattern, search.text, problem) == search.found);
    CHECK(problem == "");
  }
}

std::string problem_of(const std::string& pattern) {
  RegexCache regexes;
  std::string problem;
  CHECK_FALSE(regexes.search(pattern, "", problem));
  return problem;
}

}  // namespace

TEST_CASE("a pattern is sought anywhere, unless it is anchored") {
  check({{"", "", true},
         {"", "a", true},
         {"b", "abc", true},
         {"^b", "abc", false},
         {"^a", "abc", true},
         {"c$", "abc", true},
         {"b$", "abc", false},
         {"^$", "", true},
         {"^$", "a", false},
         {"a^b", "ab", false},
         {"(^a|b)c", "bc", true},
         {"^abc$", "abc", true},
         {"^a$", "b\na\nb", false},
         {"a$", "a\n", false},
         {"^*a", "a", true},
         {"(|a)b", "b", true}});
}

TEST_CASE("quantifiers") {
  check({{"^a?$", "", true},          {"^a?$", "aa", false},      {"^a*$", "aaaa", true},
         {"^a+$", "", false},         {"^a{2}$", "aa", true},     {"^a{2}$", "aaa", false},
         {"^a{2,}$", "aaaa", true},   {"^a{2,}$", "a", false},    {"^a{2,3}$", "aaa", true},
         {"^a{2,3}$", "aaaa", false}, {"^a{0}$", "", true},       {"^a{0,0}b$", "b", true},
         {"^a*?b$", "aab", true},     {"^a+?$", "aa", true},      {"^a??$", "a", true},
         {"^(ab){2}$", "abab", true}, {"^a{1,2}?$", "aa", true},  {"^(a|b)*c$", "abbac", true},
         {"^æ+$", "æææ", true},       {"^[æøå]{3}$", "åæø", true}});
}

TEST_CASE("the dot is any character but a line feed") {
  check({{"^.$", "å", true},
         {"^.$", "😀", true},
         {"^.$", "\n", false},
         {"^.$", "\r", true},
         {"^a.b$", "a\nb", false},
         {"^\\.$", ".", true},
         {"^\\.$", "x", false}});
}

TEST_CASE("escapes of one character") {
  check({{"^\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^\\$$", "\\|.?*+(){}-[]^$", true},
         {"^\\n\\r\\t$", "\n\r\t", true},
         {"^a-b,c/d&e\"'$", "a-b,c/d&e\"'", true}});
}

TEST_CASE("classes") {
  check({{"^[abc]$", "b", true},     {"^[abc]$", "d", false},       {"^[^abc]$", "d", true},
         {"^[^abc]$", "b", false},   {"^[^a]$", "\n", true},        {"^[a-c]$", "b", true},
         {"^[a-c]$", "-", false},    {"^[-a]$", "-", true},         {"^[a-]$", "-", true},
         {"^[^-a]$", "-", false},    {"^[a\\-z]$", "-", true},      {"^[a\\-z]$", "b", false},
         {"^[.]$", "x", false},      {"^[.*+?(){}|$]$", "{", true}, {"^[a^]$", "^", true},
         {"^[\\^a]$", "^", true},    {"^[\\]\\[]$", "]", true},     {"^[\\d.]$", "7", true},
         {"^[\\d.]$", ".", true},    {"^[\\w-.]$", "-", true},      {"^[a-c-e]$", "-", true},
         {"^[a-c-e]$", "d", false},  {"^[\\S]$", " ", false},       {"^[^\\s\\d]$", "7", false},
         {"^[^\\S]$", "\t", true},   {"^[\\t-\\r]$", "\n", true},   {"^[å-ø]$", "æ", true},
         {"^[à-ÿ]$", "ø", true},     {"^[\\W\\w]$", "\n", true},    {"^[^\\W\\w]$", "a", false},
         {"^[α-ω]+$", "σοφος", true}});
}

TEST_CASE("class subtraction") {
  check({{"^[a-z-[aeiou]]$", "b", true},
         {"^[a-z-[aeiou]]$", "e", false},
         {"^[^a-z-[A-Z]]$", "0", true},
         {"^[^a-z-[A-Z]]$", "A", false},
         {"^[^a-z-[A-Z]]$", "a", false},
         {"^[a-z-[^aeiou]]$", "e", true},
         {"^[a-z-[^aeiou]]$", "b", false},
         {"^[\\w-[\\d]]$", "7", false},
         {"^[\\w-[\\d]]$", "x", true},
         {"^[a-z-[b-y-[m]]]$", "m", true},
         {"^[a-z-[b-y-[m]]]$", "n", false},
         {"^[a-z-[b-y-[m]]]$", "z", true},
         {"^[a-c-[a-c]]$", "a", false},
         {"^[a--[a]]$", "-", true}});
}

TEST_CASE("escapes of many characters") {
  check({{"^\\d$", "7", true},      {"^\\d$", "٣", true},  {"^\\d$", "x", false}, {"^\\D$", "x", true},
         {"^\\D$", "7", false},     {"^\\s$", "\t", true}, {"^\\s$", " ", true},  {"^\\s$", "\u00a0", false},
         {"^\\S$", "\u00a0", true}, {"^\\w$", "å", true},  {"^\\w$", "7", true},  {"^\\w$", "+", true},
         {"^\\w$", "-", false},     {"^\\w$", "_", false}, {"^\\W$", "_", true},  {"^\\W$", " ", true},
         {"^\\W$", "a", false},     {"^\\i$", "a", true},  {"^\\i$", "_", true},  {"^\\i$", ":", true},
         {"^\\i$", "å", true},      {"^\\i$", "7", false}, {"^\\i$", "-", false}, {"^\\I$", "7", true},
         {"^\\I$", "a", false},     {"^\\c$", "7", true},  {"^\\c$", "-", true},  {"^\\c$", ".", true},
         {"^\\c$", " ", false},     {"^\\C$", " ", true},  {"^\\C$", "x", false}, {"^\\i\\c*$", "md:record-1", true}});
}

TEST_CASE("categories") {
  check({{"^\\p{L}+$", "Blåbær", true}, {"^\\p{L}$", "7", false},      {"^\\P{L}$", "7", true},
         {"^\\p{Lu}$", "Æ", true},      {"^\\p{Lu}$", "æ", false},     {"^\\p{Ll}$", "ø", true},
         {"^\\p{Lt}$", "ǅ", true},      {"^\\p{Lm}$", "ʰ", true},      {"^\\p{Lo}$", "中", true},
         {"^\\p{M}$", "\u0301", true},  {"^\\p{N}$", "½", true},       {"^\\p{Nd}$", "½", false},
         {"^\\p{Nl}$", "Ⅳ", true},      {"^\\p{No}$", "½", true},      {"^\\p{P}$", "-", true},
         {"^\\p{Pd}$", "–", true},      {"^\\p{Ps}$", "(", true},      {"^\\p{Pe}$", ")", true},
         {"^\\p{Pi}$", "«", true},      {"^\\p{Pf}$", "»", true},      {"^\\p{Pc}$", "_", true},
         {"^\\p{Po}$", "!", true},      {"^\\p{S}$", "+", true},       {"^\\p{Sc}$", "€", true},
         {"^\\p{Zs}$", "\u00a0", true}, {"^\\p{Z}$", "\u2028", true},  {"^\\p{C}$", "\t", true},
         {"^\\p{Cc}$", "\t", true},     {"^\\p{Cf}$", "\u200d", true}, {"^\\p{Co}$", "\ue000", true},
         {"^\\p{Cn}$", "\u0378", true}, {"^\\p{C}$", "\u0378", true},  {"^[\\p{Lu}\\P{L}]$", "7", true},
         {"^[^\\p{L}]$", "a", false}});
}

TEST_CASE("blocks") {
  check({{"^\\p{IsBasicLatin}$", "a", true},
         {"^\\p{IsBasicLatin}$", "å", false},
         {"^\\P{IsBasicLatin}$", "å", true},
         {"^\\p{IsLatin-1Supplement}$", "å", true},
         {"^\\p{IsLatinExtended-A}$", "š", true},
         {"^\\p{IsGreek}$", "σ", true},
         {"^\\p{IsGreekandCoptic}$", "σ", true},
         {"^\\p{IsCyrillic}+$", "мир", true},
         {"^\\p{IsCombiningMarksforSymbols}$", "\u20d0", true},
         {"^\\p{IsPrivateUse}$", "\U000f0001", true},
         {"^[\\p{IsBasicLatin}-[\\p{L}]]$", "7", true},
         {"^[\\p{IsBasicLatin}-[\\p{L}]]$", "a", false}});
}

TEST_CASE("what is no pattern is refused, and says why") {
  const std::pair<const char*, const char*> wrong[] = {
      {"(", "a `(` is not closed"},
      {"(a", "a `(` is not closed"},
      {")", "a `)` closes nothing"},
      {"a)(b", "a `)` closes nothing"},
      {"*", "nothing to repeat"},
      {"a|*", "nothing to repeat"},
      {"(?:a)", "(?"},
      {"(+)", "nothing to repeat"},
      {"a**", "a quantifier follows another"},
      {"a*?+", "a quantifier follows another"},
      {"a{2}{3}", "a quantifier follows another"},
      {"a{", "a number must follow `{`"},
      {"a{,3}", "a number must follow `{`"},
      {"a{x}", "a number must follow `{`"},
      {"a{2", "a `{` is not closed"},
      {"a{2,x}", "a number or `}` must follow the comma"},
      {"a{3,2}", "the second number"},
      {"a{1001}", "more than 1000"},
      {"a{99999999999999999999}", "more than 1000"},
      {"{2}", "only after a backslash"},
      {"a}", "only after a backslash"},
      {"a]", "only after a backslash"},
      {"[", "a `[` is not closed"},
      {"[a", "a `[` is not closed"},
      {"[a-", "a `[` is not closed"},
      {"[]", "a class is empty"},
      {"[^]", "a class is empty"},
      {"[a[b]]", "`[` stands for itself"},
      {"[z-a]", "a range ends before it begins"},
      {"[æ-å]", "a range ends before it begins"},
      {"[a-\\d]", "a range ends in a set"},
      {"[a-z-[b]c]", "a subtraction must end its class"},
      {"[a-z-[b", "a `[` is not closed"},
      {"\\", "a backslash stands at the end"},
      {"[\\", "a backslash stands at the end"},
      {"(a)\\1", "back references are not supported"},
      {"\\0", "back references are not supported"},
      {"\\b", "has no meaning"},
      {"\\A", "has no meaning"},
      {"\\Q", "has no meaning"},
      {"\\x41", "has no meaning"},
      {"\\ø", "has no meaning"},
      {"\\p", "must follow `\\p`"},
      {"\\pL", "must follow `\\p`"},
      {"\\p{L", "must follow `\\p`"},
      {"\\p{}", "neither a category nor a block"},
      {"\\p{X}", "neither a category nor a block"},
      {"\\p{Cs}", "neither a category nor a block"},
      {"\\p{Latin}", "neither a category nor a block"},
      {"\\p{IsKlingon}", "neither a category nor a block"},
  };
  for (const auto& [pattern, reason] : wrong) {
    INFO(pattern);
    const std::string problem = problem_of(pattern);
    CHECK(problem.starts_with(quoted_pattern(pattern) + " is not a regular expression: "));
    CHECK(problem.find(reason) != std::string::npos);
  }
}

TEST_CASE("messages show the pattern, unless it is long") {
  CHECK(quoted_pattern("a(") == "`a(`");
  CHECK(quoted_pattern(std::string(1000, 'a')) == "the pattern");
}

TEST_CASE("hostile patterns end, in an answer or a refusal") {
  CHECK(problem_of(std::string(100'000, '(')).find("nested too deeply") != std::string::npos);
  std::string classes;
  for (int i = 0; i < 10'000; ++i) classes += "[a-z-";
  CHECK(problem_of(classes).find("nested too deeply") != std::string::npos);
  CHECK(problem_of("((((\\w{1000}){1000}){1000}){1000})").find("too large") != std::string::npos);

  RegexCache regexes;
  std::string problem;
  const std::string text(20'000, 'a');
  CHECK_FALSE(regexes.search("^(a*)*(a|aa)+(a?){50}b$", text, problem));
  CHECK(problem == "");
}

TEST_CASE("the cache forgets the pattern that was used longest ago, and answers the same") {
  RegexCache regexes;
  std::string problem;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 700; ++i) {
      const std::string number = std::to_string(i);
      REQUIRE(regexes.search("^" + number + "$", number, problem));
      REQUIRE_FALSE(regexes.search("^" + number + "$", number + "0", problem));
      REQUIRE(regexes.search("^0$", "0", problem));
    }
    REQUIRE_FALSE(regexes.search("(", "", problem));
    REQUIRE(problem != "");
    REQUIRE(regexes.search("a", "a", problem));
    REQUIRE(problem == "");
  }
}

}  // namespace hjemmel
