// What an XML document holds beside elements and text: the declaration (XML 2.8), comments (2.5), instructions (2.6).
#include <algorithm>

#include "runtime/request/xml_scanner.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel {

namespace {

/// Takes ` name = "value"` off the front of `rest`, white space before it included; false where it does not stand
/// there.
bool take_pseudo_attribute(std::string_view& rest, std::string_view name, std::string_view& value) {
  const auto skip_space = [](std::string_view text) {
    while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
    return text;
  };
  std::string_view at = skip_space(rest);
  if (at.size() == rest.size() || !at.starts_with(name)) return false;
  at = skip_space(at.substr(name.size()));
  if (!at.starts_with('=')) return false;
  at = skip_space(at.substr(1));
  if (!at.starts_with('"') && !at.starts_with('\'')) return false;
  const std::size_t end = at.find(at.front(), 1);
  if (end == std::string_view::npos) return false;
  value = at.substr(1, end - 1);
  rest = at.substr(end + 1);
  return true;
}

bool is_version(std::string_view text) {
  return text.size() > 2 && text.starts_with("1.") && text.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

bool is_utf8_name(std::string_view encoding) {
  std::string lower(encoding);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return lower == "utf-8" || lower == "utf8" || lower == "us-ascii";
}

}  // namespace

bool XmlScanner::read_declaration() {
  constexpr std::size_t opening = std::string_view("<?xml").size();
  const std::size_t end = text_.find("?>", at_);
  const auto malformed = [&] {
    fail(at_, "the XML declaration is malformed");
    return false;
  };
  if (end == std::string_view::npos) return malformed();
  std::string_view rest = text_.substr(at_ + opening, end - at_ - opening);
  std::string_view value;
  if (!take_pseudo_attribute(rest, "version", value) || !is_version(value)) return malformed();
  if (take_pseudo_attribute(rest, "encoding", value) && !is_utf8_name(value)) {
    fail(offset_of(value), "the encoding is `" + std::string(value.substr(0, 40)) + "`, only UTF-8 is read");
    return false;
  }
  if (take_pseudo_attribute(rest, "standalone", value) && value != "yes" && value != "no") return malformed();
  if (!strip_white_space(rest).empty()) return malformed();
  at_ = end + 2;
  return true;
}

bool XmlScanner::skip_comment() {
  const std::size_t dashes = text_.find("--", at_ + 4);
  if (dashes == std::string_view::npos) {
    fail(at_, "the comment is not closed");
    return false;
  }
  if (!text_.substr(dashes).starts_with("-->")) {
    fail(dashes, "`--` stands inside a comment");
    return false;
  }
  if (!check_characters(text_.substr(at_, dashes - at_))) return false;
  at_ = dashes + 3;
  return true;
}

bool XmlScanner::skip_instruction() {
  const std::size_t begin = at_;
  const std::size_t end = text_.find("?>", at_ + 2);
  if (end == std::string_view::npos) {
    fail(at_, "the processing instruction is not closed");
    return false;
  }
  at_ += 2;
  XmlName target;
  if (!read_name(target)) return false;
  if (target.written.size() == 3 && (target.written[0] | 0x20) == 'x' && (target.written[1] | 0x20) == 'm' &&
      (target.written[2] | 0x20) == 'l') {
    fail(begin, "the XML declaration stands only at the very start");
    return false;
  }
  if (!target.prefix.empty() || (at_ != end && !is_white_space(text_[at_]))) {
    fail(begin, "malformed processing instruction");
    return false;
  }
  if (!check_characters(text_.substr(at_, end - at_))) return false;
  at_ = end + 2;
  return true;
}

}  // namespace hjemmel
