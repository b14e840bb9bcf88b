#include "compiler/language/source_layout.hpp"

#include <algorithm>

#include "compiler/language/language.hpp"
#include "compiler/language/line_plan.hpp"

namespace hjemmel::language {
namespace {

constexpr std::size_t indent_width = 4;

class Layout {
 public:
  explicit Layout(const SyntaxTree& tree) : tree_(tree), plan_(plan_lines(tree)) {}

  std::string run() {
    const auto& tokens = tree_.tokens();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const antlr4::Token* token = tokens[i];
      if (token->getType() == antlr4::Token::EOF) break;
      if (token->getChannel() == antlr4::Token::DEFAULT_CHANNEL) {
        write_token(i);
      } else if (token->getType() == Lexer::LINE_COMMENT || token->getType() == Lexer::BLOCK_COMMENT) {
        write_comment(i);
      } else {
        note_space(tree_.text(token));
      }
    }
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  void note_space(std::string_view text) { source_lines_ += static_cast<std::size_t>(std::ranges::count(text, '\n')); }

  void new_line(std::size_t indent, bool blank) {
    if (out_.empty()) return;
    out_ += blank ? "\n\n" : "\n";
    out_.append(indent * indent_width, ' ');
    line_indent_ = indent;
  }

  void write_token(std::size_t index) {
    const Before& before = plan_[index];
    const std::string_view text = tree_.text(tree_.tokens()[index]);
    if (before.lines > 0 || after_line_comment_) {
      // The blank line that is due, or the author's own; behind a comment only the author's.
      const bool due = before.lines == 2 && !comment_above_;
      const bool kept = source_lines_ > 1 && may_keep_blank_ && tree_.tokens()[index]->getType() != Lexer::RIGHT_BRACE;
      new_line(before.lines > 0 ? before.indent : line_indent_ + (after_own_comment_ ? 0 : 1), due || kept);
    } else if (!out_.empty() && !before.glued) {
      out_ += ' ';
    }
    out_ += text;
    after_line_comment_ = false;
    after_own_comment_ = false;
    comment_above_ = false;
    source_lines_ = 0;
    may_keep_blank_ = tree_.tokens()[index]->getType() != Lexer::LEFT_BRACE;
  }

  /// The token behind a comment decides how far the comment is indented.
  std::size_t next_token(std::size_t index) const {
    while (tree_.tokens()[index]->getChannel() != antlr4::Token::DEFAULT_CHANNEL) ++index;
    return index;
  }

  void write_comment(std::size_t index) {
    std::string_view text = tree_.text(tree_.tokens()[index]);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    const bool line_comment = tree_.tokens()[index]->getType() == Lexer::LINE_COMMENT;
    const bool own_line = out_.empty() || source_lines_ > 0;
    if (!own_line) {
      out_ += line_comment ? "  " : " ";
      out_ += text;
      after_line_comment_ = after_line_comment_ || line_comment;
      if (line_comment) source_lines_ = 0;
      return;
    }
    const std::size_t next = next_token(index);
    const bool at_end = tree_.tokens()[next]->getType() == antlr4::Token::EOF;
    const Before due = at_end ? Before{1, 0, false} : plan_[next];
    std::size_t indent = due.lines > 0 ? due.indent : line_indent_ + 1;
    if (after_own_comment_ && due.lines == 0) indent = line_indent_;
    if (!at_end && tree_.tokens()[next]->getType() == Lexer::RIGHT_BRACE) ++indent;
    const bool blank = (source_lines_ > 1 && may_keep_blank_) || (due.lines == 2 && !comment_above_);
    new_line(indent, blank);
    out_ += text;
    source_lines_ = 0;
    comment_above_ = true;
    after_own_comment_ = true;
    after_line_comment_ = true;
    may_keep_blank_ = true;
  }

  const SyntaxTree& tree_;
  std::vector<Before> plan_;
  std::string out_;
  std::size_t line_indent_ = 0;
  std::size_t source_lines_ = 0;  ///< line ends of the source since what was written last
  bool may_keep_blank_ = true;
  bool comment_above_ = false;  ///< a comment on its own line stands before the next token
  bool after_own_comment_ = false;
  bool after_line_comment_ = false;  ///< the next token must begin a line
};

}  // namespace

std::string lay_out(const SyntaxTree& tree) { return Layout(tree).run(); }

std::string laid_out(std::string text) {
  const source::SourceFile file("", std::move(text));
  source::Limits limits;
  limits.file_bytes = file.text().size();
  limits.elements = file.text().size() + 1;
  limits.depth = file.text().size();
  source::Diagnostics diagnostics;
  const auto tree = SyntaxTree::parse(file, limits, diagnostics);
  // What the writer made is right; were it not, the words unformatted are still better than nothing.
  if (tree == nullptr || diagnostics.has_errors()) return std::string(file.text());
  return lay_out(*tree);
}

std::optional<std::string> format_source(const source::SourceFile& file, const source::Limits& limits,
                                         source::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const auto tree = SyntaxTree::parse(file, limits, diagnostics);
  if (tree == nullptr || diagnostics.error_count() != errors) return std::nullopt;
  return lay_out(*tree);
}

}  // namespace hjemmel::language
