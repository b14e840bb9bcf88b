// Random numbers that are the same on every machine for one seed (SplitMix64), so that a failure can be made again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hjemmel::differential {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// 0 to count - 1; `count` is not 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  /// least to most, both included.
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool chance(unsigned percent) { return next() % 100 < percent; }

  /// One item of a sequence that is not empty.
  template <typename Items>
  decltype(auto) pick(Items&& items) {
    return std::forward<Items>(items)[below(std::size(items))];
  }

  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  /// The seed of the `number`th of many independent sequences.
  static std::uint64_t derived(std::uint64_t seed, std::uint64_t number) {
    return Random(seed ^ (number * 0xD1342543DE82EF95u)).next();
  }

 private:
  std::uint64_t state_;
};

}  // namespace hjemmel::differential
