// The regular expressions of XPath 2.0 (XQuery and XPath functions 7.6.1), which extend those of XSD part 2, appendix
// F, as RE2 patterns.
//
//   regex      ▸ branch ('|' branch)*             branch ▸ (atom quantifier?)*
//   atom       ▸ character | '.' | '^' | '$' | '\' escape | '[' class ']' | '(' regex ')'
//   quantifier ▸ ('?' | '*' | '+' | '{' n (',' m?)? '}') '?'?
//   class      ▸ '^'? (range | character | '\' escape)+ ('-' '[' class ']')?
//
// Every character class becomes a set of code points that is written out, so that subtraction, complements and blocks
// mean what XSD says and only one version of Unicode decides. Groups capture nothing. Back references need exponential
// time and are refused. Where XSD 1.0 forbids a `-` inside a class although it is unambiguous, as in `[\w-.]`, XSD 1.1
// is followed.
#include <optional>
#include <string>

#include "runtime/function/regex_cache.hpp"
#include "runtime/function/unicode_class.hpp"
#include "runtime/value/utf8.hpp"

namespace hjemmel {
namespace {

constexpr std::size_t nesting_limit = 200;
constexpr std::uint32_t repetition_limit = 1000;  // RE2's own

class Translator {
 public:
  Translator(std::string_view pattern, std::string& problem) : pattern_(pattern), problem_(problem) {}

  std::string translate() {
    out_ = "(?:";  // an empty pattern is not an empty result
    while (problem_.empty() && !at_end()) translate_piece();
    if (problem_.empty() && depth_ != 0) fail("a `(` is not closed");
    out_ += ')';
    return problem_.empty() ? out_ : std::string();
  }

 private:
  bool at_end() const { return at_ == pattern_.size(); }
  char peek() const { return at_end() ? '\0' : pattern_[at_]; }
  bool skip(char expected) {
    if (peek() != expected) return false;
    ++at_;
    return true;
  }
  char32_t take() { return next_code_point(pattern_, at_); }

  void fail(std::string_view what) {
    if (!problem_.empty()) return;
    problem_ = quoted_pattern(pattern_);
    problem_ += " is not a regular expression: ";
    problem_ += what;
  }

  void translate_piece() {
    switch (peek()) {
      case '|':
        ++at_;
        out_ += '|';
        return;
      case '(':
        open_group();
        return;
      case ')':
        ++at_;
        if (depth_ == 0) return fail("a `)` closes nothing");
        --depth_;
        out_ += ')';
        return translate_quantifier();
      case '?':
      case '*':
      case '+':
        return fail("a quantifier has nothing to repeat");
      case '{':
      case '}':
      case ']':
        return fail("`{`, `}` and `]` stand for themselves only after a backslash");
      case '^':
        ++at_;
        out_ += "(?:\\A)";
        return translate_quantifier();
      case '$':
        ++at_;
        out_ += "(?:\\z)";
        return translate_quantifier();
      case '.':
        ++at_;
        out_ += "[^\\n]";
        return translate_quantifier();
      default:
        translate_character();
        if (problem_.empty()) translate_quantifier();
    }
  }

  void open_group() {
    ++at_;
    if (peek() == '?') return fail("groups of the form `(?…)` do not exist here");
    if (++depth_ > nesting_limit) return fail("groups are nested too deeply");
    out_ += "(?:";
  }

  void translate_character() {
    CodePointSet set;
    if (skip('[')) {
      set = read_class(1);
    } else if (skip('\\')) {
      set = read_escape().set;
    } else {
      const char32_t c = take();
      set.add(c, c);
    }
    if (problem_.empty()) set.append_pattern(out_);
  }

  void translate_quantifier() {
    const char c = peek();
    if (c == '?' || c == '*' || c == '+') {
      ++at_;
      out_ += c;
    } else if (c == '{') {
      ++at_;
      translate_quantity();
    } else {
      return;
    }
    if (skip('?')) out_ += '?';
    const char next = peek();
    if (next == '?' || next == '*' || next == '+' || next == '{') fail("a quantifier follows another");
  }

  void translate_quantity() {
    const std::optional<std::uint32_t> least = read_number();
    if (!least) return fail("a number must follow `{`");
    out_ += '{';
    out_ += std::to_string(*least);
    if (skip(',')) {
      out_ += ',';
      if (peek() != '}') {
        const std::optional<std::uint32_t> most = read_number();
        if (!most) return fail("a number or `}` must follow the comma");
        if (*most < *least) return fail("the second number of a quantifier is less than the first");
        out_ += std::to_string(*most);
      }
    }
    if (!skip('}')) return fail("a `{` is not closed");
    out_ += '}';
  }

