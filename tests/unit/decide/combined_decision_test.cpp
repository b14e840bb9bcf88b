#include "runtime/decide/combined_decision.hpp"

#include <catch2/catch.hpp>

using namespace hjemmel;

namespace {

Result combined(std::vector<Decision> decisions) {
  std::vector<Result> results(decisions.size());
  for (std::size_t i = 0; i < decisions.size(); ++i) results[i].decision = decisions[i];
  Result out;
  CHECK(combine(results, out) == !decisions.empty());
  return out;
}

}  // namespace

TEST_CASE("equal decisions combine to that decision") {
  for (const Decision decision : {Decision::permit, Decision::deny, Decision::not_applicable}) {
    for (const std::size_t count : {1, 2, 5}) {
      const Result out = combined(std::vector(count, decision));
      CHECK(out.decision == decision);
      CHECK(out.status.code == StatusCode::ok);
    }
  }
}

TEST_CASE("different decisions, Indeterminate ones and none combine to Indeterminate with processing-error") {
  for (const std::vector<Decision>& decisions :
       {std::vector{Decision::permit, Decision::deny}, std::vector{Decision::permit, Decision::not_applicable},
        std::vector{Decision::deny, Decision::indeterminate},
        std::vector{Decision::indeterminate, Decision::indeterminate}, std::vector<Decision>{}}) {
    const Result out = combined(decisions);
    CHECK(out.decision == Decision::indeterminate);
    CHECK(out.status.code == StatusCode::processing_error);
  }
}

TEST_CASE("obligations and advice cannot be combined, and attributes are not repeated") {
  const Obligation obligations[] = {{"o", {}}};
  Request request;
  std::vector<Result> results(2);
  results[0].decision = results[1].decision = Decision::permit;
  results[0].request.request = &request;
  Result out;
  REQUIRE(combine(results, out));
  CHECK(out.request.request == nullptr);
  for (const bool advice : {false, true}) {
    results[1].obligations = advice ? std::span<const Obligation>() : obligations;
    results[1].advice = advice ? std::span<const Obligation>(obligations) : std::span<const Obligation>();
    REQUIRE(combine(results, out));
    CHECK(out.decision == Decision::indeterminate);
    CHECK(out.status.code == StatusCode::processing_error);
    CHECK(out.obligations.empty());
  }
}
