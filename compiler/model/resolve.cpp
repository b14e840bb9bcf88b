#include "compiler/model/resolve.hpp"

#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {

Resolver::Resolver(const PolicyStore& store, source::Diagnostics& diagnostics)
    : store_(store), diagnostics_(diagnostics), out_(std::make_unique<ResolvedStore>()) {}

std::unique_ptr<ResolvedStore> Resolver::run(PolicyNode root) {
  const std::size_t errors_before = diagnostics_.error_count();
  out_->store_ = &store_;
  out_->root_ = root;
  walk(root);
  if (diagnostics_.error_count() > errors_before) return nullptr;
  return std::move(out_);
}

void Resolver::enter(const PolicyNode& node) {
  std::visit([this](const auto* policy) { check(*policy); }, node);
}

void Resolver::check(const Policy& policy) {
  check_identity(&policy, policy.id_span);
  check_issuer(policy.issuer);
  check_algorithm(policy.algorithm, CombiningLevel::rule);
  check(policy.target);
  check_variables(policy.variables);
  std::unordered_set<std::string_view> rule_ids;
  for (const Rule& rule : policy.rules) {
    if (!rule_ids.insert(rule.id).second) {
      diagnostics_.warning("duplicate-rule-id", rule.id_span,
                           fmt::format("another rule of this policy is called `{}` as well", rule.id),
                           "a decision names the rule that it rests on: give each rule an id of its own");
    }
    check(rule);
  }
  check(policy.obligations);
  check(policy.advice);
  variables_.clear();
  behind_variables_ = 0;
}

void Resolver::check(const PolicySet& set) {
  check_identity(&set, set.id_span);
  check_issuer(set.issuer);
  check_algorithm(set.algorithm, CombiningLevel::policy);
  check(set.target);
  check(set.obligations);
  check(set.advice);
}

// 5.1 and 5.14 make the author see to it that ids are unique; a decision point may go on.
void Resolver::check_identity(const PolicyNode& node, const Span& span) {
  const bool is_policy_set = std::holds_alternative<const PolicySet*>(node);
  const auto key = fmt::format("{}\n{}\n{}", is_policy_set, id_of(node), version_of(node));
  if (!identities_.insert(key).second) {
    diagnostics_.warning("duplicate-policy-id", span,
                         fmt::format("another {} has the id `{}` and the version {} as well",
                                     is_policy_set ? "policy set" : "policy", id_of(node), version_of(node)),
                         "a reference to it means the one that was read first");
  }
}

void Resolver::check_issuer(const std::optional<PolicyIssuer>& issuer) {
  if (!issuer) return;
  diagnostics_.error("unsupported-policy-issuer", issuer->span,
                     "a policy with an issuer needs the Administration profile, which is not supported",
                     "take `PolicyIssuer` away if the policy is to be trusted as it stands");
}

void Resolver::check_algorithm(const CombiningAlgorithmName& name, CombiningLevel level) {
  if (name.id) return;
  const bool of_rules = level == CombiningLevel::rule;
  const auto other = combining_algorithm_of_urn(name.urn);
  if (other) {
    diagnostics_.error("unknown-combining-algorithm", name.span,
                       fmt::format("`{}` does not combine {}", info_of(*other).name, of_rules ? "rules" : "policies"));
    return;
  }
  diagnostics_.error("unknown-combining-algorithm", name.span,
                     fmt::format("unknown {}-combining algorithm `{}`", of_rules ? "rule" : "policy", name.urn));
}

void Resolver::check(const Rule& rule) {
  if (rule.target) check(*rule.target);
  if (rule.condition) check_condition(*rule.condition);
  check(rule.obligations);
  check(rule.advice);
}

void Resolver::check_condition(const Expression& condition) {
  const StaticType type = type_of(condition);
  if (!type || (type->kind == ParameterType::Kind::single && type->type == DataType::boolean)) return;
  diagnostics_.error("condition-not-boolean", condition.span,
                     fmt::format("a condition is one boolean, not {}", described(*type)));
}

void Resolver::check(const Target& target) {
  for (const AnyOf& any_of : target.any_ofs) {
    for (const AllOf& all_of : any_of.alternatives) {
      for (const Match& match : all_of.matches) check(match);
    }
  }
}

// 7.6: a function of two single values that returns one boolean; the literal comes first, the attribute's values
// second.
void Resolver::check(const Match& match) {
  const StaticType literal = type_of(match.value, match.value_span);
  StaticType element =
      std::visit([&](const auto& attribute) { return type_of(attribute, match.attribute_span); }, match.attribute);
  const FunctionInfo* info = function(match.function, match.span);
  if (!info) return;
  const Span& span = match.function.span.file ? match.function.span : match.span;
  const auto wrong_function = [&](std::string message) {
    diagnostics_.error("wrong-match-function", span, std::move(message),
                       "a match takes a function of two single values that returns a boolean");
  };
  if (!takes_count(*info, 2)) {
    return wrong_function(fmt::format("`{}` takes {}, and a match has two", info->name, counted_arguments(*info)));
  }
  for (const std::size_t index : {0, 1}) {
    const ParameterType& parameter = parameter_at(*info, index);
    if (parameter.kind != ParameterType::Kind::single || parameter.any) {
      return wrong_function(fmt::format("`{}` does not take two single values", info->name));
    }
  }
  if (info->result.kind != ParameterType::Kind::single || info->result.type != DataType::boolean) {
    return wrong_function(fmt::format("`{}` returns {}, not a boolean", info->name, described(info->result)));
  }
  if (element) element = single_of(element->type);  // each value of the bag is an argument
  check_argument(*info, 1, parameter_at(*info, 0), {literal, match.value_span});
  check_argument(*info, 2, parameter_at(*info, 1), {element, match.attribute_span});
}

void Resolver::check(const std::vector<ObligationExpression>& expressions) {
  for (const ObligationExpression& expression : expressions) {
    for (const AttributeAssignment& assignment : expression.assignments) {
      const StaticType type = type_of(assignment.expression);
      if (!type || type->kind != ParameterType::Kind::function) continue;
      diagnostics_.error("function-as-value", assignment.expression.span,
                         fmt::format("attribute `{}` is assigned a function, not a value", assignment.attribute_id));
    }
  }
}

std::unique_ptr<ResolvedStore> resolve(const PolicyStore& store, PolicyNode root, source::Diagnostics& diagnostics) {
  return Resolver(store, diagnostics).run(root);
}

}  // namespace hjemmel::model
