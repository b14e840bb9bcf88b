#include "compiler/source/nearest_name.hpp"

#include <algorithm>
#include <vector>

namespace hjemmel::source {
namespace {

/// Code points; a byte that is not UTF-8 stands for itself.
std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    char32_t letter = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    std::size_t used = 1;
    while (used < length && i + used < text.size() && (static_cast<unsigned char>(text[i + used]) & 0xC0) == 0x80) {
      letter = letter << 6 | (static_cast<unsigned char>(text[i + used]) & 0x3Fu);
      ++used;
    }
    letters.push_back(used == length ? letter : lead);
    i += used == length ? length : 1;
  }
  return letters;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

/// How many edits are forgiven: a third of what lies after the last separator that both share.
std::size_t forgiven(std::string_view wrong, std::string_view candidate) {
  const auto differ = std::ranges::mismatch(wrong, candidate).in1;
  const std::string_view shared = wrong.substr(0, static_cast<std::size_t>(differ - wrong.begin()));
  const std::size_t separator = shared.find_last_of(":/#");
  const std::size_t start = separator == std::string_view::npos ? 0 : separator + 1;
  return std::max<std::size_t>(1, (wrong.size() - start) / 3);
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > limit) return limit + 1;
  // Three rows of the optimal-string-alignment table: two back for swapped neighbours.
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t smallest = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], limit + 1);
}

NearestName::NearestName(std::string_view wrong) : wrong_(wrong), letters_(letters_of(wrong)) {}

void NearestName::consider(std::string_view candidate) {
  if (wrong_.empty() || candidate.empty() || best_distance_ == 0) return;
  if (equal_ignoring_case(wrong_, candidate)) {
    best_ = candidate;
    best_distance_ = 0;
    return;
  }
  const std::size_t limit = std::min(forgiven(wrong_, candidate), best_distance_ - 1);
  const std::size_t distance = edit_distance(letters_, letters_of(candidate), limit);
  if (distance > limit) return;
  best_ = candidate;
  best_distance_ = distance;
}

}  // namespace hjemmel::source
