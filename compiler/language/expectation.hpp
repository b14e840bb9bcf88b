// What could stand at a place, in words: "an action", "`,`, `in` or `for`". Never the grammar's token names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <antlr4-runtime.h>

namespace hjemmel::language {

/// `context` is the innermost rule that the parser is in.
std::string expectation_in_words(const antlr4::misc::IntervalSet& expected, const antlr4::ParserRuleContext* context);

/// The keyword among the expected tokens that a word was probably meant to be.
std::optional<std::size_t> nearest_keyword(std::string_view word, const antlr4::misc::IntervalSet& expected);

/// The keyword or sign of a token type as it is written; empty for a class of tokens.
std::string_view spelling_of(std::size_t token_type);

}  // namespace hjemmel::language
