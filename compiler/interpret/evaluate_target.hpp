// Target evaluation (7.6, 7.7; tables 1 to 3).
#pragma once

#include <cstdint>

#include "compiler/interpret/evaluation.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::interpret {

/// Whether a target, or a part of one, matches the request.
struct Matching {
  enum class Kind : std::uint8_t { match, no_match, indeterminate };
  Kind kind = Kind::match;
  std::uint32_t status = 0;  ///< of the first error met, in the decision's StatusLog; 0 unless indeterminate
};

Matching evaluate(Evaluation& evaluation, const model::Target& target);
Matching evaluate(Evaluation& evaluation, const model::Match& match);

}  // namespace hjemmel::interpret
