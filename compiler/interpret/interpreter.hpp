// The reference engine: evaluates the model as sections 7.3 to 7.18 and Appendix C say, one function for each, with
// nothing clever. What it answers is what generated code must answer.
//
// Where the specification leaves a choice, both engines make this one:
// - Rules and policies are evaluated strictly in document order, and an algorithm stops where its pseudo-code returns.
// - The status of an Indeterminate is that of the first Indeterminate met: of the matches in a target, of the arguments
// of a
//   function, of the children of a policy. A policy with an Indeterminate target (7.14) has the status of its target.
// - An error in an argument of `and`, `or` or `n-of` does not stop it: a later argument may still decide it (A.3.5).
// - An attribute is missing (7.3.5) if the request, then the attribute source, then, for the current time and date, the
// clock
//   gives no value at all.
// - An obligation or advice that cannot be evaluated makes a rule or policy Indeterminate in the effect that it would
// have had.
// - Obligations, advice and policy identifiers come up along the paths of the tree on which every decision equals the
// final
//   one (7.18; "fully applicable", 5.42, is read the same way): of children in order of evaluation, then the parent's
//   own. There are none for NotApplicable and Indeterminate.
#pragma once

#include <span>
#include <vector>

#include "compiler/model/resolve.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"

namespace hjemmel::interpret {

/// Decides one individual request at a time; reusable, not shared between threads.
class Interpreter {
 public:
  explicit Interpreter(const model::ResolvedStore& store);

  /// The result borrows from the request, the store and this interpreter, until the next call.
  Result decide(const IndividualRequest& request, const Environment& environment);

  /// The rules that came to Permit or Deny in the last decision, in order of evaluation, whatever became of it above
  /// them.
  std::span<const model::Rule* const> matched_rules() const { return matched_rules_; }

 private:
  const model::ResolvedStore& store_;
  Arena arena_;
  StatusLog statuses_;
  RegexCache regexes_;
  ContentSource content_;
  std::vector<const model::Rule*> matched_rules_;
  std::vector<Obligation> obligations_;
  std::vector<Obligation> advice_;
  std::vector<PolicyIdentifier> policy_identifiers_;
};

}  // namespace hjemmel::interpret
