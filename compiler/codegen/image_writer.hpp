// The bytes of an image: records appended, texts stored once, everything addressed by offset.
#pragma once

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/artefact/format.hpp"

namespace hjemmel::codegen {

class ImageWriter {
 public:
  ImageWriter() : bytes_(sizeof(artefact::ImageHeader), 0) {}

  artefact::Text text(std::string_view value) {
    if (value.empty()) return {0, 0};
    const auto [at, inserted] = texts_.try_emplace(std::string(value), static_cast<std::uint32_t>(bytes_.size()));
    if (inserted) bytes_.insert(bytes_.end(), value.begin(), value.end());
    return {at->second, static_cast<std::uint32_t>(value.size())};
  }

  template <typename Record>
  artefact::Table table(const std::vector<Record>& records) {
    static_assert(std::is_trivially_copyable_v<Record>);
    align();
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    const auto* data = reinterpret_cast<const unsigned char*>(records.data());
    bytes_.insert(bytes_.end(), data, data + records.size() * sizeof(Record));
    return {offset, static_cast<std::uint32_t>(records.size())};
  }

  /// Room for `words` numbers, to be filled by put().
  std::uint32_t reserve(std::uint32_t words) {
    align();
    const auto offset = static_cast<std::uint32_t>(bytes_.size());
    bytes_.resize(bytes_.size() + std::size_t{words} * 4, 0);
    return offset;
  }
  void put(std::uint32_t offset, std::uint32_t value) { std::memcpy(bytes_.data() + offset, &value, sizeof value); }

  std::vector<unsigned char> finish(artefact::ImageHeader header) {
    align();
    header.image_bytes = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  void align() { bytes_.resize((bytes_.size() + 7) & ~std::size_t{7}, 0); }

  std::vector<unsigned char> bytes_;
  std::unordered_map<std::string, std::uint32_t> texts_;
};

}  // namespace hjemmel::codegen
