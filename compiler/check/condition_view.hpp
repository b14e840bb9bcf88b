// What the checks read out of a condition: which categories it looks at, which literals it compares an attribute with,
// and the last day on which it can be true.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "compiler/check/policy_view.hpp"
#include "compiler/model/expression.hpp"

namespace hjemmel::check {

Comparison comparison_of(const model::FunctionName& function);

/// Every category that a designator or selector of the expression names, once. Variables are not followed.
std::vector<Category> categories_read(const model::Expression& expression);

struct ComparedLiteral {
  const model::AttributeValue* value = nullptr;
  const model::AttributeDesignator* designator = nullptr;
  Comparison comparison = Comparison::other;
  source::Span span;
  source::Span function_span;
};

/// The literals that stand beside one attribute under a function that compares for equality or membership.
std::vector<ComparedLiteral> compared_literals(const model::Expression& expression);

/// The last day on which the condition can be true, where it says so by a comparison of the current date with a
/// literal, alone or as one of several that must hold.
std::optional<std::chrono::year_month_day> last_day_of(const model::Expression& expression);

}  // namespace hjemmel::check
