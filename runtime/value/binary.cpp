#include "runtime/value/binary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "runtime/value/scanner.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel {
namespace {

constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t not_base64 = 0xFF;

constexpr std::array<std::uint8_t, 256> base64_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(not_base64);
  for (std::size_t i = 0; i < base64_alphabet.size(); ++i) {
    values[static_cast<unsigned char>(base64_alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

}  // namespace

Refusal read_hex_binary(std::string_view text, Arena& arena, std::string_view& octets) {
  if (!std::all_of(text.begin(), text.end(), is_hex_digit)) return malformed;
  if (text.size() % 2 != 0) return "it has an odd number of digits";
  char* const out = arena.allocate<char>(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    out[i / 2] = static_cast<char>(hex_value(text[i]) << 4 | hex_value(text[i + 1]));
  }
  octets = {out, text.size() / 2};
  return accepted;
}

Refusal read_base64_binary(std::string_view text, Arena& arena, std::string_view& octets) {
  char* const out = arena.allocate<char>(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  std::uint32_t bits = 0;
  unsigned bit_count = 0;
  std::size_t symbols = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (is_white_space(c)) continue;
    ++symbols;
    if (c == '=') {
      ++padding;
      continue;
    }
    const std::uint8_t six = base64_values[static_cast<unsigned char>(c)];
    if (six == not_base64 || padding != 0) return malformed;
    bits = bits << 6 | six;
    bit_count += 6;
    if (bit_count >= 8) {
      bit_count -= 8;
      out[size++] = static_cast<char>(bits >> bit_count);
      bits &= (1u << bit_count) - 1;
    }
  }
  if (symbols % 4 != 0) return "its length is no multiple of four";
  if (padding > 2) return malformed;
  if (bits != 0) return "its padding covers bits that are not zero";
  octets = {out, size};
  return accepted;
}

void append_hex_binary(std::string_view octets, std::string& out) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char octet : octets) {
    const auto byte = static_cast<unsigned char>(octet);
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 0xF]);
  }
}

void append_base64_binary(std::string_view octets, std::string& out) {
  for (std::size_t i = 0; i < octets.size(); i += 3) {
    const std::size_t count = octets.size() - i < 3 ? octets.size() - i : 3;
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < count ? static_cast<unsigned char>(octets[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out.push_back(k <= count ? base64_alphabet[bits >> (18 - 6 * k) & 0x3F] : '=');
    }
  }
}

}  // namespace hjemmel
