// The elements of section 5 as the model's nodes, one function for each kind. Each takes an element that the walker has
// let through, reports what is wrong inside it, and returns the node as far as it could be read: whoever gets a node
// with errors reported must not use it.
#pragma once

#include "compiler/model/policy.hpp"
#include "compiler/xacml/walker.hpp"

namespace hjemmel::xacml {

std::unique_ptr<model::Policy> read_policy_element(Walker& walker, const Element& element);
std::unique_ptr<model::PolicySet> read_policy_set_element(Walker& walker, const Element& element);
model::PolicyReference read_reference(Walker& walker, const Element& element);
model::PolicyIssuer read_issuer(Walker& walker, const Element& element);
model::Defaults read_defaults(Walker& walker, const Element& element);
model::CombinerParameters read_combiner_parameters(Walker& walker, const Element& element);

model::Rule read_rule(Walker& walker, const Element& element);
model::Target read_target(Walker& walker, const Element& element);
/// <ObligationExpressions> or <AdviceExpressions>.
std::vector<model::ObligationExpression> read_obligations(Walker& walker, const Element& element);

model::VariableDefinition read_variable(Walker& walker, const Element& element);
model::Expression read_expression(Walker& walker, const Element& element);
/// The one expression in <Condition>, <VariableDefinition> or <AttributeAssignmentExpression>.
model::Expression read_only_expression(Walker& walker, const Element& element);
/// `data_type_required`: as for read_data_type.
model::AttributeValue read_attribute_value(Walker& walker, const Element& element, bool data_type_required = true);
model::AttributeDesignator read_designator(Walker& walker, const Element& element);
model::AttributeSelector read_selector(Walker& walker, const Element& element);

/// xs:boolean; `fallback` where it is absent or wrong.
bool read_boolean(Walker& walker, const Attributes& attributes, AttributeName attribute, bool fallback);
/// Effect, FulfillOn, AppliesTo.
model::Effect read_effect(Walker& walker, const Attributes& attributes, AttributeName attribute);

}  // namespace hjemmel::xacml
