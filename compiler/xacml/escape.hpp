// Text as it must be written in XML 1.0 so that reading gives the same text back.
#pragma once

#include <string>
#include <string_view>

namespace hjemmel::xacml {

/// For element content: white space stays, but \r becomes a reference, since line ends are normalised (XML 1.0, 2.11).
std::string escaped_text(std::string_view text);
/// For an attribute value in quotation marks: tabs and line ends become references, since they are read as spaces
/// (3.3.3).
std::string escaped_attribute(std::string_view text);

}  // namespace hjemmel::xacml
