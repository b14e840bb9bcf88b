// What the parser says about a mistake, and how it goes on behind it.
//
// It reports at the first token that cannot be right, in the language's own words. A misspelt keyword is taken for the
// one meant; otherwise what follows is skipped up to the next word that can only begin a clause, a rule or a block, so
// that one mistake gives one message and later rules are still read.
#pragma once

#include <string>
#include <unordered_set>

#include <antlr4-runtime.h>

#include "compiler/source/diagnostic.hpp"

namespace hjemmel::language {

class SyntaxTree;

class SyntaxErrors : public antlr4::DefaultErrorStrategy {
 public:
  SyntaxErrors(const SyntaxTree& tree, source::Diagnostics& diagnostics) : tree_(tree), diagnostics_(diagnostics) {}

  bool broken(const antlr4::ParserRuleContext* context) const { return broken_.contains(context); }

  void sync(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr exception) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& exception) override;

 protected:
  antlr4::Token* singleTokenDeletion(antlr4::Parser* parser) override;
  void reportUnwantedToken(antlr4::Parser* parser) override;
  void reportMissingToken(antlr4::Parser* parser) override;
  void consumeUntil(antlr4::Parser* parser, const antlr4::misc::IntervalSet& set) override;

 private:
  /// Reports `found` where something else had to stand, unless an error is being recovered from.
  void report(antlr4::Parser* parser, antlr4::Token* found);
  /// If the current token is a keyword misspelt, reports that and makes it the keyword.
  bool mend_keyword(antlr4::Parser* parser, const antlr4::misc::IntervalSet& expected);

  const SyntaxTree& tree_;
  source::Diagnostics& diagnostics_;
  std::unordered_set<const antlr4::ParserRuleContext*> broken_;
  std::size_t abandoned_braces_ = 0;
};

}  // namespace hjemmel::language
