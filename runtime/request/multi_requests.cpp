#include "runtime/request/multi_requests.hpp"

#include <algorithm>

namespace hjemmel {

bool resolve_references(const ReferenceTexts& texts, Request& request, std::string& message, std::size_t& offset) {
  if (texts.ends.empty()) return true;
  // Sorted, so that a request with many ids and many references stays fast.
  struct Named {
    std::string_view id;
    std::uint32_t category;
  };
  std::vector<Named> named;
  for (std::uint32_t i = 0; i < request.categories.size(); ++i) {
    if (!request.categories[i].xml_id.empty()) named.push_back({request.categories[i].xml_id, i});
  }
  const auto by_id = [](const Named& a, const Named& b) { return a.id < b.id; };
  std::sort(named.begin(), named.end(), by_id);

  auto* categories = request.arena.allocate<std::uint32_t>(texts.entries.size());
  for (std::size_t i = 0; i < texts.entries.size(); ++i) {
    const auto& entry = texts.entries[i];
    const auto [first, last] = std::equal_range(named.begin(), named.end(), Named{entry.id, 0}, by_id);
    if (last - first != 1) {
      offset = entry.offset;
      const std::string id = "`" + std::string(entry.id.substr(0, 80)) + "`";
      message = first == last ? "no category has the id " + id : "several categories have the id " + id;
      return false;
    }
    categories[i] = first->category;
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : texts.ends) {
    request.references.push_back({{categories + begin, end - begin}});
    begin = end;
  }
  return true;
}

}  // namespace hjemmel
