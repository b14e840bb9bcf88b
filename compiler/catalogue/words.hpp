// Words as a search compares them: what people type, in bokmål, nynorsk or English, inflected and compounded, against
// names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::catalogue {

/// A word in the letters a to z as far as possible (æ as ae, ø as o, å as a, the way urns are written), and its stem.
struct Word {
  std::u32string letters;
  std::u32string stem;
};

Word make_word(std::string_view word);

/// The words of a text, without the little ones (`og`, `for`, `the`) that say nothing about a subject; all of them if
/// there are no others. Soft hyphens and marks count as ends of words.
std::vector<Word> split_words(std::string_view text);

/// How well a name's word answers a searched one: 1 the same, over 0.6 another form or a slip of the pen, less a part
/// of a compound, 0 nothing.
double likeness(const Word& searched, const Word& named);

}  // namespace hjemmel::catalogue
