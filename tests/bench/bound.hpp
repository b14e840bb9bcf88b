// The mark to be compared with: the same workload decided by hand-written code that knows it. Names and values are
// interned, a table has a row for each resource and action, and the answer is one of four prepared texts. What it does
// not do is all the rest of XACML: other attributes, types, errors, several obligations, explanations.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/request.hpp"
#include "tests/bench/altinn_workload.hpp"

namespace hjemmel::bench {

/// Texts ▸ numbers, by open addressing in a table at most a quarter full.
class InternTable {
 public:
  explicit InternTable(std::size_t capacity);
  std::uint32_t add(std::string_view text);
  /// The number of `text`, or `unknown`.
  std::uint32_t find(std::string_view text) const;
  static constexpr std::uint32_t unknown = 0xFFFFFFFFu;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t number = unknown;
    std::uint32_t size = 0;
    const char* text = nullptr;
  };
  std::vector<Entry> entries_;
  std::uint32_t count_ = 0;
};

/// A request as numbers.
struct InternedRequest {
  static constexpr std::size_t most_holdings = 8;
  std::uint32_t resource = InternTable::unknown;
  std::uint32_t action = InternTable::unknown;
  std::uint32_t holding_count = 0;
  std::array<std::uint32_t, most_holdings> holdings{};
};

class Bound {
 public:
  /// The texts of `policies` are borrowed.
  explicit Bound(const std::vector<WorkloadPolicy>& policies);

  /// The level that a Permit obliges to; 0 for Deny.
  int decide(const InternedRequest& request) const;

  InternedRequest intern(const Request& request) const;
  /// `text` has the padding behind it that the JSON parser reads.
  InternedRequest intern_json(std::string_view text, std::size_t capacity) const;
  InternedRequest intern_xml(std::string_view text) const;

  static std::string_view json_response(int level);
  static std::string_view xml_response(int level);

 private:
  static constexpr std::size_t row_holdings = 8;
  /// Who may do one action on one resource.
  struct alignas(32) Row {
    std::array<std::uint32_t, row_holdings> holdings;
  };

  void add_attribute(std::string_view id, std::string_view value, InternedRequest& out) const;

  InternTable packages_;
  InternTable roles_;
  InternTable resources_;
  InternTable actions_;
  std::vector<Row> rows_;  ///< by resource, then action
  std::vector<std::uint8_t> levels_;
};

}  // namespace hjemmel::bench
