// The hash under which attribute names and values stand in an artefact's tables: 64-bit multiply-and-fold over 16 bytes
// at a time. Written into artefacts: a change is a new abi_version. A table's longest probe is fixed when it is built,
// so that no request value can make a look-up slow.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace hjemmel::artefact {

inline std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_symbol(std::string_view text, std::uint64_t seed = 0x9E3779B97F4A7C15u) {
  constexpr std::uint64_t k0 = 0xA0761D6478BD642Fu;
  constexpr std::uint64_t k1 = 0xE7037ED1A0B428DBu;
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = seed ^ left;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  while (left > 16) {
    std::memcpy(&a, at, 8);
    std::memcpy(&b, at + 8, 8);
    hash = fold_multiply(a ^ hash, b ^ k1);
    at += 16;
    left -= 16;
  }
  a = b = 0;
  if (left >= 8) {
    std::memcpy(&a, at, 8);
    std::memcpy(&b, at + left - 8, 8);
  } else if (left >= 4) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + left - 4, 4);
    a = low;
    b = high;
  } else if (left > 0) {
    a = static_cast<std::uint64_t>(static_cast<unsigned char>(at[0])) << 16 |
        static_cast<std::uint64_t>(static_cast<unsigned char>(at[left / 2])) << 8 |
        static_cast<std::uint64_t>(static_cast<unsigned char>(at[left - 1]));
  }
  return fold_multiply(a ^ k0, b ^ hash);
}

/// An attribute's name: its category and its id.
inline std::uint64_t hash_name(std::string_view category, std::string_view attribute_id) {
  return hash_symbol(attribute_id, hash_symbol(category));
}

}  // namespace hjemmel::artefact
