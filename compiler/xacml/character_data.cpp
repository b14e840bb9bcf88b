#include "compiler/xacml/character_data.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/xacml/characters.hpp"

namespace hjemmel::xacml {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

std::optional<Reference> character_reference(std::string_view text) {
  const bool hexadecimal = text.starts_with("&#x");
  const int base = hexadecimal ? 16 : 10;
  const std::size_t start = hexadecimal ? 3 : 2;
  char32_t character = 0;
  std::size_t i = start;
  for (; i < text.size() && digit_of(text[i]) < base; ++i) {
    character = std::min<char32_t>(character * static_cast<char32_t>(base) + static_cast<char32_t>(digit_of(text[i])),
                                   0x110000);
  }
  if (i == start || i == text.size() || text[i] != ';' || !is_xml_character(character)) return std::nullopt;
  return Reference{character, i + 1};
}

/// Appends text with its line ends made \n.
void append_text(std::string& result, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\r');
    result += text.substr(0, end);
    if (end == std::string_view::npos) return;
    result.push_back('\n');
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

}  // namespace

std::optional<Reference> reference_at(std::string_view text) {
  if (text.starts_with("&#")) return character_reference(text);
  for (const auto& [name, character] : entities) {
    if (text.starts_with(name)) return Reference{static_cast<char32_t>(character), name.size()};
  }
  return std::nullopt;
}

std::string character_data(std::string_view content) {
  std::string result;
  while (!content.empty()) {
    const std::size_t markup = content.find_first_of("&<");
    append_text(result, content.substr(0, markup));
    if (markup == std::string_view::npos) break;
    content.remove_prefix(markup);
    std::size_t length = 1;
    if (content.starts_with('&')) {
      if (const auto reference = reference_at(content)) {
        append_utf8(result, reference->character);
        length = reference->length;
      }
    } else if (content.starts_with("<![CDATA[")) {
      const std::size_t end = content.find("]]>");
      append_text(result, content.substr(9, end - 9));
      length = end + 3;
    } else if (content.starts_with("<!--")) {
      length = content.find("-->", 4) + 3;
    } else if (content.starts_with("<?")) {
      length = content.find("?>", 2) + 2;
    }
    content.remove_prefix(std::min(length, content.size()));
  }
  return result;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  append_text(result, text);
  return result;
}

}  // namespace hjemmel::xacml
