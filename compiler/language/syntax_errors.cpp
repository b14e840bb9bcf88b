#include "compiler/language/syntax_errors.hpp"

#include <fmt/format.h>

#include "compiler/language/expectation.hpp"
#include "compiler/language/syntax_tree.hpp"

namespace hjemmel::language {
namespace {

using antlr4::atn::ATNState;

/// Whether a token can stand where the parser is, looking out through the rules that may end here. As
/// Parser::getExpectedTokens, but without building the set: it runs for every token.
bool accepts(antlr4::Parser* parser, std::size_t token) {
  const antlr4::atn::ATN& atn = parser->getATN();
  const antlr4::misc::IntervalSet* following = &atn.nextTokens(atn.states[parser->getState()]);
  const antlr4::RuleContext* context = parser->getContext();
  while (true) {
    if (following->contains(token)) return true;
    if (!following->contains(antlr4::Token::EPSILON)) return false;
    if (context == nullptr || context->invokingState == ATNState::INVALID_STATE_NUMBER) {
      return token == antlr4::Token::EOF;
    }
    const auto* call = static_cast<antlr4::atn::RuleTransition*>(atn.states[context->invokingState]->transitions[0]);
    following = &atn.nextTokens(call->followState);
    context = dynamic_cast<const antlr4::RuleContext*>(context->parent);
  }
}

/// Tokens that can only begin something: skipping never goes past one that fits.
bool is_anchor(std::size_t type) {
  switch (type) {
    case Lexer::PERMIT:
    case Lexer::DENY:
    case Lexer::RULE:
    case Lexer::LET:
    case Lexer::POLICY:
    case Lexer::POLICYSET:
    case Lexer::USE:
    case Lexer::FROM:
    case Lexer::UNTIL:
    case Lexer::WHEN:
    case Lexer::TARGET:
    case Lexer::OBLIGATION:
    case Lexer::ADVICE:
    case Lexer::RESOURCE:
    case Lexer::APP:
    case Lexer::OWNER:
    case Lexer::AUTHENTICATION:
    case Lexer::DESCRIPTION:
    case Lexer::ID:
    case Lexer::COMBINING:
    case Lexer::FOR:
    case Lexer::ATTRIBUTE:
    case Lexer::PARAMETERS:
    case Lexer::LEFT_BRACE:
    case Lexer::RIGHT_BRACE:
    case antlr4::Token::EOF:
      return true;
    default:
      return false;
  }
}

/// Words that stand in no braces but those of a policy.
bool begins_block_part(std::size_t type) {
  return type == Lexer::RULE || type == Lexer::LET || type == Lexer::POLICY || type == Lexer::POLICYSET;
}

std::string shown(const SyntaxTree& tree, const antlr4::Token* token) {
  if (token->getType() == antlr4::Token::EOF) return "the end of the file";
  std::string text(tree.text(token).substr(0, 60));
  while (!text.empty() && (static_cast<unsigned char>(tree.text(token)[text.size() - 1]) & 0x80) != 0 &&
         text.size() == 60) {
    text.pop_back();  // not through the middle of a letter
  }
  return fmt::format("`{}{}`", text, text.size() < tree.text(token).size() ? "…" : "");
}

}  // namespace

void SyntaxErrors::report(antlr4::Parser* parser, antlr4::Token* found) {
  for (const antlr4::RuleContext* rule = parser->getContext(); rule != nullptr;
       rule = dynamic_cast<const antlr4::RuleContext*>(rule->parent)) {
    broken_.insert(static_cast<const antlr4::ParserRuleContext*>(rule));
  }
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);

  const antlr4::misc::IntervalSet expected = parser->getExpectedTokens();
  source::Diagnostic diagnostic;
  diagnostic.code = "syntax";
  diagnostic.span = tree_.span(found);
  diagnostic.message =
      fmt::format("expected {}, found {}", expectation_in_words(expected, parser->getContext()), shown(tree_, found));
  // `permit fro package x`: the word before was meant to be what is missing here.
  const antlr4::Token* before = parser->getTokenStream()->LT(-1);
  if (before != nullptr && before->getType() == Lexer::WORD) {
    if (const auto keyword = nearest_keyword(tree_.text(before), expected)) {
      diagnostic.help = fmt::format("did you mean `{}` instead of `{}`?", spelling_of(*keyword), tree_.text(before));
    }
  }
  if (before != nullptr && found->getType() == Lexer::WORD && before->getType() != Lexer::STRING &&
      before->getStopIndex() + 1 == found->getStartIndex()) {
    diagnostic.help = fmt::format("a name that does not begin with a letter stands in quotes: \"{}{}\"",
                                  tree_.text(before), tree_.text(found));
  }
  if (diagnostic.help.empty() && found->getType() == Lexer::IN &&
      expected.contains(static_cast<std::size_t>(Lexer::UNTIL))) {
    diagnostic.help = "where comes before whom: `permit read in task Task_1 for …`";
  }
  if (diagnostic.help.empty() && found->getType() == Lexer::FOR &&
      expected.contains(static_cast<std::size_t>(Lexer::UNTIL))) {
    diagnostic.help = "whom comes before when: `permit read for … until …`";
  }
  if (diagnostic.help.empty() && found->getType() == Lexer::ASSIGN &&
      expected.contains(static_cast<std::size_t>(Lexer::AND))) {
    diagnostic.help = "values are compared with `==`";
  }
  if (diagnostic.help.empty() && !is_anchor(found->getType()) &&
      expected.contains(static_cast<std::size_t>(Lexer::WORD)) && !spelling_of(found->getType()).empty() &&
      spelling_of(found->getType()).size() > 1) {
    diagnostic.help = fmt::format("a name that is a word of the language stands in quotes: \"{}\"", tree_.text(found));
  }
  diagnostics_.add(std::move(diagnostic));
}

