// The individual requests of a request (Multiple Decision profile, sections 3.3, 3.4 and 5; section 5.42 of the core).
//
//   no category repeated                       ▸ the request itself
//   repeated:  s · r1 r2 · a1 a2               ▸ s r1 a1, s r1 a2, s r2 a1, s r2 a2     (the last category varies
//   fastest) references (s r1 a1) (s r2 a1)             ▸ one for each, of the categories it names
//
// A category repeated inside one reference is refused: which of the two was meant, only the sender knows.
#include <algorithm>
#include <numeric>

#include "runtime/request/request.hpp"
#include "runtime/request/request_limits.hpp"

namespace hjemmel {

namespace {

/// The categories of one kind: the axis of the cross product that they span.
struct Axis {
  std::uint32_t begin;  // in the sorted indices
  std::uint32_t size;
  std::uint32_t first;  // the lowest category index: axes keep the request's order
};

/// Sorts `indices` by category, those of one category in the order of the request.
void sort_by_category(const Request& request, std::span<std::uint32_t> indices) {
  std::sort(indices.begin(), indices.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = request.categories[a].category.compare(request.categories[b].category);
    return order != 0 ? order < 0 : a < b;
  });
}

bool same_category(const Request& request, std::uint32_t a, std::uint32_t b) {
  return request.categories[a].category == request.categories[b].category;
}

bool refuse(RequestProblem& problem, StatusCode code, std::string message) {
  problem = {code, std::move(message), 0, 0};
  return false;
}

bool refuse_many(RequestProblem& problem) {
  return refuse(problem, StatusCode::processing_error, "the request stands for more than 10000 individual requests");
}

/// Few categories are compared with each other, many are sorted first.
bool has_repeated_category(const Request& request, std::vector<std::uint32_t>& scratch) {
  const std::size_t count = request.categories.size();
  if (count <= 16) {
    for (std::uint32_t i = 1; i < count; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) {
        if (same_category(request, i, j)) return true;
      }
    }
    return false;
  }
  scratch.resize(count);
  std::iota(scratch.begin(), scratch.end(), 0);
  sort_by_category(request, scratch);
  const auto same = [&](std::uint32_t a, std::uint32_t b) { return same_category(request, a, b); };
  return std::adjacent_find(scratch.begin(), scratch.end(), same) != scratch.end();
}

bool requests_of_references(Request& request, std::vector<IndividualRequest>& out, RequestProblem& problem) {
  if (request.references.size() > max_individual_requests) return refuse_many(problem);
  std::vector<std::uint32_t> sorted;
  for (const RequestReference& reference : request.references) {
    sorted.assign(reference.categories.begin(), reference.categories.end());
    sort_by_category(request, sorted);
    // The same <Attributes> named twice says nothing new.
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const auto same = [&](std::uint32_t a, std::uint32_t b) { return same_category(request, a, b); };
    const auto repeated = std::adjacent_find(sorted.begin(), sorted.end(), same);
    if (repeated != sorted.end()) {
      return refuse(problem, StatusCode::syntax_error,
                    "a request reference names the category `" +
                        std::string(request.categories[*repeated].category.substr(0, 120)) + "` more than once");
    }
    std::sort(sorted.begin(), sorted.end());
    out.push_back({&request, request.arena.copy(std::span<const std::uint32_t>(sorted))});
  }
  return true;
}

bool cross_product(Request& request, std::vector<IndividualRequest>& out, RequestProblem& problem) {
  std::vector<std::uint32_t> sorted(request.categories.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  sort_by_category(request, sorted);
  std::vector<Axis> axes;
  for (std::uint32_t i = 0; i < sorted.size(); ++i) {
    if (axes.empty() || !same_category(request, sorted[i], sorted[i - 1])) axes.push_back({i, 0, sorted[i]});
    ++axes.back().size;
  }
  std::sort(axes.begin(), axes.end(), [](const Axis& a, const Axis& b) { return a.first < b.first; });
  std::size_t count = 1;
  for (const Axis& axis : axes) {
    count *= axis.size;
    if (count > max_individual_requests || count * axes.size() > max_individual_categories) return refuse_many(problem);
  }

  std::vector<std::uint32_t> chosen(axes.size(), 0);
  std::vector<std::uint32_t> categories(axes.size());
  for (std::size_t request_number = 0; request_number < count; ++request_number) {
    for (std::size_t i = 0; i < axes.size(); ++i) categories[i] = sorted[axes[i].begin + chosen[i]];
    std::sort(categories.begin(), categories.end());
    out.push_back({&request, request.arena.copy(std::span<const std::uint32_t>(categories))});
    for (std::size_t i = axes.size(); i-- > 0;) {
      if (++chosen[i] < axes[i].size) break;
      chosen[i] = 0;
    }
  }
  return true;
}

}  // namespace

bool individual_requests(Request& request, std::vector<IndividualRequest>& out, RequestProblem& problem) {
  out.clear();
  if (!request.references.empty()) return requests_of_references(request, out, problem);
  std::vector<std::uint32_t> scratch;
  if (has_repeated_category(request, scratch)) return cross_product(request, out, problem);
  const std::size_t count = request.categories.size();
  auto* all = request.arena.allocate<std::uint32_t>(count);
  std::iota(all, all + count, 0u);
  out.push_back({&request, {all, count}});
  return true;
}

}  // namespace hjemmel
