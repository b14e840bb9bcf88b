#include "compiler/xacml/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/xacml/characters.hpp"
#include "compiler/xacml/codes.hpp"

namespace hjemmel::xacml {
namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// The name of an encoding other than UTF-8 that the first bytes betray (XML 1.0, appendix F).
std::string_view foreign_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE\x00\x00"sv) || text.starts_with("\x00\x00\xFE\xFF"sv)) return "UTF-32";
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return "UTF-16";
  if (text.starts_with("<\0"sv) || text.starts_with("\0<"sv)) return "UTF-16";
  return {};
}

}  // namespace

std::optional<std::size_t> check_encoding(std::string_view text, Findings& findings) {
  if (const auto encoding = foreign_encoding(text); !encoding.empty()) {
    findings.error(code::unsupported_encoding, {0, 1},
                   fmt::format("the file is {}; policies are read as UTF-8", encoding), "save the file as UTF-8");
    return std::nullopt;
  }
  if (const auto bad = find_bad_character(text)) {
    const auto offset = static_cast<std::uint32_t>(bad->offset);
    const Range where{offset, offset + static_cast<std::uint32_t>(bad->length)};
    const auto number = static_cast<std::uint32_t>(bad->character);
    if (bad->utf8) {
      findings.error(code::invalid_character, where,
                     fmt::format("the character U+{:04X} is not allowed in XML", number));
    } else {
      findings.error(code::invalid_utf8, where, fmt::format("the byte 0x{:02X} is not UTF-8 here", number),
                     "save the file as UTF-8");
    }
    return std::nullopt;
  }
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

bool check_declared_encoding(std::string_view text, std::string_view encoding, Range where, Findings& findings) {
  if (same_ignoring_case(encoding, "UTF-8") || same_ignoring_case(encoding, "US-ASCII")) return true;
  if (same_ignoring_case(encoding, "UTF-16")) {
    findings.warning(code::declared_encoding, where, "the file is UTF-8, but declares UTF-16",
                     "declare `encoding=\"UTF-8\"`", "UTF-8");
    return true;
  }
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return true;
  findings.error(code::unsupported_encoding, where,
                 fmt::format("the file declares the encoding {}; policies are read as UTF-8", quoted(encoding)),
                 "save the file as UTF-8, and declare that");
  return false;
}

}  // namespace hjemmel::xacml
