#include "tests/bench/results.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hjemmel::bench {
namespace {

std::string duration(double ns) {
  if (ns < 1e3) return fmt::format("{:.1f} ns", ns);
  if (ns < 1e6) return fmt::format("{:.2f} µs", ns / 1e3);
  if (ns < 1e9) return fmt::format("{:.2f} ms", ns / 1e6);
  return fmt::format("{:.2f} s", ns / 1e9);
}

}  // namespace

void Results::print_head() {
  fmt::print("{:>8}  {:<9} {:<12} {:>11} {:>11} {:>9}\n", "policies", "measure", "engine", "median", "p99", "× bound");
}

void Results::add(Measurement measurement) {
  const Measurement* bound = find("bound", measurement.measure, measurement.policies);
  const std::string ratio =
      bound == nullptr ? "" : fmt::format("{:.2f}", measurement.timing.median_ns / bound->timing.median_ns);
  fmt::print("{:>8}  {:<9} {:<12} {:>11} {:>11} {:>9}\n", measurement.policies, measurement.measure, measurement.engine,
             duration(measurement.timing.median_ns), duration(measurement.timing.p99_ns), ratio);
  std::fflush(stdout);
  measurements_.push_back(std::move(measurement));
}

void Results::print_growth() const {
  for (const Measurement& first : measurements_) {
    const Measurement* most = &first;
    const auto same = [&](const Measurement& other) {
      return other.engine == first.engine && other.measure == first.measure;
    };
    bool is_fewest = true;
    for (const Measurement& other : measurements_) {
      if (!same(other)) continue;
      if (other.policies > most->policies) most = &other;
      is_fewest = is_fewest && other.policies >= first.policies;
    }
    if (!is_fewest || most == &first) continue;
    fmt::print("{:<12} {:<9} {:>6} policies against {}: {:.2f} times the time\n", first.engine, first.measure,
               most->policies, first.policies, most->timing.median_ns / first.timing.median_ns);
  }
}

bool Results::write(const std::string& path) const {
  auto results = nlohmann::ordered_json::array();
  for (const Measurement& each : measurements_) {
    results.push_back({{"engine", each.engine},
                       {"workload", workload_},
                       {"measure", each.measure},
                       {"policies", each.policies},
                       {"median_ns", each.timing.median_ns},
                       {"p99_ns", each.timing.p99_ns}});
  }
  std::ofstream file(path);
  file << nlohmann::ordered_json{{"results", results}}.dump(1) << '\n';
  return static_cast<bool>(file.flush());
}

const Measurement* Results::find(std::string_view engine, std::string_view measure, std::size_t policies) const {
  const auto found = std::find_if(measurements_.begin(), measurements_.end(), [&](const Measurement& each) {
    return each.engine == engine && each.measure == measure && each.policies == policies;
  });
  return found == measurements_.end() ? nullptr : &*found;
}

}  // namespace hjemmel::bench
