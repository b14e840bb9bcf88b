// Values worth trying: of each data type those at its boundaries, and texts that nearly are another.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "runtime/value/data_type.hpp"
#include "tests/differential/random_source.hpp"

namespace hjemmel::differential {

/// Lexical forms of a type, every one of them valid: midnight, leap days, NaN, big integers, empty strings, letters
/// whose case is not simple. DataType::unknown has some texts as well.
std::span<const std::string_view> boundary_texts(DataType type);

/// Patterns for the functions that take a regular expression, some of them malformed.
std::span<const std::string_view> sample_patterns();

/// Paths into the sample content.
std::span<const std::string_view> sample_paths();
/// Texts for <Content>.
std::span<const std::string_view> sample_contents();

/// `text` with the case of letters changed, a character more, less or other, or white space around it.
std::string near_miss(std::string_view text, Random& random);

}  // namespace hjemmel::differential
