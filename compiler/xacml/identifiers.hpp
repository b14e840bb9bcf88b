// The identifiers of functions, data types and combining algorithms in a policy: looked up in the tables of grammar/,
// an unknown one reported with the right one that it resembles.
#pragma once

#include "compiler/model/combining_algorithm.hpp"
#include "compiler/model/expression.hpp"
#include "compiler/xacml/walker.hpp"

namespace hjemmel::xacml {

model::FunctionName read_function_name(Walker& walker, const Attributes& attributes, AttributeName attribute);

/// `required`: an unknown type is an error; otherwise it is carried in silence.
model::DataTypeName read_data_type(Walker& walker, const Attributes& attributes, bool required = true);

/// An algorithm of the other level is taken for its twin of this level, with a warning: Altinn's own tools write
/// policy-combining identifiers into RuleCombiningAlgId.
model::CombiningAlgorithmName read_combining_algorithm(Walker& walker, const Attributes& attributes,
                                                       AttributeName attribute, model::CombiningLevel level);

}  // namespace hjemmel::xacml
