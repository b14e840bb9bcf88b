// What was measured, as a table for people and as JSON for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/stopwatch.hpp"

namespace hjemmel::bench {

struct Measurement {
  std::string engine;   ///< hjemmel, interpreter, bound
  std::string measure;  ///< interned, strings, json, xml, compile, load
  std::size_t policies = 0;
  Timing timing;
};

class Results {
 public:
  explicit Results(std::string workload) : workload_(std::move(workload)) {}

  /// Adds a measurement and prints its row of the table.
  void add(Measurement measurement);
  /// Prints the head of the table.
  static void print_head();
  /// Prints, for each engine and measure, the time with the most policies against the time with the fewest.
  void print_growth() const;
  /// `{"results": [{"engine", "workload", "measure", "policies", "median_ns", "p99_ns"}]}`; false if it cannot be
  /// written.
  bool write(const std::string& path) const;

 private:
  const Measurement* find(std::string_view engine, std::string_view measure, std::size_t policies) const;

  std::string workload_;
  std::vector<Measurement> measurements_;
};

}  // namespace hjemmel::bench
