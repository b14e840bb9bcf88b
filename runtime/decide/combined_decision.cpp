#include "runtime/decide/combined_decision.hpp"

#include <algorithm>

namespace hjemmel {

bool combine(std::span<const Result> results, Result& out) {
  out = Result();
  const auto refuse = [&](std::string_view message) {
    out.status.code = StatusCode::processing_error;
    out.status.message = message;
  };
  if (results.empty()) {
    refuse("there is no decision to combine");
    return false;
  }
  const Decision first = results.front().decision;
  if (std::any_of(results.begin(), results.end(),
                  [](const Result& result) { return !result.obligations.empty() || !result.advice.empty(); })) {
    refuse("decisions with obligations or advice cannot be combined");
  } else if (std::any_of(results.begin(), results.end(),
                         [&](const Result& result) { return result.decision != first; })) {
    refuse("the decisions to combine differ");
  } else if (first == Decision::indeterminate) {
    refuse("all decisions to combine are Indeterminate");
  } else {
    out.decision = first;
  }
  return true;
}

}  // namespace hjemmel
