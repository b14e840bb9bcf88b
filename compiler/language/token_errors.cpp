#include "compiler/language/token_errors.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "compiler/language/syntax_tree.hpp"

namespace hjemmel::language {
namespace {

std::string help_for(std::string_view character) {
  if (character == "“" || character == "”" || character == "«" || character == "»" || character == "'") {
    return "texts stand in straight double quotes: \"…\"";
  }
  if (character == "–" || character == "—") return "write a plain hyphen: -";
  if (character == "&" || character == "|") return "write `and` or `or`";
  if (character == "!") return "write `not`";
  if (character == ";") return "a rule ends where the next begins; no sign is needed";
  if (character == "#") return "a comment begins with //";
  if (character == "[" || character == "]")
    return "a name with other signs than letters, digits, - and _ stands in quotes";
  return {};
}

}  // namespace

void report_token_errors(const SyntaxTree& tree, source::Diagnostics& diagnostics) {
  source::Span last{};
  for (antlr4::Token* token : tree.tokens()) {
    auto* mended = dynamic_cast<antlr4::WritableToken*>(token);
    switch (token->getType()) {
      case Lexer::UNTERMINATED_STRING:
        diagnostics.error("unterminated-text", tree.span(token), "the text has no closing quote",
                          "a text ends on the line where it began; write \\n for a new line in it");
        mended->setType(Lexer::STRING);
        break;
      case Lexer::UNTERMINATED_COMMENT:
        diagnostics.error("unterminated-comment", tree.span(token), "the comment has no end", "it ends with */");
        mended->setChannel(antlr4::Token::HIDDEN_CHANNEL);
        break;
      case Lexer::UNKNOWN: {
        const source::Span where = tree.span(token);
        mended->setChannel(antlr4::Token::HIDDEN_CHANNEL);
        // A run of such characters is one mistake.
        if (last.file != nullptr && last.end == where.begin) {
          last = where;
          break;
        }
        last = where;
        const std::string_view character = tree.text(token);
        const bool printable = static_cast<unsigned char>(character.front()) >= 0x20 && character != "\x7F";
        diagnostics.error("unknown-character", where,
                          printable ? fmt::format("`{}` has no meaning here", character)
                                    : fmt::format("the control character U+{:04X} has no meaning here",
                                                  static_cast<unsigned char>(character.front())),
                          help_for(character));
        break;
      }
      default:
        break;
    }
  }
}

bool check_nesting(const SyntaxTree& tree, const source::Limits& limits, source::Diagnostics& diagnostics) {
  std::size_t open = 0;
  std::size_t nots = 0;
  for (const antlr4::Token* token : tree.tokens()) {
    if (token->getChannel() != antlr4::Token::DEFAULT_CHANNEL) continue;
    const std::size_t type = token->getType();
    nots = type == Lexer::NOT ? nots + 1 : 0;
    if (type == Lexer::LEFT_PAREN || type == Lexer::LEFT_BRACE) ++open;
    if ((type == Lexer::RIGHT_PAREN || type == Lexer::RIGHT_BRACE) && open > 0) --open;
    if (open + nots > limits.depth) {
      diagnostics.error("nested-too-deep", tree.span(token), fmt::format("nested deeper than {} levels", limits.depth),
                        "name parts of the expression with `let`");
      return false;
    }
  }
  return true;
}

}  // namespace hjemmel::language
