// xs:anyURI (XSD 1.0 part 2, 3.2.17): a text that, with the characters that RFC 2396 forbids escaped (XLink 5.4), is a
// URI reference. Nearly every text is: spaces, letters outside ASCII and brackets are escaped. What escaping cannot
// mend is refused: a `%` without two hexadecimal digits, a second `#`, and a first segment with a `:` that ends no
// scheme.
#pragma once

#include <string_view>

#include "runtime/value/reading.hpp"

namespace hjemmel {

/// White space already collapsed; well-formed UTF-8 is the caller's to check.
Refusal read_uri(std::string_view text);

}  // namespace hjemmel
