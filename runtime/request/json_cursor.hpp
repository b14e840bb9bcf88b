// A walk over JSON text of the plainest kind: ASCII, no escapes. Each step either takes what stands there or returns
// false, and then nothing is known but that the text is not of this kind: it may be JSON all the same.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hjemmel {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  /// The character after white space, which is not taken; '\0' at the end.
  char peek() {
    while (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ' && is_space(*at_)) ++at_;
    return at_ == end_ ? '\0' : *at_;
  }
  bool take(char wanted) {
    if (peek() != wanted || at_ == end_) return false;
    ++at_;
    return true;
  }
  bool at_end() { return peek() == '\0' && at_ == end_; }

  /// `null`, `true`, `false`.
  bool take_word(std::string_view word) {
    peek();
    if (static_cast<std::size_t>(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0)
      return false;
    at_ += word.size();
    return true;
  }

  bool take_string(std::string_view& text) {
    if (!take('"')) return false;
    const char* const begin = at_;
    skip_plain();
    if (at_ == end_ || *at_ != '"') return false;
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return true;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  static bool is_plain(char c) { return c >= 0x20 && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 0x80; }

  /// To the next quote, backslash, control character or byte beyond ASCII. Eight bytes at a time: the lowest bit that
  /// is set in `special` marks such a byte; those above it may be marked by a borrow.
  void skip_plain() {
    if constexpr (std::endian::native == std::endian::little) {
      constexpr std::uint64_t ones = 0x0101010101010101u;
      constexpr std::uint64_t high_bits = 0x8080808080808080u;
      for (; end_ - at_ >= 8; at_ += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at_, sizeof word);
        const std::uint64_t quotes = word ^ ones * '"';
        const std::uint64_t backslashes = word ^ ones * '\\';
        const std::uint64_t special = (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) |
                                       ((word - ones * 0x20) & ~word) | word) &
                                      high_bits;
        if (special != 0) {
          at_ += std::countr_zero(special) / 8;
          return;
        }
      }
    }
    while (at_ != end_ && is_plain(*at_)) ++at_;
  }

  const char* at_;
  const char* end_;
};

}  // namespace hjemmel
