// The source text of a condition as people can read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::explain {

/// A condition on one line. In the policy language: as written. In XML: the expression that the elements stand for,
/// with infix operators, short names of functions and the last part of attribute identifiers; what is not an expression
/// stays as written.
std::string condition_on_one_line(std::string_view source);

/// The dates that stand in a text, YYYY-MM-DD, as days since 1970-01-01, each once.
std::vector<std::int64_t> dates_in(std::string_view text);

}  // namespace hjemmel::explain
