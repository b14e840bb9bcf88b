// Whether a text is an XPath 1.0 expression: what can be told before there is a document to evaluate it over.
#pragma once

#include <string_view>

namespace hjemmel {

/// False for what XPath 1.0's grammar does not have. Prefixes and functions are looked up only when it is evaluated.
bool is_xpath(std::string_view path);

}  // namespace hjemmel
