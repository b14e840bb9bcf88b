// Memory for one decision: values, bags and texts that live until the next request. Blocks are kept across reset(), so
// that a warmed-up arena does not allocate.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hjemmel {

class Arena {
 public:
  explicit Arena(std::size_t first_block_bytes = 16 * 1024) : first_block_bytes_(first_block_bytes) {}
  Arena(Arena&&) noexcept = default;
  Arena& operator=(Arena&&) noexcept = default;

  /// Uninitialised storage for `count` objects that need no destructor.
  template <typename T>
  T* allocate(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(allocate_bytes(count * sizeof(T), alignof(T)));
  }

  /// A copy of `items` that lives in the arena.
  template <typename T>
  std::span<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    T* out = allocate<T>(items.size());
    if (!items.empty()) std::memcpy(static_cast<void*>(out), items.data(), items.size_bytes());
    return {out, items.size()};
  }

  std::string_view copy(std::string_view text) {
    char* out = allocate<char>(text.size());
    if (!text.empty()) std::memcpy(out, text.data(), text.size());
    return {out, text.size()};
  }

  /// What is allocated since the last reset, left-over ends of blocks included.
  std::size_t bytes_in_use() const noexcept {
    std::size_t bytes = used_;
    for (std::size_t i = 0; i < block_ && i < blocks_.size(); ++i) bytes += blocks_[i].size;
    return bytes;
  }

  /// Everything allocated so far becomes invalid; the memory is reused.
  void reset() noexcept {
    block_ = 0;
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  void* allocate_bytes(std::size_t bytes, std::size_t alignment) {
    if (block_ < blocks_.size()) {
      const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
      if (start + bytes <= blocks_[block_].size) {
        used_ = start + bytes;
        return blocks_[block_].bytes.get() + start;
      }
    }
    return next_block(bytes);
  }

  void* next_block(std::size_t bytes) {
    if (block_ < blocks_.size()) ++block_;
    while (block_ < blocks_.size() && blocks_[block_].size < bytes) ++block_;
    if (block_ == blocks_.size()) {
      std::size_t size = blocks_.empty() ? first_block_bytes_ : blocks_.back().size * 2;
      while (size < bytes) size *= 2;
      blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
    }
    used_ = bytes;
    return blocks_[block_].bytes.get();
  }

  std::size_t first_block_bytes_;
  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace hjemmel
