// Lexical forms: text ▸ Value and Value ▸ text, for every data type (XSD part 2; XACML 3.0 sections 7.3.1, A.2, B.3).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// Reads `text` as a value of `type`. On success `value` is filled; texts are borrowed from `text` where the value
/// space keeps the lexical form, otherwise they live in `arena`. White space is collapsed for every type but string
/// (XSD 4.3.6); a string is taken as it is. On failure returns false and `problem`, a lower-case phrase such as
/// "`2026-02-30` is not a date", lives in `arena`. An xpathExpression keeps no category or namespaces: the reader adds
/// them.
bool parse_value(DataType type, std::string_view text, Arena& arena, Value& value, std::string_view& problem);

/// The canonical lexical form (XSD; A.3.9 for conversions), appended to `out`.
void append_lexical(const Value& value, std::string& out);
std::string to_lexical(const Value& value);

}  // namespace hjemmel
