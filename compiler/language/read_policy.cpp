#include <algorithm>

#include "compiler/language/language.hpp"
#include "compiler/language/reader.hpp"

namespace hjemmel::language {
namespace {

/// The text of a comment without its signs, and without the one space that usually follows them.
std::string comment_text(std::string_view comment) {
  const bool block = comment.starts_with("/*");
  comment.remove_prefix(2);
  if (block && comment.ends_with("*/")) comment.remove_suffix(2);
  if (comment.starts_with(' ')) comment.remove_prefix(1);
  if (block && comment.ends_with(' ')) comment.remove_suffix(1);
  while (comment.ends_with('\r')) comment.remove_suffix(1);
  return std::string(comment);
}

}  // namespace

std::optional<model::Document> Reader::read() {
  Parser::FileContext* file = tree_.root();
  for (auto* declaration : file->attributeDeclaration()) declare_attribute(declaration);
  model::Document document;
  if (file->everyday() != nullptr) {
    document.root = everyday(file->everyday());
  } else if (file->policy() != nullptr) {
    document.root = policy(file->policy());
  } else if (file->policySet() != nullptr) {
    document.root = policy_set(file->policySet());
  } else {
    return std::nullopt;
  }
  for (const antlr4::Token* token : tree_.tokens()) {
    if (token->getChannel() == antlr4::Token::DEFAULT_CHANNEL) break;
    if (token->getType() == Lexer::LINE_COMMENT || token->getType() == Lexer::BLOCK_COMMENT) {
      document.leading_comments.push_back(comment_text(tree_.text(token)));
    }
  }
  return document;
}

std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const auto before = static_cast<std::ptrdiff_t>(diagnostics.entries().size());
  const auto tree = SyntaxTree::parse(file, limits, diagnostics);
  if (tree == nullptr) return std::nullopt;
  auto document = Reader(file, *tree, limits, diagnostics).read();
  // Characters, syntax and meaning are looked at in turn; a person reads from the top.
  std::stable_sort(diagnostics.entries().begin() + before, diagnostics.entries().end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  if (diagnostics.error_count() != errors) return std::nullopt;
  return document;
}

}  // namespace hjemmel::language