bool SyntaxErrors::mend_keyword(antlr4::Parser* parser, const antlr4::misc::IntervalSet& expected) {
  antlr4::Token* found = parser->getCurrentToken();
  if (found->getType() != Lexer::WORD || inErrorRecoveryMode(parser)) return false;
  const auto keyword = nearest_keyword(tree_.text(found), expected);
  if (!keyword) return false;
  diagnostics_.add(
      {"syntax", source::Severity::error,
       fmt::format("expected {}, found {}", expectation_in_words(expected, parser->getContext()), shown(tree_, found)),
       tree_.span(found), fmt::format("did you mean `{}`?", spelling_of(*keyword)),
       std::string(spelling_of(*keyword))});
  dynamic_cast<antlr4::WritableToken*>(found)->setType(*keyword);
  return true;
}

void SyntaxErrors::sync(antlr4::Parser* parser) {
  if (inErrorRecoveryMode(parser)) return;
  const std::size_t token = parser->getTokenStream()->LA(1);
  if (accepts(parser, token)) return;
  if (mend_keyword(parser, parser->getExpectedTokens())) return;

  ATNState* state = parser->getATN().states[parser->getState()];
  switch (state->getStateType()) {
    case ATNState::BLOCK_START:
    case ATNState::STAR_BLOCK_START:
    case ATNState::PLUS_BLOCK_START:
    case ATNState::STAR_LOOP_ENTRY:
      if (singleTokenDeletion(parser) != nullptr) return;
      throw antlr4::InputMismatchException(parser);
    case ATNState::PLUS_LOOP_BACK:
    case ATNState::STAR_LOOP_BACK: {
      reportUnwantedToken(parser);
      const antlr4::misc::IntervalSet expected = parser->getExpectedTokens();
      consumeUntil(parser, expected.Or(getErrorRecoverySet(parser)));
      return;
    }
    default:
      return;
  }
}

antlr4::Token* SyntaxErrors::singleTokenDeletion(antlr4::Parser* parser) {
  // `permit read for package` and then the next rule: its `permit` is not the token too many.
  if (is_anchor(parser->getTokenStream()->LA(1))) return nullptr;
  return DefaultErrorStrategy::singleTokenDeletion(parser);
}

antlr4::Token* SyntaxErrors::recoverInline(antlr4::Parser* parser) {
  if (mend_keyword(parser, parser->getExpectedTokens())) {
    antlr4::Token* mended = parser->getCurrentToken();
    parser->consume();
    return mended;
  }
  return DefaultErrorStrategy::recoverInline(parser);
}

void SyntaxErrors::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& exception) {
  report(parser, exception.getOffendingToken());
}

void SyntaxErrors::reportUnwantedToken(antlr4::Parser* parser) { report(parser, parser->getCurrentToken()); }

void SyntaxErrors::reportMissingToken(antlr4::Parser* parser) { report(parser, parser->getCurrentToken()); }

void SyntaxErrors::recover(antlr4::Parser* parser, std::exception_ptr exception) {
  // The rule that failed is left: the braces that it opened are closed by nobody else.
  auto* stream = parser->getTokenStream();
  for (std::size_t i = parser->getContext()->start->getTokenIndex(); i < stream->index(); ++i) {
    const std::size_t type = stream->get(i)->getType();
    if (type == Lexer::LEFT_BRACE) ++abandoned_braces_;
    if (type == Lexer::RIGHT_BRACE && abandoned_braces_ > 0) --abandoned_braces_;
  }
  DefaultErrorStrategy::recover(parser, exception);
  abandoned_braces_ = 0;
}

void SyntaxErrors::consumeUntil(antlr4::Parser* parser, const antlr4::misc::IntervalSet& set) {
  auto* stream = parser->getTokenStream();
  std::size_t open = abandoned_braces_;  // a block that is skipped is skipped to its end, unless that is missing
  for (std::size_t type = stream->LA(1); type != antlr4::Token::EOF; type = stream->LA(1)) {
    if (begins_block_part(type)) open = 0;
    if (open == 0 && is_anchor(type) && set.contains(type)) return;
    if (type == Lexer::LEFT_BRACE) ++open;
    if (type == Lexer::RIGHT_BRACE && open > 0) --open;
    parser->consume();
  }
}

}  // namespace hjemmel::language
