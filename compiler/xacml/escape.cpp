#include "compiler/xacml/escape.hpp"

#include "compiler/xacml/characters.hpp"

namespace hjemmel::xacml {
namespace {

std::string_view reference_for(char c, bool attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : std::string_view{};
    case '\n':
      return attribute ? "&#10;" : std::string_view{};
    case '\t':
      return attribute ? "&#9;" : std::string_view{};
    default:
      return {};
  }
}

/// What XML 1.0 cannot hold (no reader lets it in) becomes U+FFFD, so that the output is well-formed whatever comes in.
std::string escaped(std::string_view text, bool attribute) {
  std::string result;
  result.reserve(text.size());
  auto bad = find_bad_character(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (bad && i == bad->offset) {
      result += "\xEF\xBF\xBD";
      i += bad->length - 1;
      bad = find_bad_character(text.substr(i + 1));
      if (bad) bad->offset += i + 1;
      continue;
    }
    const auto reference = reference_for(text[i], attribute);
    if (reference.empty()) {
      result.push_back(text[i]);
    } else {
      result += reference;
    }
  }
  return result;
}

}  // namespace

std::string escaped_text(std::string_view text) { return escaped(text, false); }
std::string escaped_attribute(std::string_view text) { return escaped(text, true); }

}  // namespace hjemmel::xacml
