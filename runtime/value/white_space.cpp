#include "runtime/value/white_space.hpp"

namespace hjemmel {

std::string_view collapse_white_space(std::string_view text, Arena& arena) {
  text = strip_white_space(text);
  // Four searches by memchr are faster than a look at each character
  const auto has = [text](auto what) { return text.find(what) != std::string_view::npos; };
  if (!has('\t') && !has('\n') && !has('\r') && !has("  ")) return text;

  char* const out = arena.allocate<char>(text.size());
  std::size_t size = 0;
  for (const char c : text) {
    if (!is_white_space(c)) {
      out[size++] = c;
    } else if (out[size - 1] != ' ') {  // the text is stripped: its first character is no white space
      out[size++] = ' ';
    }
  }
  return {out, size};
}

}  // namespace hjemmel
