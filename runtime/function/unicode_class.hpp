// The named sets of code points in XSD regular expressions (XSD part 2, appendix F.1.1): categories, blocks, `\d`, `\i`
// …
#pragma once

#include <optional>
#include <string_view>

#include "runtime/function/code_point_set.hpp"

namespace hjemmel {

/// `L`, `Nd` …: all code points of a general category or of a group of them. Nothing for another name. The first call
/// looks at every code point once.
std::optional<CodePointSet> code_points_of_category(std::string_view category);

/// `BasicLatin`, `Latin-1Supplement` …: a block of unicode_blocks.def. Nothing for another name.
std::optional<CodePointSet> code_points_of_block(std::string_view block);

/// One of d, D, s, S, w, W, i, I, c, C, as after a backslash. Nothing for another letter. `\i` and `\c` are
/// NameStartChar and NameChar of XML 1.0, fifth edition, as XSD 1.1 has them: a superset of those of XSD 1.0.
std::optional<CodePointSet> code_points_of_escape(char32_t letter);

}  // namespace hjemmel
