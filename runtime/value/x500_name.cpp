#include "runtime/value/x500_name.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <tuple>

#include "runtime/value/scanner.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel {
namespace {

struct Keyword {
  std::string_view oid;
  std::string_view keyword;
};

// RFC 2253 section 2.3: an OID of this table and its keyword are the same type.
constexpr std::array<Keyword, 9> keywords{{
    {"2.5.4.3", "cn"},
    {"2.5.4.6", "c"},
    {"2.5.4.7", "l"},
    {"2.5.4.8", "st"},
    {"2.5.4.9", "street"},
    {"2.5.4.10", "o"},
    {"2.5.4.11", "ou"},
    {"0.9.2342.19200300.100.1.25", "dc"},
    {"0.9.2342.19200300.100.1.1", "uid"},
}};

constexpr bool is_separator(char c) { return c == ',' || c == ';' || c == '+'; }

constexpr bool may_be_escaped(char c) { return std::string_view{",=+<>#;\"\\ "}.find(c) != std::string_view::npos; }

// The repertoire of PrintableString (X.680), any white space counting as its space.
constexpr bool is_printable_string(std::string_view octets) {
  for (const char c : octets) {
    if (!is_ascii_letter(c) && !is_ascii_digit(c) && !is_white_space(c) &&
        std::string_view{"'()+,-./:=?"}.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

class NameReader {
 public:
  NameReader(std::string_view text, Arena& arena) : text_(strip_x500_name(text)), arena_(arena) {}

  std::optional<std::span<const X500Rdn>> read() {
    if (text_.empty()) return std::span<const X500Rdn>{};
    const auto bound = static_cast<std::size_t>(std::count_if(text_.begin(), text_.end(), is_separator)) + 1;
    auto* const attributes = arena_.allocate<X500Attribute>(bound);
    auto* const rdns = arena_.allocate<X500Rdn>(bound);
    std::size_t attribute_count = 0;
    std::size_t rdn_count = 0;
    std::size_t rdn_start = 0;
    for (;;) {
      X500Attribute attribute;
      if (!read_attribute(attribute)) return std::nullopt;
      new (attributes + attribute_count++) X500Attribute(attribute);
      const bool at_end = at_ == text_.size();
      if (!at_end && text_[at_] == '+') {
        ++at_;
        continue;
      }
      // Any fixed order makes a multi-valued RDN a set (A.3.1 step 2); which one never shows.
      std::sort(attributes + rdn_start, attributes + attribute_count,
                [](const X500Attribute& a, const X500Attribute& b) {
                  return std::tie(a.type, a.encoded, a.value) < std::tie(b.type, b.encoded, b.value);
                });
      new (rdns + rdn_count++) X500Rdn(attributes + rdn_start, attribute_count - rdn_start);
      rdn_start = attribute_count;
      if (at_end) return std::span<const X500Rdn>{rdns, rdn_count};
      ++at_;  // the comma or semicolon
    }
  }

 private:
  bool at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void skip_white_space() {
    while (at_ < text_.size() && is_white_space(text_[at_])) ++at_;
  }

  // type = value, up to a separator or the end. White space around either is not significant (RFC 2253 section 4).
  bool read_attribute(X500Attribute& attribute) {
    skip_white_space();
    const std::size_t equals = text_.find('=', at_);
    if (equals == std::string_view::npos) return false;
    if (!read_type(strip_white_space(text_.substr(at_, equals - at_)), attribute)) return false;
    at_ = equals + 1;
    skip_white_space();
    bool read = false;
    if (at('#')) {
      read = read_encoded(attribute);
    } else if (at('"')) {
      read = read_quoted(attribute);
    } else {
      read = read_string(attribute);
    }
    skip_white_space();
    return read && (at_ == text_.size() || is_separator(text_[at_]));
  }

  bool read_type(std::string_view type, X500Attribute& attribute) {
    char* const lower = arena_.allocate<char>(type.size());
    std::transform(type.begin(), type.end(), lower, ascii_lower);
    type = {lower, type.size()};
    const bool prefixed = type.starts_with("oid.");  // RFC 2253 section 4: `OID.2.5.4.3`
    if (prefixed) type.remove_prefix(4);
    if (type.empty()) return false;
    if (prefixed || is_ascii_digit(type.front())) {
      Scanner scanner(type);
      do {
        if (scanner.take_digits().empty()) return false;
      } while (scanner.take('.'));
      if (!scanner.done()) return false;
      for (const Keyword& row : keywords) {
        if (row.oid == type) type = row.keyword;
      }
    } else {
      if (!is_ascii_letter(type.front())) return false;
      for (const char c : type) {
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-') return false;
      }
    }
    attribute.type = type;
    return true;
  }

  // #04024869: the octets of a BER encoding. Not decoded: RFC 3280 4.1.2.4 (a) lets differently encoded values differ.
  bool read_encoded(X500Attribute& attribute) {
    ++at_;
    const std::size_t start = at_;
    while (at_ < text_.size() && is_hex_digit(text_[at_])) ++at_;
    const std::string_view digits = text_.substr(start, at_ - start);
    if (digits.empty() || digits.size() % 2 != 0) return false;
    char* const octets = arena_.allocate<char>(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
      octets[i / 2] = static_cast<char>(hex_value(digits[i]) << 4 | hex_value(digits[i + 1]));
    }
    attribute.value = {octets, digits.size() / 2};
    attribute.encoded = true;
    return true;
  }

  bool read_quoted(X500Attribute& attribute) {
    ++at_;
    char* const octets = arena_.allocate<char>(text_.size() - at_);
    std::size_t size = 0;
    while (!at('"')) {
      if (at_ == text_.size() || !read_character(octets[size])) return false;
      ++size;
    }
    ++at_;
    attribute.value = normalise(octets, size);
    return true;
  }

  // Up to an unescaped separator; trailing white space counts only where it is escaped.
  bool read_string(X500Attribute& attribute) {
    char* const octets = arena_.allocate<char>(text_.size() - at_);
    std::size_t size = 0;
    std::size_t kept = 0;
    while (at_ < text_.size() && !is_separator(text_[at_])) {
      const char c = text_[at_];
      if (c == '"' || c == '<' || c == '>') return false;
      if (!read_character(octets[size])) return false;
      ++size;
      if (!is_white_space(c)) kept = size;
    }
    attribute.value = normalise(octets, kept);
    return true;
  }

  // One octet: itself, or behind a backslash a special character or two hexadecimal digits.
  bool read_character(char& octet) {
    octet = text_[at_++];
    if (octet != '\\') return true;
    if (at_ == text_.size()) return false;
    if (may_be_escaped(text_[at_])) {
      octet = text_[at_++];
      return true;
    }
    if (at_ + 1 >= text_.size() || !is_hex_digit(text_[at_]) || !is_hex_digit(text_[at_ + 1])) return false;
    octet = static_cast<char>(hex_value(text_[at_]) << 4 | hex_value(text_[at_ + 1]));
    at_ += 2;
    return true;
  }

  // RFC 3280 4.1.2.4: a PrintableString compares without regard to case and to the amount of white space, (c) and (d);
  // every other string exactly, (b). The text does not say how a value is encoded: what can be a PrintableString, is
  // one.
  static std::string_view normalise(char* octets, std::size_t size) {
    if (!is_printable_string({octets, size})) return {octets, size};
    std::size_t length = 0;
    for (const char c : strip_white_space({octets, size})) {
      if (is_white_space(c) && octets[length - 1] == ' ') continue;
      octets[length++] = is_white_space(c) ? ' ' : ascii_lower(c);
    }
    return {octets, length};
  }

  std::string_view text_;
  Arena& arena_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view strip_x500_name(std::string_view text) {
  const std::string_view stripped = strip_white_space(text);
  std::size_t backslashes = 0;
  while (backslashes < stripped.size() && stripped[stripped.size() - 1 - backslashes] == '\\') ++backslashes;
  const bool escapes_next = backslashes % 2 != 0 && stripped.end() != text.end();
  return escapes_next ? std::string_view(stripped.data(), stripped.size() + 1) : stripped;
}

std::optional<std::span<const X500Rdn>> normalise_x500_name(std::string_view text, Arena& arena) {
  return NameReader(text, arena).read();
}

bool x500_names_equal(std::span<const X500Rdn> a, std::span<const X500Rdn> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const X500Rdn& left, const X500Rdn& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end());
  });
}

bool x500_name_ends_with(std::span<const X500Rdn> name, std::span<const X500Rdn> suffix) {
  return suffix.size() <= name.size() && x500_names_equal(name.last(suffix.size()), suffix);
}

}  // namespace hjemmel
