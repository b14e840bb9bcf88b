// A new version while others decide: no decision is lost, and none is half by one version and half by another.
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "tests/unit/interface/vat_policy.hpp"

using namespace hjemmel::tests;
namespace pdp = hjemmel::pdp;

TEST_CASE("a session takes the version that was swapped in before its next decision") {
  pdp::LivePolicy live(loaded(vat_policy("toll", "1.0")));
  pdp::Session session(live);
  session.fix_time(monday_at_ten);
  const pdp::Request request = built_request("regnskap");
  CHECK(session.decide(request).decision == pdp::Decision::not_applicable);
  live.swap(loaded(vat_policy("regnskap", "2.0")));
  CHECK(live.swaps() == 1);
  CHECK(live.current().info().version == "2.0");
  CHECK(session.policy().info().version == "1.0");
  CHECK(session.decide(request).decision == pdp::Decision::permit);
  CHECK(session.policy().info().version == "2.0");
  live.swap({});
  CHECK(session.decide(request).decision == pdp::Decision::indeterminate);
  // A version may be mapped where one stood before.
  for (int i = 0; i < 20; ++i) {
    const bool holds = i % 2 == 0;
    live.swap(loaded(vat_policy(holds ? "regnskap" : "toll", "3.0")));
    CHECK(session.decide(request).decision == (holds ? pdp::Decision::permit : pdp::Decision::not_applicable));
    live.swap({});
    CHECK(session.decide(request).decision == pdp::Decision::indeterminate);
  }
}

TEST_CASE("a session may outlive what it was made of") {
  auto live = std::make_unique<pdp::LivePolicy>(loaded_vat_policy());
  pdp::Session session(*live);
  session.fix_time(monday_at_ten);
  live.reset();
  const pdp::Request request = built_request("regnskapsforer-med-signeringsrettighet");
  CHECK(session.decide(request).decision == pdp::Decision::permit);
}

TEST_CASE("threads decide on while versions are swapped") {
  // Version 1 permits `toll` alone, version 2 `regnskap` alone: an answer tells which version it is of.
  const pdp::Policy first = loaded(vat_policy("toll", "1.0"));
  const pdp::Policy second = loaded(vat_policy("regnskap", "2.0"));
  constexpr int thread_count = 6;
  constexpr int decisions_each = 3'000;
  pdp::LivePolicy live(first);
  std::atomic<int> running{thread_count};
  std::atomic<int> decided{0};
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < thread_count; ++t) {
    threads.emplace_back([&] {
      pdp::Session session(live);
      session.fix_time(monday_at_ten);
      const pdp::Request request = built_request("regnskap");
      const std::string text = json_request("toll");
      std::string response;
      for (int i = 0; i < decisions_each; ++i) {
        if (i % 2 == 0) {
          const pdp::Result& result = session.decide(request);
          const bool by_second = session.policy().info().version == "2.0";
          const bool holds = by_second ? result.decision == pdp::Decision::permit && result.obligations.size() == 2
                                       : result.decision == pdp::Decision::not_applicable;
          if (!holds) ++wrong;
        } else {
          response.clear();
          const pdp::Decision decision = session.decide_json(text, response);
          const bool by_first = session.policy().info().version == "1.0";
          if (decision != (by_first ? pdp::Decision::permit : pdp::Decision::not_applicable)) ++wrong;
        }
        ++decided;
      }
      --running;
    });
  }
  int swaps = 0;
  while (running > 0) {
    live.swap(swaps % 2 == 0 ? second : first);
    ++swaps;
    std::this_thread::yield();
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(decided == thread_count * decisions_each);
  CHECK(live.swaps() == static_cast<std::uint64_t>(swaps));
  CHECK(swaps > 0);
}

TEST_CASE("a decision that begins after a swap is by the new version") {
  const pdp::Policy first = loaded(vat_policy("toll", "1.0"));
  const pdp::Policy second = loaded(vat_policy("regnskap", "2.0"));
  pdp::LivePolicy live(first);
  std::atomic<int> turn{0};  // even: the decider's, odd: the swapper's
  std::atomic<int> wrong{0};
  constexpr int rounds = 500;
  std::thread decider([&] {
    pdp::Session session(live);
    session.fix_time(monday_at_ten);
    const pdp::Request request = built_request("regnskap");
    for (int i = 0; i < rounds; ++i) {
      while (turn.load() != 2 * i) std::this_thread::yield();
      const pdp::Decision wanted = i % 2 == 0 ? pdp::Decision::not_applicable : pdp::Decision::permit;
      if (session.decide(request).decision != wanted) ++wrong;
      ++turn;
    }
  });
  for (int i = 0; i < rounds; ++i) {
    while (turn.load() != 2 * i + 1) std::this_thread::yield();
    live.swap(i % 2 == 0 ? second : first);
    ++turn;
  }
  decider.join();
  CHECK(wrong == 0);
}
