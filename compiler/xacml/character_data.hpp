// Character data of XML 1.0: references (section 4.1, 4.6), CDATA sections, comments, line ends (2.11).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::xacml {

/// A reference at the beginning of a text: `&amp;`, `&#xE6;`.
struct Reference {
  char32_t character = 0;
  std::size_t length = 0;  ///< in bytes, with `&` and `;`
};

/// Reads the reference that `text` begins with. Empty if it is malformed, names an entity other than the five of XML,
/// or a character that XML does not allow.
std::optional<Reference> reference_at(std::string_view text);

/// The text that a stretch of well-formed content without elements stands for: references replaced, CDATA sections
/// opened, comments and processing instructions left out, line ends made \n.
std::string character_data(std::string_view content);

/// The same text with \r\n and \r made \n.
std::string with_plain_line_ends(std::string_view text);

}  // namespace hjemmel::xacml
