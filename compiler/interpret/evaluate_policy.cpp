#include "compiler/interpret/evaluate_policy.hpp"

#include "compiler/interpret/combining/combining.hpp"
#include "compiler/interpret/evaluate_obligations.hpp"
#include "compiler/interpret/evaluate_rule.hpp"
#include "compiler/interpret/evaluate_target.hpp"

namespace hjemmel::interpret {
namespace {

class Rules final : public Children {
 public:
  Rules(Evaluation& evaluation, const model::Policy& policy) : evaluation_(evaluation), rules_(policy.rules) {}
  std::size_t count() const override { return rules_.size(); }
  Outcome evaluate(std::size_t index) override { return interpret::evaluate(evaluation_, rules_[index]); }

 private:
  Evaluation& evaluation_;
  const std::vector<model::Rule>& rules_;
};

class Policies final : public Children {
 public:
  Policies(Evaluation& evaluation, const model::PolicySet& set) : evaluation_(evaluation), children_(set.children) {}
  std::size_t count() const override { return children_.size(); }

  Outcome evaluate(std::size_t index) override {
    const std::optional<model::PolicyNode> node = node_at(index);
    if (!node) return outcome_of(ExtendedDecision::indeterminate_dp, unresolved());
    return interpret::evaluate(evaluation_, *node);
  }

  Matching applicability(std::size_t index) override {
    const std::optional<model::PolicyNode> node = node_at(index);
    if (!node) return {Matching::Kind::indeterminate, unresolved()};
    return std::visit([&](const auto* policy) { return interpret::evaluate(evaluation_, policy->target); }, *node);
  }

  std::uint32_t fail(std::string_view message) override {
    return evaluation_.context.statuses.add({StatusCode::processing_error, message, {}});
  }

 private:
  /// What stands at a place or is referred to from there (7.15); empty for a reference to nothing.
  std::optional<model::PolicyNode> node_at(std::size_t index) const {
    const model::PolicySetChild& child = children_[index];
    if (const auto* set = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) return set->get();
    if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&child)) return policy->get();
    const model::PolicyNode* target = evaluation_.store.target_of(std::get<model::PolicyReference>(child));
    return target ? std::optional(*target) : std::nullopt;
  }
  std::uint32_t unresolved() { return fail("a policy that is referred to is not there"); }

  Evaluation& evaluation_;
  const std::vector<model::PolicySetChild>& children_;
};

Rules children_of(Evaluation& evaluation, const model::Policy& policy) { return {evaluation, policy}; }
Policies children_of(Evaluation& evaluation, const model::PolicySet& set) { return {evaluation, set}; }

// Table 7: what a policy whose target is Indeterminate comes to.
ExtendedDecision under_indeterminate_target(ExtendedDecision combined) {
  switch (combined) {
    case ExtendedDecision::permit:
      return ExtendedDecision::indeterminate_p;
    case ExtendedDecision::deny:
      return ExtendedDecision::indeterminate_d;
    default:
      return combined;
  }
}

template <typename PolicyOrSet>
Outcome evaluate_policy(Evaluation& evaluation, const PolicyOrSet& policy) {
  const Matching target = evaluate(evaluation, policy.target);
  if (target.kind == Matching::Kind::no_match) return outcome_of(ExtendedDecision::not_applicable);

  auto children = children_of(evaluation, policy);
  Outcome outcome = combine(*policy.algorithm.id, children);
  if (target.kind == Matching::Kind::indeterminate) {
    const ExtendedDecision decision = under_indeterminate_target(outcome.decision);
    return outcome_of(decision, is_indeterminate(decision) ? target.status : 0);
  }
  if (outcome.decision != ExtendedDecision::permit && outcome.decision != ExtendedDecision::deny) return outcome;

  const auto effect = outcome.decision == ExtendedDecision::permit ? model::Effect::permit : model::Effect::deny;
  if (const auto error = evaluate_obligations(evaluation, effect, policy.obligations, policy.advice, outcome)) {
    return outcome_of(indeterminate_of(effect), *error);
  }
  constexpr bool is_policy_set = std::is_same_v<PolicyOrSet, model::PolicySet>;
  outcome.policy_identifiers.push_back({policy.id, policy.version, is_policy_set});
  return outcome;
}

}  // namespace

Outcome evaluate(Evaluation& evaluation, const model::PolicyNode& node) {
  return std::visit([&](const auto* policy) { return evaluate_policy(evaluation, *policy); }, node);
}

}  // namespace hjemmel::interpret
