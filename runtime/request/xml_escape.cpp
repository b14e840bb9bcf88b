#include "runtime/request/xml_escape.hpp"

namespace hjemmel {

namespace {

/// What stands for `c`; empty where it stands for itself.
std::string_view escape_of(char c, bool in_attribute) {
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
      return in_attribute ? "&quot;" : "";
    case '\t':
      return in_attribute ? "&#9;" : "";
    case '\n':
      return in_attribute ? "&#10;" : "";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? "\xEF\xBF\xBD" : "";
  }
}

void append_escaped(std::string_view text, bool in_attribute, std::string& out) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) > '>') continue;  // no character beyond it needs an escape
    const std::string_view escape = escape_of(c, in_attribute);
    if (escape.empty()) continue;
    out += text.substr(written, i - written);
    out += escape;
    written = i + 1;
  }
  out += text.substr(written);
}

}  // namespace

void append_xml_text(std::string_view text, std::string& out) { append_escaped(text, false, out); }
void append_xml_attribute(std::string_view text, std::string& out) { append_escaped(text, true, out); }

}  // namespace hjemmel