  std::optional<std::uint32_t> read_number() {
    if (peek() < '0' || peek() > '9') return std::nullopt;
    std::uint32_t number = 0;
    while (peek() >= '0' && peek() <= '9') {
      number = number * 10 + static_cast<std::uint32_t>(pattern_[at_++] - '0');
      if (number > repetition_limit) {
        fail("more than 1000 repetitions");
        number = repetition_limit;
      }
    }
    return number;
  }

  /// What stands after a backslash: one character, or a set that is no end of a range.
  struct Escape {
    CodePointSet set;
    std::optional<char32_t> character;
  };

  static Escape single(char32_t c) { return {{{c, c}}, c}; }

  Escape read_escape() {
    if (at_end()) {
      fail("a backslash stands at the end");
      return {};
    }
    const char32_t c = take();
    switch (c) {
      case 'n':
        return single('\n');
      case 'r':
        return single('\r');
      case 't':
        return single('\t');
      case 'p':
      case 'P':
        return {read_property(c == 'P'), std::nullopt};
      default:
        break;
    }
    if (std::u32string_view(U"\\|.?*+(){}-[]^$").find(c) != std::u32string_view::npos) return single(c);
    if (std::optional<CodePointSet> set = code_points_of_escape(c)) return {std::move(*set), std::nullopt};
    fail(c >= '0' && c <= '9' ? "back references are not supported" : "the character after a backslash has no meaning");
    return {};
  }

  CodePointSet read_property(bool complemented) {
    const std::size_t close = pattern_.find('}', at_);
    if (!skip('{') || close == std::string_view::npos) {
      fail("a name in `{` and `}` must follow `\\p`");
      return {};
    }
    const std::string_view name = pattern_.substr(at_, close - at_);
    at_ = close + 1;
    const std::optional<CodePointSet> set =
        name.starts_with("Is") ? code_points_of_block(name.substr(2)) : code_points_of_category(name);
    if (!set) {
      fail("`\\p` names neither a category nor a block of unicode");
      return {};
    }
    return complemented ? set->complement() : *set;
  }

  /// After `[`, up to and with `]`.
  CodePointSet read_class(std::size_t depth) {
    CodePointSet set;
    if (depth > nesting_limit) fail("classes are nested too deeply");
    const bool complemented = skip('^');
    bool empty = true;
    while (problem_.empty()) {
      if (at_end()) {
        fail("a `[` is not closed");
      } else if (peek() == ']') {
        ++at_;
        if (empty) fail("a class is empty");
        return complemented ? set.complement() : set;
      } else if (!empty && pattern_.substr(at_).starts_with("-[")) {
        at_ += 2;
        const CodePointSet subtracted = read_class(depth + 1);
        if (problem_.empty() && !skip(']')) fail("a subtraction must end its class");
        return (complemented ? set.complement() : set).without(subtracted);
      } else {
        read_class_part(set);
        empty = false;
      }
    }
    return set;
  }

  /// Whether a `-` with the end of a range follows: not one at the end of the class, or one that begins a subtraction.
  static bool range_continues(std::string_view rest) {
    return rest.starts_with('-') && rest.size() > 1 && rest[1] != ']' && rest[1] != '[' && !rest.starts_with("--[");
  }

  /// A character, a range, or an escape.
  void read_class_part(CodePointSet& set) {
    const Escape first = read_class_character();
    const bool range = first.character && range_continues(pattern_.substr(at_));
    if (!range) return set.add(first.set);
    ++at_;
    const Escape last = read_class_character();
    if (!problem_.empty()) return;
    if (!last.character) return fail("a range ends in a set of characters");
    if (*last.character < *first.character) return fail("a range ends before it begins");
    set.add(*first.character, *last.character);
  }

  Escape read_class_character() {
    if (skip('\\')) return read_escape();
    if (peek() == '[') {
      fail("`[` stands for itself only after a backslash");
      return {};
    }
    return single(take());
  }

  std::string_view pattern_;
  std::string& problem_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::string quoted_pattern(std::string_view pattern) {
  constexpr std::size_t longest = 200;
  if (pattern.size() > longest) return "the pattern";
  std::string quoted = "`";
  quoted += pattern;
  quoted += '`';
  return quoted;
}

std::string translate_regex(std::string_view pattern, std::string& problem) {
  problem.clear();
  return Translator(pattern, problem).translate();
}

}  // namespace hjemmel
