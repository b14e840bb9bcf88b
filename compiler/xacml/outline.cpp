#include "compiler/xacml/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "compiler/xacml/character_data.hpp"
#include "compiler/xacml/characters.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/encoding.hpp"

namespace hjemmel::xacml {
namespace {

/// No configured limit goes beyond this: the reader after this pass recurses once a level.
constexpr std::size_t deepest = 1000;

class Outliner {
 public:
  Outliner(const source::SourceFile& file, const source::Limits& limits, Findings& findings)
      : text_(file.text()), limits_(limits), findings_(findings) {}

  bool run() {
    if (text_.size() > limits_.file_bytes || text_.size() >= UINT32_MAX) {
      return fail(code::too_large, 0, 0, fmt::format("the file is larger than {} bytes", limits_.file_bytes));
    }
    const auto begin = check_encoding(text_, findings_);
    if (!begin) return false;
    pos_ = *begin;
    if (is_white_space(text_.substr(pos_))) return fail(code::empty_file, pos_, pos_, "the file is empty");
    if (at("<?xml") && pos_ + 5 < text_.size() && is_white_space(text_[pos_ + 5]) && !declaration()) return false;
    return content();
  }

  Outline take() { return std::move(outline_); }

 private:
  bool at(std::string_view what) const { return text_.substr(pos_).starts_with(what); }
  char peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  bool skip_white_space() {
    const std::size_t before = pos_;
    while (pos_ < text_.size() && is_white_space(text_[pos_])) ++pos_;
    return pos_ > before;
  }
  std::string_view name() {
    const std::size_t begin = pos_;
    if (pos_ < text_.size() && is_name_start(text_[pos_])) {
      while (pos_ < text_.size() && is_name_character(text_[pos_])) ++pos_;
    }
    return text_.substr(begin, pos_ - begin);
  }

  bool fail(std::string_view code, std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
    findings_.error(code, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(message),
                    std::move(help));
    return false;
  }
  bool malformed(std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
    return fail(code::not_well_formed, begin, end, std::move(message), std::move(help));
  }
  /// What stands at `pos_`, for a message.
  std::string found() const {
    if (pos_ >= text_.size()) return "the end of the file";
    if (text_[pos_] == '\n' || text_[pos_] == '\r') return "the end of the line";
    std::size_t length = 1;
    while (pos_ + length < text_.size() && (static_cast<unsigned char>(text_[pos_ + length]) & 0xC0) == 0x80) ++length;
    return quoted(text_.substr(pos_, length));
  }
  bool expected(std::string_view what) {
    return malformed(pos_, std::min(pos_ + 1, text_.size()), fmt::format("expected {}, found {}", what, found()));
  }

  /// Skips to behind `end`; false, with an error, if it never comes.
  bool skip_past(std::string_view end, std::string_view what) {
    const std::size_t begin = pos_;
    const std::size_t found = text_.find(end, pos_ + 2);
    if (found == std::string_view::npos) {
      return malformed(begin, begin + 2, fmt::format("this {} never ends; expected `{}`", what, end));
    }
    pos_ = found + end.size();
    return true;
  }

  bool declaration() {
    const std::size_t begin = pos_;
    if (!skip_past("?>", "XML declaration")) return false;
    const std::string_view inside = text_.substr(begin, pos_ - begin);
    const std::size_t key = inside.find("encoding");
    if (key == std::string_view::npos) return true;
    const std::size_t open = inside.find_first_of("\"'", key);
    if (open == std::string_view::npos) return malformed(begin, pos_, "expected an encoding in quotation marks");
    const std::size_t close = inside.find(inside[open], open + 1);
    if (close == std::string_view::npos) return malformed(begin, pos_, "expected an encoding in quotation marks");
    const auto where = static_cast<std::uint32_t>(begin + open + 1);
    const auto length = static_cast<std::uint32_t>(close - open - 1);
    return check_declared_encoding(text_, inside.substr(open + 1, length), {where, where + length}, findings_);
  }

  /// Everything behind the declaration, to the end of the file.
  bool content() {
    while (true) {
      const std::size_t markup = std::min(text_.find('<', pos_), text_.size());
      if (!character_data_until(markup)) return false;
      if (pos_ == text_.size()) break;
      if (!(at("</") ? end_tag() : at("<!") || at("<?") ? declaration_or_comment() : start_tag())) return false;
    }
    if (!open_.empty()) {
      const Extent& innermost = outline_.elements[open_.back()];
      const std::size_t last = text_.find_last_not_of(" \t\r\n") + 1;
      return malformed(last - 1, last, fmt::format("the file ends inside {}", quoted_tag(name_of(innermost))),
                       opened_at(innermost));
    }
    if (outline_.elements.empty()) return malformed(text_.size(), text_.size(), "the file has no element");
    return true;
  }

