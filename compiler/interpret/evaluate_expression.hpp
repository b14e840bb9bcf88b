// Expression evaluation (7.4, 7.8).
#pragma once

#include "compiler/interpret/evaluation.hpp"
#include "compiler/model/expression.hpp"

namespace hjemmel::interpret {

/// The value of an expression: a single value or bag of its static type, a function, or an error.
Value evaluate(Evaluation& evaluation, const model::Expression& expression);
Value evaluate(Evaluation& evaluation, const model::AttributeDesignator& designator);
/// 7.3.7.
Value evaluate(Evaluation& evaluation, const model::AttributeSelector& selector);
Value evaluate(Evaluation& evaluation, const model::Apply& apply);

/// `or`, `and` and `n-of` (A.3.5), which evaluate their arguments from first to last and stop once they are decided. An
/// error does not stop them, for a later argument may decide them still; undecided, the first error is the result.
Value evaluate_or(Evaluation& evaluation, const model::Apply& apply);
Value evaluate_and(Evaluation& evaluation, const model::Apply& apply);
Value evaluate_n_of(Evaluation& evaluation, const model::Apply& apply);

}  // namespace hjemmel::interpret
