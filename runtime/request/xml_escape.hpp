// Text ▸ XML: escapes for character data and for attribute values in double quotes, appended.
#pragma once

#include <string>
#include <string_view>

namespace hjemmel {

/// A carriage return is written as a reference: a reader would take it for a line end (XML 2.11). Control characters
/// that XML 1.0 cannot hold at all become U+FFFD.
void append_xml_text(std::string_view text, std::string& out);
/// Also tab and line feed as references: a reader would take them for spaces (XML 3.3.3).
void append_xml_attribute(std::string_view text, std::string& out);

}  // namespace hjemmel
