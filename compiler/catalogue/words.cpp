#include "compiler/catalogue/words.hpp"

#include <algorithm>
#include <array>

#include "compiler/catalogue/fold.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::catalogue {

namespace {

/// The next code point, and how many bytes it took; a byte that is no UTF-8 stands for itself.
std::pair<char32_t, std::size_t> decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (length == 1 || length > text.size()) return {lead, 1};
  char32_t point = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {lead, 1};
    point = point << 6 | (next & 0x3Fu);
  }
  return {point, length};
}

bool is_letter(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9') || (point >= 0xDF && point != 0xF7);
}

/// Endings of bokmål, nynorsk and English, the longest that fits is taken off.
constexpr std::array<std::u32string_view, 31> endings = {
    U"ingene", U"ingane", U"elsene", U"elsane", U"ingar", U"inger", U"ingen", U"elsen", U"elsar", U"elser", U"inga",
    U"else",   U"elsa",   U"ings",   U"ing",    U"ene",   U"ane",   U"ers",   U"ets",   U"ens",   U"ies",   U"es",
    U"er",     U"ar",     U"or",     U"et",     U"en",    U"ed",    U"a",     U"e",     U"s"};

constexpr std::size_t shortest_stem = 3;
/// A shorter part of a compound is most often chance.
constexpr std::size_t shortest_part = 4;

std::u32string stem_of(std::u32string_view letters) {
  for (const auto ending : endings) {
    if (letters.size() >= ending.size() + shortest_stem && letters.ends_with(ending)) {
      return std::u32string(letters.substr(0, letters.size() - ending.size()));
    }
  }
  return std::u32string(letters);
}

constexpr std::array<std::string_view, 40> little_words = {
    "og", "i",   "på",   "av",  "for",  "med", "til", "om",  "fra", "frå",   "hos", "ved", "en", "ei",
    "et", "ein", "eit",  "den", "det",  "de",  "dei", "som", "er",  "eller", "å",   "and", "of", "the",
    "in", "on",  "with", "to",  "from", "by",  "at",  "an",  "or",  "a",     "vår", "our"};

bool is_little(std::string_view folded) { return std::ranges::find(little_words, folded) != little_words.end(); }

std::size_t slips_allowed(std::size_t length) { return length >= 9 ? 2 : length >= 5 ? 1 : 0; }

}  // namespace

Word make_word(std::string_view word) {
  Word made;
  for (auto rest = word; !rest.empty();) {
    const auto [point, length] = decode(rest);
    rest.remove_prefix(length);
    switch (point) {
      case U'æ':
        made.letters += U"ae";
        break;
      case U'ø':
      case U'ö':
        made.letters += U'o';
        break;
      case U'å':
      case U'ä':
        made.letters += U'a';
        break;
      case U'é':
      case U'è':
      case U'ê':
        made.letters += U'e';
        break;
      default:
        made.letters += point;
    }
  }
  // `oe` for ø and `aa` for å, as some urns have it.
  for (const auto* pair : {U"oe", U"aa"}) {
    for (auto at = made.letters.find(pair); at != std::u32string::npos; at = made.letters.find(pair, at + 1)) {
      made.letters.erase(at + 1, 1);
    }
  }
  made.stem = stem_of(made.letters);
  return made;
}

std::vector<Word> split_words(std::string_view text) {
  const auto folded = fold_case(text);
  std::vector<Word> words;
  std::vector<Word> little;
  std::string current;
  const auto finish = [&] {
    if (!current.empty()) (is_little(current) ? little : words).push_back(make_word(current));
    current.clear();
  };
  for (auto rest = std::string_view(folded); !rest.empty();) {
    const auto [point, length] = decode(rest);
    if (is_letter(point)) {
      current += rest.substr(0, length);
    } else if (point != 0xAD) {
      finish();
    }
    rest.remove_prefix(length);
  }
  finish();
  return words.empty() ? little : words;
}

double likeness(const Word& searched, const Word& named) {
  if (searched.letters == named.letters) return 1;
  if (searched.stem == named.stem) return 0.95;
  const auto slips = slips_allowed(std::min(searched.letters.size(), named.letters.size()));
  if (slips > 0) {
    const auto distance = std::min(source::edit_distance(searched.letters, named.letters, slips),
                                   source::edit_distance(searched.stem, named.stem, slips));
    if (distance <= slips) return distance <= 1 ? 0.8 : 0.65;
  }
  if (searched.stem.size() >= shortest_part) {
    if (named.letters.starts_with(searched.stem)) return 0.7;
    if (named.stem.ends_with(searched.stem)) return 0.55;
  }
  if (named.stem.size() >= shortest_part) {
    if (searched.letters.starts_with(named.stem)) return 0.6;
    if (searched.stem.ends_with(named.stem)) return 0.4;
  }
  return 0;
}

}  // namespace hjemmel::catalogue
