// The general form: policies and policy sets as blocks (5.1, 5.14), with everything that XACML lets them hold.

#include <fmt/format.h>

#include "compiler/language/reader.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::language {

std::string Reader::version(Parser::VersionContext* context) { return text_of(context).value; }

model::CombiningAlgorithmName Reader::algorithm(Parser::AlgorithmContext* context, model::CombiningLevel level) {
  const Text name = text_of(context);
  const bool rules = level == model::CombiningLevel::rule;
  if (context->STRING() != nullptr) {
    model::CombiningAlgorithmName algorithm{name.value, model::combining_algorithm_of_urn(name.value), name.span};
    if (!algorithm.id) {
      diagnostics_.error("unknown-combining-algorithm", name.span,
                         fmt::format("`{}` is no combining algorithm", name.value));
      return algorithm;
    }
    if (model::info_of(*algorithm.id).level == level) return algorithm;
    // Altinn's own tools write policy-combining identifiers for rules: understood, and said.
    algorithm.id = model::at_level(*algorithm.id, level);
    if (!algorithm.id) {
      diagnostics_.error("combining-level", name.span,
                         fmt::format("`{}` does not combine {}", name.value, rules ? "rules" : "policies"));
      return algorithm;
    }
    const auto& meant = model::info_of(*algorithm.id);
    diagnostics_.warning("combining-level", name.span,
                         fmt::format("`{}` combines {}; read as the algorithm that combines {}", name.value,
                                     rules ? "policies" : "rules", rules ? "rules" : "policies"),
                         fmt::format("write `{}`", meant.legacy ? meant.urn : meant.name));
    return algorithm;
  }
  if (const auto known = model::combining_algorithm_of_name(name.value, level)) {
    return {std::string(model::info_of(*known).urn), known, name.span};
  }
  source::NearestName search(name.value);
  for (const std::string_view candidate :
       {"deny-overrides", "permit-overrides", "first-applicable", "only-one-applicable", "ordered-deny-overrides",
        "ordered-permit-overrides", "deny-unless-permit", "permit-unless-deny"}) {
    if (model::combining_algorithm_of_name(candidate, level)) search.consider(candidate);
  }
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-combining-algorithm";
  diagnostic.message =
      fmt::format("`{}` does not combine {}", name.value, level == model::CombiningLevel::rule ? "rules" : "policies");
  diagnostic.span = name.span;
  if (const auto nearest = search.result(); nearest && *nearest != name.value) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = *nearest;
  }
  diagnostics_.add(std::move(diagnostic));
  return {name.value, std::nullopt, name.span};
}

template <class PolicyOrSet>
void Reader::policy_head(const std::vector<Parser::PolicyHeadContext*>& heads, model::CombiningLevel level,
                         PolicyOrSet& out) {
  const auto standard = level == model::CombiningLevel::rule ? model::CombiningAlgorithm::rule_deny_overrides
                                                             : model::CombiningAlgorithm::policy_deny_overrides;
  out.algorithm = {std::string(model::info_of(standard).urn), standard, out.id_span};
  Once once;
  for (auto* head : heads) {
    if (tree_.broken(head)) continue;
    const source::Span span = tree_.span(head);
    if (auto* versioned = head->versionClause()) {
      if (first_time(once, "version", span)) out.version = version(versioned->version());
    } else if (first_time(once, "combining", span)) {
      out.algorithm = algorithm(head->combining()->algorithm(), level);
    }
  }
}

template <class PolicyOrSet>
void Reader::policy_clauses(const std::vector<Parser::PolicyClauseContext*>& clauses, PolicyOrSet& out) {
  Once once;
  out.target.span = out.id_span;
  for (auto* clause : clauses) {
    if (tree_.broken(clause)) continue;
    const source::Span span = tree_.span(clause);
    if (auto* described = clause->description()) {
      if (first_time(once, "description", span)) out.description = description(described);
    } else if (auto* targeted = clause->target()) {
      if (!first_time(once, "target", span)) continue;
      if (auto read = target(targeted)) out.target = std::move(*read);
    } else if (auto* obliged = clause->obligation()) {
      obligation(obliged, out);
    } else if (auto* given = clause->parameters()) {
      out.combiner_parameters.push_back(parameters(given));
    } else if (auto* issued = clause->issuer()) {
      if (first_time(once, "issuer", span)) out.issuer = issuer(issued);
    } else if (clause->XPATH_VERSION() != nullptr) {
      if (first_time(once, "xpath-version", span)) out.defaults = model::Defaults{unquote(clause->STRING()), span};
    } else if (first_time(once, "max-delegation-depth", span)) {
      out.max_delegation_depth = text_of(clause->getStop()).value;
    }
  }
}

std::unique_ptr<model::Policy> Reader::policy(Parser::PolicyContext* context) {
  auto policy = std::make_unique<model::Policy>();
  policy->span = tree_.span(context);
  if (context->STRING() != nullptr) {
    policy->id = unquote(context->STRING());
    policy->id_span = tree_.span(context->STRING()->getSymbol());
  }
  policy_head(context->policyHead(), model::CombiningLevel::rule, *policy);
  // The variables of one policy are unknown in another.
  pending_.clear();
  variable_types_ = {};
  variables(context->variableDefinition(), *policy);
  policy_clauses(context->policyClause(), *policy);
  for (auto* rule : context->generalRule()) policy->rules.push_back(general_rule(rule));
  return policy;
}

