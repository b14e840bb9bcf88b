// The combining algorithms (Appendix C).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/interpret/evaluate_target.hpp"
#include "compiler/interpret/outcome.hpp"
#include "compiler/model/combining_algorithm.hpp"

namespace hjemmel::interpret {

/// The rules of a policy, or the policies and policy sets of a policy set: evaluated one by one, when an algorithm
/// asks.
class Children {
 public:
  virtual ~Children() = default;
  virtual std::size_t count() const = 0;
  virtual Outcome evaluate(std::size_t index) = 0;
  /// Whether the target of a policy or policy set matches. Rules have no algorithm that asks.
  virtual Matching applicability(std::size_t) { return {}; }
  /// Records an error of the combination itself; returns its status.
  virtual std::uint32_t fail(std::string_view) { return 0; }
};

/// What the children come to together. Of Permit and Deny the outcome holds what the children with that very decision
/// pass up (7.18), in order of evaluation; an Indeterminate has the status of the first Indeterminate child.
Outcome combine(model::CombiningAlgorithm algorithm, Children& children);

}  // namespace hjemmel::interpret
