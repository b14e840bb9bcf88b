#include "compiler/interpret/interpreter.hpp"

#include "compiler/interpret/evaluate_policy.hpp"
#include "compiler/interpret/evaluation.hpp"

namespace hjemmel::interpret {
namespace {

// The extended values of Indeterminate stay inside (7.10).
Decision plain(ExtendedDecision decision) {
  switch (decision) {
    case ExtendedDecision::permit:
      return Decision::permit;
    case ExtendedDecision::deny:
      return Decision::deny;
    case ExtendedDecision::not_applicable:
      return Decision::not_applicable;
    default:
      return Decision::indeterminate;
  }
}

}  // namespace

Interpreter::Interpreter(const model::ResolvedStore& store) : store_(store) {}

Result Interpreter::decide(const IndividualRequest& request, const Environment& environment) {
  arena_.reset();
  statuses_.clear();
  matched_rules_.clear();
  content_.bind(request);
  AttributeBags attributes(request, environment, arena_);
  Evaluation evaluation{
      store_, attributes, {arena_, statuses_, regexes_, &content_, environment.implicit_zone}, matched_rules_, {}};
  Outcome outcome = evaluate(evaluation, store_.root());

  obligations_ = std::move(outcome.obligations);
  advice_ = std::move(outcome.advice);
  policy_identifiers_ = std::move(outcome.policy_identifiers);
  Result result;
  result.decision = plain(outcome.decision);
  result.status = statuses_[outcome.status];
  result.obligations = obligations_;
  result.advice = advice_;
  if (request.request->return_policy_id_list) result.policy_identifiers = policy_identifiers_;
  result.request = request;
  return result;
}

}  // namespace hjemmel::interpret
