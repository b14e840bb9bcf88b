// Whether a file is UTF-8, as its bytes and its XML declaration say.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "compiler/xacml/findings.hpp"

namespace hjemmel::xacml {

/// Where the text begins, after a byte order mark. Empty, with an error, for another encoding, for bytes that are not
/// UTF-8 and for characters that XML 1.0 does not allow.
std::optional<std::size_t> check_encoding(std::string_view text, Findings& findings);

/// What the encoding pseudo-attribute of an XML declaration names. A file that is plainly UTF-8 is read all the same,
/// with a warning, if UTF-16 is declared (as tools do that print from a string in memory); one in any other encoding
/// only where that makes no difference, because all of it is ASCII.
bool check_declared_encoding(std::string_view text, std::string_view encoding, Range where, Findings& findings);

}  // namespace hjemmel::xacml
