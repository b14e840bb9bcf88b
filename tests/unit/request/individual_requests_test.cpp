#include <catch2/catch.hpp>

#include "request_text.hpp"

using namespace hjemmel;

namespace {

/// A request with these categories; the individual requests as `0 1 3|0 2 3`, or the problem.
std::string split(const std::vector<std::string>& categories,
                  const std::vector<std::vector<std::uint32_t>>& references = {}) {
  Request request;
  for (const std::string& category : categories) request.categories.push_back({category, {}, {}});
  for (const auto& reference : references) {
    request.references.push_back({request.arena.copy(std::span<const std::uint32_t>(reference))});
  }
  std::vector<IndividualRequest> individual;
  RequestProblem problem;
  if (!individual_requests(request, individual, problem)) {
    return std::string(urn_of(problem.code).substr(urn_of(problem.code).rfind(':') + 1)) + ": " + problem.message;
  }
  std::string text;
  for (std::size_t i = 0; i < individual.size(); ++i) {
    CHECK(individual[i].request == &request);
    if (i > 0) text += '|';
    for (const std::uint32_t category : individual[i].categories) text += std::to_string(category) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a request without repeated categories is one individual request") {
  CHECK(split({"s", "r", "a"}) == "0 1 2 ");
  CHECK(split({}) == "");
  std::vector<std::string> many;
  for (int i = 0; i < 20; ++i) many.push_back(std::to_string(i));
  CHECK(split(many).starts_with("0 1 2 3 "));
}

TEST_CASE("repeated categories span a cross product, the last one varying fastest") {
  CHECK(split({"s", "r", "r", "a"}) == "0 1 3 |0 2 3 ");
  CHECK(split({"r", "a", "r", "a"}) == "0 1 |0 3 |1 2 |2 3 ");
  CHECK(split({"r", "r", "r"}) == "0 |1 |2 ");
  std::vector<std::string> many(15, "r");
  many.insert(many.begin(), 3, "s");
  CHECK(split(many).starts_with("0 3 |0 4 |"));
}

TEST_CASE("references give one individual request each, of what they name") {
  CHECK(split({"s", "r", "r", "a"}, {{3, 1}, {0, 2, 3}}) == "1 3 |0 2 3 ");
  CHECK(split({"s", "r"}, {{0, 0, 1}}) == "0 1 ");
  CHECK(split({"s", "r", "r"}, {{0, 1, 2}}) ==
        "syntax-error: a request reference names the category `r` more than once");
}

TEST_CASE("more than ten thousand individual requests are refused") {
  const std::string refusal = "processing-error: the request stands for more than 10000 individual requests";
  CHECK(split(std::vector<std::string>(10'001, "r")) == refusal);
  CHECK(split(std::vector<std::string>(10'000, "r")).starts_with("0 |1 |"));
  std::vector<std::string> categories;
  for (int i = 0; i < 64; ++i) categories.insert(categories.end(), 2, std::to_string(i));
  CHECK(split(categories) == refusal);
  categories.assign(10'000, "r");
  for (int i = 0; i < 1'000; ++i) categories.push_back(std::to_string(i));
  CHECK(split(categories) == refusal);
}
