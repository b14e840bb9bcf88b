// The reference engine: evaluates the model as sections 7.3 to 7.18 and Appendix C say, one function for each, with nothing
// clever. What it answers is what generated code must answer.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "compiler/model/resolve.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"

namespace hjemmel::interpret {

/// Decides one individual request at a time; reusable, not shared between threads.
class Interpreter {
 public:
  explicit Interpreter(const model::ResolvedStore& store);

  /// The result borrows from the request, the store and this interpreter, until the next call.
  Result decide(const IndividualRequest& request, const Environment& environment);

  /// The rules whose effect took part in the last decision, in order of evaluation.
  std::span<const model::Rule* const> matched_rules() const { return matched_rules_; }

 private:
  const model::ResolvedStore& store_;
  Arena arena_;
  StatusLog statuses_;
  RegexCache regexes_;
  std::vector<const model::Rule*> matched_rules_;
};

}  // namespace hjemmel::interpret
