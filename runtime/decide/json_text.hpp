// Text ▸ JSON: strings with their escapes (RFC 8259, section 7), and values of XACML as the JSON profile writes them.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/value.hpp"

namespace hjemmel {

/// `text` in quotes. It is UTF-8, which JSON takes as it is.
void append_json_string(std::string_view text, std::string& out);

/// A value as JSON has it (JSON profile 1.1, section 3.2): booleans and numbers are native, an xpathExpression is an
/// object, all others are strings in their lexical form. `lexical` is the text as written in the request, kept where it
/// is already JSON; empty for none. As strings beside their DataType, which readers of the profile take as well:
///   - INF, -INF and NaN, which JSON cannot write;
///   - integers beyond ±2^53, which many readers would round in silence.
void append_json_value(const Value& value, std::string_view lexical, std::string& out);

}  // namespace hjemmel
