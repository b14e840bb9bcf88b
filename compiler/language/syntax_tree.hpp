// Source ▸ syntax tree. Everything of ANTLR that has a lifetime lives here: input, tokens, tree.
//
// In: the text of a file. Out: the tree, or null where parsing could not begin (not UTF-8, too large, nested too deep).
// With mistakes in it the tree still comes out; `broken` says which parts of it not to trust.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <antlr4-runtime.h>

#include "HjemmelLexer.h"
#include "HjemmelParser.h"
#include "compiler/language/code_points.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::language {

using Lexer = grammar::HjemmelLexer;
using Parser = grammar::HjemmelParser;

class SyntaxErrors;

class SyntaxTree {
 public:
  static std::unique_ptr<SyntaxTree> parse(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics);
  ~SyntaxTree();

  Parser::FileContext* root() const { return root_; }
  /// Whether a syntax error lies in this part of the tree.
  bool broken(const antlr4::ParserRuleContext* context) const;

  source::Span span(const antlr4::Token* token) const;
  source::Span span(const antlr4::ParserRuleContext* context) const;
  std::string_view text(const antlr4::Token* token) const;

  /// Every token, comments and white space included; the last is the end of the file.
  const std::vector<antlr4::Token*>& tokens() const { return tokens_; }

 private:
  explicit SyntaxTree(const source::SourceFile& file);
  bool check_tokens(const source::Limits& limits, source::Diagnostics& diagnostics);
  std::uint32_t byte_of(std::size_t code_point) const { return bom_ + code_points_.byte_of(code_point); }

  const source::SourceFile& file_;
  std::uint32_t bom_;
  CodePoints code_points_;
  std::unique_ptr<antlr4::ANTLRInputStream> input_;
  std::unique_ptr<Lexer> lexer_;
  std::unique_ptr<antlr4::CommonTokenStream> stream_;
  std::unique_ptr<Parser> parser_;
  std::shared_ptr<SyntaxErrors> errors_;
  std::vector<antlr4::Token*> tokens_;
  Parser::FileContext* root_ = nullptr;
};

}  // namespace hjemmel::language
