// Where the style breaks lines, decided from the syntax tree alone: layout.cpp then writes the tokens out.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/language/syntax_tree.hpp"

namespace hjemmel::language {

/// What stands before a token.
struct Before {
  std::uint8_t lines = 0;    ///< 0: the same line; 1: a new line; 2: a blank line first
  std::uint16_t indent = 0;  ///< in steps, of a token that begins a line
  bool glued = false;        ///< no space, on the same line
};

/// One entry for each token of the tree.
std::vector<Before> plan_lines(const SyntaxTree& tree);

}  // namespace hjemmel::language