  bool character_data_until(std::size_t end) {
    const std::string_view run = text_.substr(pos_, end - pos_);
    if (open_.empty()) {
      const std::size_t stray = run.find_first_not_of(" \t\r\n");
      if (stray == std::string_view::npos) {
        pos_ = end;
        return true;
      }
      pos_ += stray;
      const bool before = outline_.elements.empty();
      return before ? malformed(pos_, pos_ + 1, fmt::format("expected `<`, found {}", found()),
                                "an XACML policy is an XML file with the root `<Policy>` or `<PolicySet>`")
                    : malformed(pos_, pos_ + 1, "text after the root element");
    }
    for (std::size_t i = run.find('&'); i != std::string_view::npos; i = run.find('&', i + 1)) {
      if (!reference(pos_ + i)) return false;
    }
    if (const std::size_t i = run.find("]]>"); i != std::string_view::npos) {
      return malformed(pos_ + i, pos_ + i + 3, "`]]>` in text", "write `]]&gt;`");
    }
    pos_ = end;
    return true;
  }

  bool reference(std::size_t begin) {
    if (reference_at(text_.substr(begin, 64))) return true;
    std::size_t end = begin + 1;
    while (end < text_.size() && end < begin + 64 && (is_name_character(text_[end]) || text_[end] == '#')) ++end;
    if (end == text_.size() || text_[end] != ';' || end == begin + 1) {
      return malformed(begin, begin + 1, "`&` begins no reference here", "write `&amp;`");
    }
    const std::string_view written = text_.substr(begin, end + 1 - begin);
    if (written[1] == '#') return malformed(begin, end + 1, fmt::format("{} is no character of XML", quoted(written)));
    return malformed(begin, end + 1, fmt::format("unknown entity {}", quoted(written)),
                     "XML knows `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;`");
  }

  bool declaration_or_comment() {
    const std::size_t begin = pos_;
    if (at("<!--")) return comment();
    if (at("<?")) {
      pos_ += 2;
      const std::string_view target = name();
      if (target.empty()) return expected("the name of a processing instruction");
      if (target == "xml") {
        return malformed(begin, pos_, "an XML declaration may stand only at the very beginning of the file");
      }
      pos_ = begin;
      return skip_past("?>", "processing instruction");
    }
    if (at("<![CDATA[")) {
      if (open_.empty()) return malformed(begin, begin + 9, "text outside the root element");
      return skip_past("]]>", "CDATA section");
    }
    if (at("<!DOCTYPE")) {
      return fail(code::doctype, begin, begin + 9, "a DOCTYPE is not allowed in a policy",
                  "remove it: a policy needs no entities but those of XML");
    }
    return malformed(begin, begin + 2, "expected a comment or a CDATA section behind `<!`");
  }

  bool comment() {
    const std::size_t begin = pos_;
    pos_ += 2;
    const std::size_t end = text_.find("--", begin + 4);
    if (end == std::string_view::npos) return malformed(begin, begin + 4, "this comment never ends; expected `-->`");
    if (end + 2 >= text_.size() || text_[end + 2] != '>') {
      return malformed(end, end + 2, "`--` may not stand inside a comment");
    }
    if (outline_.elements.empty()) {
      outline_.leading_comments.push_back(with_plain_line_ends(text_.substr(begin + 4, end - begin - 4)));
    }
    pos_ = end + 3;
    return true;
  }

