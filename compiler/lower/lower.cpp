#include "compiler/lower/lower.hpp"

#include <unordered_map>

#include "compiler/lower/expression_lowering.hpp"
#include "compiler/lower/target_lowering.hpp"

namespace hjemmel::lower {
namespace {

using artefact::CombiningFamily;
using model::CombiningAlgorithm;

CombiningFamily family_of(CombiningAlgorithm algorithm) {
  switch (algorithm) {
    case CombiningAlgorithm::rule_deny_overrides:
    case CombiningAlgorithm::policy_deny_overrides:
    case CombiningAlgorithm::rule_ordered_deny_overrides:
    case CombiningAlgorithm::policy_ordered_deny_overrides:
      return CombiningFamily::deny_overrides;
    case CombiningAlgorithm::rule_permit_overrides:
    case CombiningAlgorithm::policy_permit_overrides:
    case CombiningAlgorithm::rule_ordered_permit_overrides:
    case CombiningAlgorithm::policy_ordered_permit_overrides:
      return CombiningFamily::permit_overrides;
    case CombiningAlgorithm::rule_first_applicable:
    case CombiningAlgorithm::policy_first_applicable:
      return CombiningFamily::first_applicable;
    case CombiningAlgorithm::policy_only_one_applicable:
      return CombiningFamily::only_one_applicable;
    case CombiningAlgorithm::rule_deny_unless_permit:
    case CombiningAlgorithm::policy_deny_unless_permit:
      return CombiningFamily::deny_unless_permit;
    case CombiningAlgorithm::rule_permit_unless_deny:
    case CombiningAlgorithm::policy_permit_unless_deny:
      return CombiningFamily::permit_unless_deny;
    case CombiningAlgorithm::rule_deny_overrides_1_0:
    case CombiningAlgorithm::rule_ordered_deny_overrides_1_1:
      return CombiningFamily::legacy_rule_deny_overrides;
    case CombiningAlgorithm::rule_permit_overrides_1_0:
    case CombiningAlgorithm::rule_ordered_permit_overrides_1_1:
      return CombiningFamily::legacy_rule_permit_overrides;
    case CombiningAlgorithm::policy_deny_overrides_1_0:
    case CombiningAlgorithm::policy_ordered_deny_overrides_1_1:
      return CombiningFamily::legacy_policy_deny_overrides;
    case CombiningAlgorithm::policy_permit_overrides_1_0:
    case CombiningAlgorithm::policy_ordered_permit_overrides_1_1:
      return CombiningFamily::legacy_policy_permit_overrides;
  }
  return CombiningFamily::deny_overrides;
}

class Lowering {
 public:
  explicit Lowering(const model::ResolvedStore& store) : store_(store), builder_(module_) {}

  ir::Module run() {
    module_.root = child_of(store_.root());
    return std::move(module_);
  }

 private:
  static ir::Child child(ir::Child::Kind kind, ir::Index index) { return {kind, index, ir::none}; }

  ir::Child child_of(const model::PolicyNode& node) {
    const ir::Index index = std::visit([this](const auto* policy) { return combination(*policy); }, node);
    return child(ir::Child::Kind::combination, index);
  }

  ir::Child child_of(const model::PolicySetChild& node) {
    if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&node))
      return child_of(model::PolicyNode(policy->get()));
    if (const auto* set = std::get_if<std::unique_ptr<model::PolicySet>>(&node))
      return child_of(model::PolicyNode(set->get()));
    const auto* target = store_.target_of(std::get<model::PolicyReference>(node));
    return target == nullptr ? child(ir::Child::Kind::unresolved, ir::none) : child_of(*target);
  }

  /// Obligations first, then advice: the order of evaluation (7.18).
  template <typename Source>
  std::vector<ir::ObligationUse> obligations(const Source& source, model::Effect effect) {
    std::vector<ir::ObligationUse> uses;
    add_obligations(source.obligations, effect, false, uses);
    add_obligations(source.advice, effect, true, uses);
    return uses;
  }

  void add_obligations(const std::vector<model::ObligationExpression>& sources, model::Effect effect, bool is_advice,
                       std::vector<ir::ObligationUse>& uses) {
    for (const auto& source : sources) {
      if (source.applies_on != effect) continue;
      ir::Obligation obligation;
      obligation.id = source.id;
      obligation.is_advice = is_advice;
      obligation.effect = effect;
      for (const auto& assignment : source.assignments) {
        obligation.assignments.push_back({assignment.attribute_id, assignment.category.value_or(""),
                                          assignment.issuer.value_or(""),
                                          lower_expression(assignment.expression, store_, builder_)});
      }
      uses.push_back({static_cast<ir::Index>(module_.obligations.size()), ir::none});
      module_.obligations.push_back(std::move(obligation));
    }
  }

  ir::Child rule(const model::Rule& source) {
    ir::Rule rule;
    rule.source = &source;
    rule.effect = source.effect;
    rule.target.kind = ir::Test::Kind::always;
    if (source.target) rule.target = lower_target(*source.target, store_, builder_);
    if (source.condition) rule.condition = lower_expression(*source.condition, store_, builder_);
    rule.obligations = obligations(source, source.effect);
    module_.rules.push_back(std::move(rule));
    return child(ir::Child::Kind::rule, static_cast<ir::Index>(module_.rules.size() - 1));
  }

  template <typename Source>
  ir::Combination combination_of(const Source& source) {
    ir::Combination out;
    out.target = lower_target(source.target, store_, builder_);
    out.family = family_of(*source.algorithm.id);
    out.permit_obligations = obligations(source, model::Effect::permit);
    out.deny_obligations = obligations(source, model::Effect::deny);
    return out;
  }

  ir::Index combination(const model::Policy& source) {
    if (const auto done = done_.find(&source); done != done_.end()) return done->second;
    ir::Combination out = combination_of(source);
    out.policy = &source;
    for (const auto& each : source.rules) out.children.push_back(rule(each));
    return finish(std::move(out), &source);
  }

  ir::Index combination(const model::PolicySet& source) {
    if (const auto done = done_.find(&source); done != done_.end()) return done->second;
    ir::Combination out = combination_of(source);
    out.policy_set = &source;
    for (const auto& each : source.children) out.children.push_back(child_of(each));
    return finish(std::move(out), &source);
  }

  ir::Index finish(ir::Combination combination, const void* source) {
    const auto number = static_cast<ir::Index>(module_.combinations.size());
    for (const ir::Child& each : combination.children) {
      if (each.kind == ir::Child::Kind::rule) {
        module_.rules[each.index].policy = number;
      } else if (each.kind == ir::Child::Kind::combination) {
        ir::Combination& below = module_.combinations[each.index];
        if (below.parent == ir::none) below.parent = number;
      }
    }
    module_.combinations.push_back(std::move(combination));
    done_.emplace(source, number);
    return number;
  }

  const model::ResolvedStore& store_;
  ir::Module module_;
  ModuleBuilder builder_;
  std::unordered_map<const void*, ir::Index> done_;
};

}  // namespace

ir::Module lower(const model::ResolvedStore& store) { return Lowering(store).run(); }

}  // namespace hjemmel::lower
