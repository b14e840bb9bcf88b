#include "runtime/value/white_space.hpp"

namespace hjemmel {

std::string_view collapse_white_space(std::string_view text, Arena& arena) {
  text = strip_white_space(text);
  bool changes = false;
  for (std::size_t i = 1; i < text.size() && !changes; ++i) {
    changes = is_white_space(text[i]) && (text[i] != ' ' || is_white_space(text[i - 1]));
  }
  if (!changes) return text;

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
