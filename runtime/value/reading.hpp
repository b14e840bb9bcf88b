// What the reader of one lexical form answers.
#pragma once

namespace hjemmel {

/// nullptr: read. Otherwise the text is not of the type, and this says why: a lower-case phrase that continues
/// "`…` is not a date: ", or an empty one where there is nothing to add. Always a literal.
using Refusal = const char*;

inline constexpr Refusal accepted = nullptr;
inline constexpr Refusal malformed = "";

}  // namespace hjemmel
