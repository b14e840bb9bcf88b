// The abstract syntax of XACML 3.0 policies (section 5), whole, with a source span on every node. Both front ends make
// it, both writers print it; nothing downstream knows which one it came from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/model/combining_algorithm.hpp"
#include "compiler/model/expression.hpp"

namespace hjemmel::model {

enum class Effect : std::uint8_t { permit, deny };

/// <Match> (5.9): the literal is the function's first argument.
struct Match {
  FunctionName function;
  AttributeValue value;
  Span value_span;
  std::variant<AttributeDesignator, AttributeSelector> attribute;
  Span attribute_span;
  Span span;
};
/// <AllOf> (5.8): every match.
struct AllOf {
  std::vector<Match> matches;
  Span span;
};
/// <AnyOf> (5.7): at least one alternative.
struct AnyOf {
  std::vector<AllOf> alternatives;
  Span span;
};
/// <Target> (5.6): every AnyOf; an empty one matches every request.
struct Target {
  std::vector<AnyOf> any_ofs;
  Span span;
};

/// <AttributeAssignmentExpression> (5.41).
struct AttributeAssignment {
  std::string attribute_id;
  std::optional<std::string> category;
  std::optional<std::string> issuer;
  Expression expression;
  Span span;
};
/// <ObligationExpression> (5.39) or <AdviceExpression> (5.40).
struct ObligationExpression {
  std::string id;
  Effect applies_on = Effect::permit;  ///< FulfillOn, AppliesTo
  std::vector<AttributeAssignment> assignments;
  Span span;
};

/// <VariableDefinition> (5.25).
struct VariableDefinition {
  std::string variable_id;
  Expression expression;
  Span span;
};

/// <CombinerParameter> (5.17).
struct CombinerParameter {
  std::string name;
  AttributeValue value;
  Span span;
};
/// <CombinerParameters>, or <RuleCombinerParameters>, <PolicyCombinerParameters>, <PolicySetCombinerParameters> (5.16
/// to 5.20).
struct CombinerParameters {
  enum class About : std::uint8_t { algorithm, rule, policy, policy_set };
  About about = About::algorithm;
  std::string id_ref;  ///< RuleIdRef, PolicyIdRef or PolicySetIdRef; empty for `algorithm`
  std::vector<CombinerParameter> parameters;
  Span span;
};

/// <PolicyIssuer> (Administration profile); its attributes and content as written, for they have no effect here
/// (7.19.1).
struct IssuerAttribute {
  std::string attribute_id;
  std::optional<std::string> issuer;
  bool include_in_result = false;
  std::vector<AttributeValue> values;
};
struct PolicyIssuer {
  std::string content_xml;
  std::vector<IssuerAttribute> attributes;
  Span span;
};

/// <PolicyDefaults>, <PolicySetDefaults> (5.4, 5.15).
struct Defaults {
  std::string xpath_version;
  Span span;
};

/// <Rule> (5.21).
struct Rule {
  std::string id;
  Effect effect = Effect::permit;
  std::optional<std::string> description;
  std::optional<Target> target;  ///< none: as a target that matches everything
  std::optional<Expression> condition;
  std::vector<ObligationExpression> obligations;
  std::vector<ObligationExpression> advice;
  Span span;
  Span id_span;
};

/// <Policy> (5.14).
struct Policy {
  std::string id;
  std::string version = "1.0";
  std::optional<std::string> max_delegation_depth;
  CombiningAlgorithmName algorithm;
  std::optional<std::string> description;
  std::optional<PolicyIssuer> issuer;
  std::optional<Defaults> defaults;
  Target target;
  std::vector<CombinerParameters> combiner_parameters;
  std::vector<VariableDefinition> variables;
  std::vector<Rule> rules;
  std::vector<ObligationExpression> obligations;
  std::vector<ObligationExpression> advice;
  Span span;
  Span id_span;
};

/// <PolicyIdReference>, <PolicySetIdReference> (5.10 to 5.13).
struct PolicyReference {
  bool to_policy_set = false;
  std::string id;
  std::optional<std::string> version;
  std::optional<std::string> earliest_version;
  std::optional<std::string> latest_version;
  Span span;
};

struct PolicySet;

/// A child of a policy set, in its order.
using PolicySetChild = std::variant<std::unique_ptr<PolicySet>, std::unique_ptr<Policy>, PolicyReference>;

/// <PolicySet> (5.1).
struct PolicySet {
  std::string id;
  std::string version = "1.0";
  std::optional<std::string> max_delegation_depth;
  CombiningAlgorithmName algorithm;
  std::optional<std::string> description;
  std::optional<PolicyIssuer> issuer;
  std::optional<Defaults> defaults;
  Target target;
  std::vector<CombinerParameters> combiner_parameters;
  std::vector<PolicySetChild> children;
  std::vector<ObligationExpression> obligations;
  std::vector<ObligationExpression> advice;
  Span span;
  Span id_span;
};

/// What a policy file holds.
using Root = std::variant<std::unique_ptr<Policy>, std::unique_ptr<PolicySet>>;

/// A policy file as read: its root, and the comments that stood before it.
struct Document {
  Root root;
  std::vector<std::string> leading_comments;
};

}  // namespace hjemmel::model