  bool start_tag() {
    const std::size_t begin = pos_++;
    const std::string_view tag = name();
    if (tag.empty()) return expected("the name of an element behind `<`");
    if (open_.empty() && !outline_.elements.empty()) {
      return malformed(begin, pos_, fmt::format("a second root element, {}", quoted_tag(tag)));
    }
    if (outline_.elements.size() >= limits_.elements) {
      return fail(code::too_many_elements, begin, pos_, fmt::format("more than {} elements", limits_.elements));
    }
    if (open_.size() >= std::min(limits_.depth, deepest)) {
      return fail(code::too_deep, begin, pos_,
                  fmt::format("elements are nested more than {} deep", std::min(limits_.depth, deepest)));
    }
    attributes_.clear();
    while (true) {
      const bool space = skip_white_space();
      const char next = peek();
      if (next == '>' || next == '/') break;
      if (next == '<' || next == '\0') {
        return malformed(begin, begin + 1 + tag.size(),
                         fmt::format("the tag {} never ends; expected `>`", quoted_tag(tag)));
      }
      if (!is_name_start(next)) return expected("an attribute or `>`");
      if (!space) return expected("white space before the next attribute");
      if (!attribute()) return false;
    }
    if (!unique_attributes()) return false;
    const bool empty = peek() == '/';
    if (empty) ++pos_;
    if (peek() != '>') return expected("`>`");
    ++pos_;
    const auto end = static_cast<std::uint32_t>(pos_);
    if (!empty) open_.push_back(static_cast<std::uint32_t>(outline_.elements.size()));
    outline_.elements.push_back({static_cast<std::uint32_t>(begin), end, end, end});
    return true;
  }

  bool attribute() {
    const std::string_view key = name();
    attributes_.push_back(key);
    skip_white_space();
    if (peek() != '=') return expected(fmt::format("`=` behind the attribute {}", quoted(key)));
    ++pos_;
    skip_white_space();
    const char quote = peek();
    if (quote != '"' && quote != '\'') return expected(fmt::format("the value of {} in quotation marks", quoted(key)));
    const std::size_t begin = pos_++;
    for (; pos_ < text_.size() && text_[pos_] != quote; ++pos_) {
      if (text_[pos_] == '<') {
        return malformed(begin, begin + 1, fmt::format("the value of {} never ends, or holds a `<`", quoted(key)),
                         fmt::format("expected `{}`; a `<` is written `&lt;`", quote));
      }
      if (text_[pos_] == '&' && !reference(pos_)) return false;
    }
    if (pos_ == text_.size())
      return malformed(begin, begin + 1, fmt::format("the value of {} never ends", quoted(key)));
    ++pos_;
    return true;
  }

  bool unique_attributes() {
    const auto repeated = [&](std::string_view second) {
      const auto begin = static_cast<std::size_t>(second.data() - text_.data());
      return fail(code::duplicate_attribute, begin, begin + second.size(),
                  fmt::format("the attribute {} stands twice", quoted(second)));
    };
    if (attributes_.size() > 8) {
      // Of equal names the later one comes later still, and is the one to report.
      std::ranges::sort(attributes_, {}, [](std::string_view each) { return std::pair(each, each.data()); });
      const auto pair = std::ranges::adjacent_find(attributes_);
      return pair == attributes_.end() || repeated(*(pair + 1));
    }
    for (std::size_t i = 1; i < attributes_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (attributes_[i] == attributes_[j]) return repeated(attributes_[i]);
      }
    }
    return true;
  }

  std::string_view name_of(const Extent& element) const {
    std::size_t end = element.begin + 1;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    return text_.substr(element.begin + 1, end - element.begin - 1);
  }
  std::string opened_at(const Extent& element) const {
    return fmt::format("{} was opened on line {}", quoted_tag(name_of(element)), findings_.line_of(element.begin));
  }

  bool end_tag() {
    const std::size_t begin = pos_;
    pos_ += 2;
    const std::string_view tag = name();
    if (tag.empty()) return expected("the name of an element behind `</`");
    if (open_.empty()) return malformed(begin, pos_, fmt::format("`</{}>` closes nothing", excerpt(tag)));
    Extent& element = outline_.elements[open_.back()];
    const std::string_view wanted = name_of(element);
    if (tag != wanted) {
      return malformed(begin, pos_,
                       fmt::format("expected {}, found {}", quoted_tag(fmt::format("/{}", wanted)),
                                   quoted_tag(fmt::format("/{}", tag))),
                       opened_at(element));
    }
    skip_white_space();
    if (peek() != '>') return expected("`>`");
    ++pos_;
    element.content_end = static_cast<std::uint32_t>(begin);
    element.end = static_cast<std::uint32_t>(pos_);
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  const source::Limits& limits_;
  Findings& findings_;
  std::size_t pos_ = 0;
  Outline outline_;
  std::vector<std::uint32_t> open_;  ///< indices of the elements around `pos_`
  std::vector<std::string_view> attributes_;
};

}  // namespace

std::optional<Outline> outline_of(const source::SourceFile& file, const source::Limits& limits, Findings& findings) {
  Outliner outliner(file, limits, findings);
  if (!outliner.run()) return std::nullopt;
  return outliner.take();
}

}  // namespace hjemmel::xacml
