// Mistakes that show before parsing: characters of no word, texts and comments without an end, nesting too deep for the
// parser's stack. What is wrong with a token is mended here, so that the parser does not stumble over it again.
#pragma once

#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::language {

class SyntaxTree;

void report_token_errors(const SyntaxTree& tree, source::Diagnostics& diagnostics);

/// False, with a diagnostic, if parentheses, braces or `not` nest deeper than the limit.
bool check_nesting(const SyntaxTree& tree, const source::Limits& limits, source::Diagnostics& diagnostics);

}  // namespace hjemmel::language
