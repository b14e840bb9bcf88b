// Results as the public header has them, made from those of the decision when someone asks: who only wants the response
// text pays nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hjemmel/hjemmel.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/value/arena.hpp"

namespace hjemmel::pdp {

/// The answer where there is no memory for one.
const Result& result_out_of_memory();

class PublicResults {
 public:
  /// Forgets everything.
  void clear();
  /// Notes the rules of the next result; they must outlive it unless `copied`.
  void note_rules(std::span<const std::uint32_t> rules, bool copied);
  std::span<const std::uint32_t> rules(std::size_t result) const {
    return result < rules_.size() ? rules_[result] : std::span<const std::uint32_t>();
  }
  /// The results, made at the first call after clear(). Texts are borrowed from `decided` where they are texts there.
  std::span<const Result> of(std::span<const hjemmel::Result> decided);

 private:
  void fill(const hjemmel::Result& from, Result& to);
  std::span<const Obligation> obligations(std::span<const hjemmel::Obligation> from);
  std::string_view lexical(const Value& value);

  Arena arena_{4 * 1024};
  std::string scratch_;
  std::vector<std::span<const std::uint32_t>> rules_;
  std::vector<Result> results_;
};

}  // namespace hjemmel::pdp
