// The model's nodes as the elements of section 5, one function for each kind; the counterpart of reader.hpp.
#pragma once

#include "compiler/model/policy.hpp"
#include "compiler/xacml/xml_output.hpp"

namespace hjemmel::xacml {

void write(Output& output, const model::Policy& policy);
void write(Output& output, const model::PolicySet& set);
void write(Output& output, const model::Rule& rule);
void write(Output& output, const model::Target& target);
/// <ObligationExpressions> and <AdviceExpressions>, where there are any.
void write_obligations(Output& output, const std::vector<model::ObligationExpression>& obligations,
                       const std::vector<model::ObligationExpression>& advice);

void write(Output& output, const model::Expression& expression);
/// `markup`: the text is XML, of an extension type.
void write(Output& output, const model::AttributeValue& value, bool markup = false);
void write(Output& output, const model::AttributeDesignator& designator);
void write(Output& output, const model::AttributeSelector& selector);
void write(Output& output, const model::VariableDefinition& variable);

std::string_view name_of(model::Effect effect);

}  // namespace hjemmel::xacml
