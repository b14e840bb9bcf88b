// Cuts with numbers: a walk over something asks at each possible cut whether it is the one that was asked for.
#pragma once

#include <cstddef>
#include <vector>

namespace hjemmel::differential {

class NumberedCut {
 protected:
  explicit NumberedCut(std::size_t number) : left_(number) {}

  /// Whether this is the cut that was asked for.
  bool here() { return left_-- == 0; }

  /// A half of the list goes, or one item, so that at least `least` stay. True if the cut was made.
  template <typename T>
  bool shorten(std::vector<T>& items, std::size_t least) {
    const auto half = static_cast<std::ptrdiff_t>(items.size() / 2);
    if (items.size() >= 4 && items.size() / 2 >= least) {
      if (here()) return items.erase(items.begin(), items.begin() + half), true;
      if (here()) return items.erase(items.begin() + half, items.end()), true;
    }
    if (items.size() <= least) return false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (here()) return items.erase(items.begin() + static_cast<std::ptrdiff_t>(i)), true;
    }
    return false;
  }

 private:
  std::size_t left_;
};

}  // namespace hjemmel::differential
