// The one style: where lines break, how far they are indented, what stands between two tokens.
//
// Every token keeps its text and its order; comments keep their place between the same two tokens. Laying out what is
// laid out changes nothing.
#pragma once

#include <string>

#include "compiler/language/syntax_tree.hpp"

namespace hjemmel::language {

/// The text of a tree without syntax errors.
std::string lay_out(const SyntaxTree& tree);

/// The same for a text that the writer made.
std::string laid_out(std::string text);

}  // namespace hjemmel::language
