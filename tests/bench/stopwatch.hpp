// Timing by batches: one reading of the clock costs as much as a decision, so fifty calls share two readings. What is
// reported is the time of one call: the median and the 99th percentile over the batches.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace hjemmel::bench {

struct Timing {
  double median_ns = 0;
  double p99_ns = 0;
};

inline constexpr std::size_t batch_calls = 50;

/// `samples` in nanoseconds, at least one.
inline Timing timing_of(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  return {samples[samples.size() / 2], samples[samples.size() * 99 / 100]};
}

/// Keeps the compiler from leaving out what makes `value`.
template <typename T>
void keep(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

/// Goes through `count` requests in batches again and again for `seconds`, after a warm-up of a quarter of that. For
/// each batch `prepare(request, place)` is called untimed for each of its requests, then `run(request, place)` timed;
/// `place` is the request's number in the batch. At least one whole batch is measured, however long it takes.
template <typename Prepare, typename Run>
Timing time_batches(std::size_t count, double seconds, Prepare prepare, Run run) {
  using Clock = std::chrono::steady_clock;
  const std::size_t batch = std::min(batch_calls, count);
  std::vector<double> samples;
  samples.reserve(1 << 16);
  const auto start = Clock::now();
  const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  bool warm = false;
  while (true) {
    for (std::size_t first = 0; first + batch <= count; first += batch) {
      for (std::size_t i = 0; i < batch; ++i) prepare(first + i, i);
      const auto begin = Clock::now();
      for (std::size_t i = 0; i < batch; ++i) keep(run(first + i, i));
      const std::chrono::duration<double, std::nano> taken = Clock::now() - begin;
      if (warm) samples.push_back(taken.count() / static_cast<double>(batch));
      if (passed() > seconds * 1.25 && !samples.empty()) return timing_of(std::move(samples));
      warm = warm || passed() > seconds / 4;
    }
  }
}

template <typename Run>
Timing time_batches(std::size_t count, double seconds, Run run) {
  return time_batches(
      count, seconds, [](std::size_t, std::size_t) {}, [&](std::size_t request, std::size_t) { return run(request); });
}

}  // namespace hjemmel::bench
