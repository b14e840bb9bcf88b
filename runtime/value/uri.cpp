#include "runtime/value/uri.hpp"

#include <array>

#include "runtime/value/scanner.hpp"

namespace hjemmel {
namespace {

// One look-up a character: URIs are long and common, and few of their characters matter.
constexpr std::array<bool, 256> decides = [] {
  std::array<bool, 256> table{};
  for (const char c : {'%', '#', ':', '/', '?'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

}  // namespace

Refusal read_uri(std::string_view text) {
  bool scheme_possible = true;  // no `/`, `?`, `#` or `:` yet: what was read may be a scheme
  bool fragment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!decides[static_cast<unsigned char>(text[i])]) continue;
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !is_hex_digit(text[i + 1]) || !is_hex_digit(text[i + 2])) {
        return "a `%` is not followed by two hexadecimal digits";
      }
      continue;
    }
    if (text[i] == '#') {
      if (fragment) return "it has more than one `#`";
      fragment = true;
    }
    if (text[i] == ':' && scheme_possible && !is_scheme(text.substr(0, i))) {
      return "what stands before the first `:` is no scheme";
    }
    scheme_possible = false;
  }
  return accepted;
}

}  // namespace hjemmel
