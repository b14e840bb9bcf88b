#include "runtime/value/uri.hpp"

#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

}  // namespace

Refusal read_uri(std::string_view text) {
  const std::size_t mark = text.find_first_of(":/?#");
  if (mark != std::string_view::npos && text[mark] == ':' && !is_scheme(text.substr(0, mark))) {
    return "what stands before the first `:` is no scheme";
  }
  bool fragment = false;
  for (std::size_t i = text.find_first_of("%#"); i != std::string_view::npos; i = text.find_first_of("%#", i + 1)) {
    if (text[i] == '#') {
      if (fragment) return "it has more than one `#`";
      fragment = true;
    } else if (i + 2 >= text.size() || !is_hex_digit(text[i + 1]) || !is_hex_digit(text[i + 2])) {
      return "a `%` is not followed by two hexadecimal digits";
    }
  }
  return accepted;
}

}  // namespace hjemmel
