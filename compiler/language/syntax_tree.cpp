#include "compiler/language/syntax_tree.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/language/syntax_errors.hpp"
#include "compiler/language/token_errors.hpp"

namespace hjemmel::language {
namespace {

std::uint32_t bom_length(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

}  // namespace

SyntaxTree::SyntaxTree(const source::SourceFile& file)
    : file_(file), bom_(bom_length(file.text())), code_points_(file.text().substr(bom_)) {}

SyntaxTree::~SyntaxTree() = default;

std::unique_ptr<SyntaxTree> SyntaxTree::parse(const source::SourceFile& file, const source::Limits& limits,
                                              source::Diagnostics& diagnostics) {
  if (file.text().size() > limits.file_bytes) {
    diagnostics.error("file-too-large", file.span(0, 0),
                      fmt::format("the file is larger than {} bytes", limits.file_bytes));
    return nullptr;
  }
  std::unique_ptr<SyntaxTree> tree(new SyntaxTree(file));
  if (const auto fault = tree->code_points_.fault()) {
    const std::uint32_t at = tree->bom_ + *fault;
    diagnostics.error("not-utf-8", file.span(at, at + 1), "the file is not UTF-8 here",
                      "save the file as UTF-8; in ISO 8859-1 the letters æ, ø and å are other bytes");
    return nullptr;
  }
  tree->input_ = std::make_unique<antlr4::ANTLRInputStream>(std::string(file.text().substr(tree->bom_)));
  tree->lexer_ = std::make_unique<Lexer>(tree->input_.get());
  tree->lexer_->removeErrorListeners();
  tree->stream_ = std::make_unique<antlr4::CommonTokenStream>(tree->lexer_.get());
  tree->stream_->fill();
  tree->tokens_ = tree->stream_->getTokens();
  if (!tree->check_tokens(limits, diagnostics)) return nullptr;

  tree->stream_->seek(0);
  tree->parser_ = std::make_unique<Parser>(tree->stream_.get());
  tree->parser_->removeErrorListeners();
  tree->errors_ = std::make_shared<SyntaxErrors>(*tree, diagnostics);
  tree->parser_->setErrorHandler(tree->errors_);
  // No decision of the grammar depends on the rules that called it, so SLL prediction is exact.
  tree->parser_->getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  tree->root_ = tree->parser_->file();
  return tree;
}

bool SyntaxTree::check_tokens(const source::Limits& limits, source::Diagnostics& diagnostics) {
  if (tokens_.size() > limits.elements) {
    diagnostics.error("file-too-large", file_.span(0, 0),
                      fmt::format("the file has more than {} words and signs", limits.elements));
    return false;
  }
  report_token_errors(*this, diagnostics);
  return check_nesting(*this, limits, diagnostics);
}

bool SyntaxTree::broken(const antlr4::ParserRuleContext* context) const {
  return context == nullptr || errors_->broken(context);
}

source::Span SyntaxTree::span(const antlr4::Token* token) const {
  if (token == nullptr) return file_.span(0, 0);
  // A token that recovery made up, and the end of the file, have no characters.
  if (token->getType() == antlr4::Token::EOF || token->getStopIndex() == INVALID_INDEX ||
      token->getStopIndex() + 1 < token->getStartIndex()) {
    const auto end = static_cast<std::uint32_t>(file_.text().size());
    return file_.span(end, end);
  }
  return file_.span(byte_of(token->getStartIndex()), byte_of(token->getStopIndex() + 1));
}

source::Span SyntaxTree::span(const antlr4::ParserRuleContext* context) const {
  if (context == nullptr || context->start == nullptr) return file_.span(0, 0);
  const source::Span first = span(context->start);
  const source::Span last = context->stop == nullptr ? first : span(context->stop);
  return file_.span(first.begin, std::max(first.end, last.end));
}

std::string_view SyntaxTree::text(const antlr4::Token* token) const {
  const source::Span where = span(token);
  return file_.text().substr(where.begin, where.end - where.begin);
}

}  // namespace hjemmel::language
