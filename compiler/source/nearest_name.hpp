// The right name that a misspelt one was probably meant to be: what "did you mean" offers.
//
// Near means few edits (insert, delete, replace, or swap two neighbours) for the length of what was misspelt; a
// difference of case alone always counts as near. Of URNs and URIs only what follows the last shared `:`, `/` or `#`
// counts as length, so that a long common beginning does not make everything look alike. Letters are code points: `ø`
// for `o` is one edit.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace hjemmel::source {

/// Collects the best of the candidates shown to it. `wrong` and the candidates must outlive it.
class NearestName {
 public:
  explicit NearestName(std::string_view wrong);
  void consider(std::string_view candidate);
  /// The nearest candidate that is near at all; of equally near ones the first.
  std::optional<std::string_view> result() const { return best_; }

 private:
  std::string_view wrong_;
  std::u32string letters_;
  std::optional<std::string_view> best_;
  std::size_t best_distance_ = std::numeric_limits<std::size_t>::max();
};

/// `candidates`: any range of things that convert to std::string_view and outlive the result.
template <class Range>
std::optional<std::string_view> nearest_name(std::string_view wrong, const Range& candidates) {
  NearestName search(wrong);
  for (const auto& candidate : candidates) search.consider(candidate);
  return search.result();
}

/// The number of edits between two texts, or `limit + 1` if there are more than `limit`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace hjemmel::source