std::unique_ptr<model::PolicySet> Reader::policy_set(Parser::PolicySetContext* context) {
  auto set = std::make_unique<model::PolicySet>();
  set->span = tree_.span(context);
  if (context->STRING() != nullptr) {
    set->id = unquote(context->STRING());
    set->id_span = tree_.span(context->STRING()->getSymbol());
  }
  pending_.clear();
  variable_types_ = {};
  policy_head(context->policyHead(), model::CombiningLevel::policy, *set);
  policy_clauses(context->policyClause(), *set);
  for (auto* child : context->policySetChild()) {
    if (child->policy() != nullptr) {
      set->children.emplace_back(policy(child->policy()));
    } else if (child->policySet() != nullptr) {
      set->children.emplace_back(policy_set(child->policySet()));
    } else if (!tree_.broken(child)) {
      set->children.emplace_back(reference(child->reference()));
    }
  }
  return set;
}

model::PolicyReference Reader::reference(Parser::ReferenceContext* context) {
  model::PolicyReference reference;
  reference.span = tree_.span(context);
  reference.to_policy_set = context->POLICYSET() != nullptr;
  reference.id = unquote(context->STRING());
  Once once;
  for (auto* clause : context->referenceClause()) {
    if (!first_time(once, tree_.text(clause->getStart()), tree_.span(clause))) continue;
    auto& pattern = clause->VERSION() != nullptr    ? reference.version
                    : clause->EARLIEST() != nullptr ? reference.earliest_version
                                                    : reference.latest_version;
    pattern = version(clause->version());
  }
  return reference;
}

model::CombinerParameters Reader::parameters(Parser::ParametersContext* context) {
  model::CombinerParameters parameters;
  parameters.span = tree_.span(context);
  using About = model::CombinerParameters::About;
  if (context->OF() != nullptr) {
    parameters.about = context->RULE() != nullptr     ? About::rule
                       : context->POLICY() != nullptr ? About::policy
                                                      : About::policy_set;
    parameters.id_ref = unquote(context->STRING());
  }
  for (auto* given : context->parameter()) {
    model::CombinerParameter parameter;
    parameter.span = tree_.span(given);
    parameter.name = unquote(given->STRING());
    if (auto value = literal(given->literal())) parameter.value = std::move(*value);
    parameters.parameters.push_back(std::move(parameter));
  }
  return parameters;
}

model::PolicyIssuer Reader::issuer(Parser::IssuerContext* context) {
  model::PolicyIssuer issuer;
  issuer.span = tree_.span(context);
  if (context->CONTENT() != nullptr) issuer.content_xml = unquote(context->STRING());
  for (auto* written : context->issuerAttribute()) {
    model::IssuerAttribute attribute;
    attribute.attribute_id = unquote(written->STRING());
    attribute.issuer = issued_by(written->issuedBy());
    attribute.include_in_result = written->INCLUDED() != nullptr;
    for (auto* value : written->literal()) {
      if (auto read = literal(value)) attribute.values.push_back(std::move(*read));
    }
    issuer.attributes.push_back(std::move(attribute));
  }
  return issuer;
}

void Reader::variables(const std::vector<Parser::VariableDefinitionContext*>& definitions, model::Policy& policy) {
  policy.variables.reserve(definitions.size());  // pending_ points into it
  for (auto* context : definitions) {
    if (tree_.broken(context)) {
      // What it is, nobody knows; that it is there must be known, or each use would be reported too.
      if (context->variableName() != nullptr && !tree_.broken(context->variableName())) {
        pending_.try_emplace(text_of(context->variableName()).value).first->second.read = true;
      }
      continue;
    }
    const Text name = text_of(context->variableName());
    model::VariableDefinition& definition = policy.variables.emplace_back();
    definition.variable_id = name.value;
    definition.span = tree_.span(context);
    if (!pending_.try_emplace(name.value, PendingVariable{context, &definition, false, false}).second) {
      diagnostics_.error("stated-twice", name.span, fmt::format("`{}` is defined above already", name.value));
    }
  }
  for (auto* context : definitions) {
    if (!tree_.broken(context)) read_variable(text_of(context->variableName()).value);
  }
}

void Reader::read_variable(const std::string& name) {
  PendingVariable& pending = pending_.at(name);
  if (pending.read || pending.open || pending.context == nullptr) return;
  pending.open = true;
  ++variable_depth_;
  auto read = expression(pending.context->expression());
  --variable_depth_;
  pending.open = false;
  pending.read = true;
  if (!read) return;
  pending.definition->expression = std::move(*read);
  variable_types_.define(name, pending.definition->expression);
}

StaticType Reader::variable_type(const std::string& name) {
  const auto found = pending_.find(name);
  if (found == pending_.end()) return {};
  // Definitions may stand in any order: read this one now, unless it leads back here or too deep.
  if (!found->second.read && variable_depth_ < limits_.depth) read_variable(name);
  return variable_types_.type_of(name);
}

}  // namespace hjemmel::language
