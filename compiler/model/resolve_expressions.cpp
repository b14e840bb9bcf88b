// The static type of each kind of expression (7.4): known before any request, so that the engines check no types.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {
namespace {

/// Where to point: a part that knows its place, otherwise the whole.
const Span& place(const Span& part, const Span& whole) { return part.file ? part : whole; }

}  // namespace

StaticType Resolver::type_of(const Expression& expression) {
  ++nesting_;
  ++parts_;
  StaticType type;
  if (deepen(expression.span, 0)) {
    type = std::visit([&](const auto& node) { return type_of(node, expression.span); }, expression.node);
  }
  --nesting_;
  if (type) out_->types_.emplace(&expression, *type);
  return type;
}

/// Notes that the expression at hand goes `levels` deeper than where the walk stands. False if that is too deep.
bool Resolver::deepen(const Span& span, std::size_t levels) {
  const std::size_t depth = nesting_ + levels;
  deepest_ = std::max(deepest_, depth);
  if (depth <= max_expression_nesting) return true;
  diagnostics_.error(
      "too-deep", span,
      fmt::format("expressions are nested more than {} deep, variables followed", max_expression_nesting));
  return false;
}

/// Notes that the expression at hand names a variable that stands for so many parts. The one that makes it too much is
/// reported, once; from there on nothing is counted, so that the count cannot overflow.
void Resolver::widen(const Span& span, std::size_t parts) {
  if (behind_variables_ > max_parts_behind_variables) return;
  parts_ += parts;
  behind_variables_ += parts;
  if (behind_variables_ <= max_parts_behind_variables) return;
  diagnostics_.error("too-large", span,
                     fmt::format("variables stand for more than {} parts of expressions, each counted wherever it is "
                                 "named",
                                 max_parts_behind_variables),
                     "name variables that are made of variables in fewer places");
}

// The readers report an unknown identifier themselves, with what was probably meant; here it is a model made otherwise.
bool Resolver::known(const DataTypeName& name, const Span& span) {
  if (name.type != DataType::unknown) return true;
  diagnostics_.error("unknown-data-type", place(name.span, span), fmt::format("unknown data type `{}`", name.urn));
  return false;
}

const FunctionInfo* Resolver::function(const FunctionName& name, const Span& span) {
  if (name.id) return &info_of(*name.id);
  diagnostics_.error("unknown-function", place(name.span, span), fmt::format("unknown function `{}`", name.urn));
  return nullptr;
}

StaticType Resolver::type_of(const AttributeValue& literal, const Span& span) {
  if (!known(literal.data_type, span) || !read_literal(literal, span)) return std::nullopt;
  return single_of(literal.data_type.type);
}

StaticType Resolver::bag_type(const DataTypeName& name, const Span& span) {
  if (!known(name, span)) return std::nullopt;
  return bag_of(name.type);
}

StaticType Resolver::type_of(const AttributeDesignator& designator, const Span& span) {
  return bag_type(designator.data_type, span);
}

StaticType Resolver::type_of(const AttributeSelector& selector, const Span& span) {
  if (!check_xpath(selector.path, span)) return std::nullopt;
  return bag_type(selector.data_type, span);
}

StaticType Resolver::type_of(const VariableReference& reference, const Span& span) {
  const Variable* found = variable(reference.variable_id);
  if (!found) {
    diagnostics_.error("undefined-variable", span,
                       fmt::format("variable `{}` is not defined in this policy", reference.variable_id));
    return std::nullopt;
  }
  out_->variables_.emplace(&reference, found->definition);
  if (!deepen(span, found->nesting)) return std::nullopt;
  widen(span, found->parts);
  return found->type;
}

StaticType Resolver::type_of(const FunctionReference& reference, const Span& span) {
  if (!function(reference.function, span)) return std::nullopt;
  ParameterType type;
  type.kind = ParameterType::Kind::function;
  return type;
}

StaticType Resolver::type_of(const Apply& apply, const Span& span) {
  std::vector<Argument> arguments;
  arguments.reserve(apply.arguments.size());
  for (const Expression& argument : apply.arguments) arguments.push_back({type_of(argument), argument.span});
  const FunctionInfo* info = function(apply.function, span);
  if (!info) return std::nullopt;
  const Span& at = place(apply.function.span, span);
  if (!takes_count(*info, arguments.size())) {
    diagnostics_.error("wrong-argument-count", at,
                       fmt::format("`{}` takes {}, not {}", info->name, counted_arguments(*info), arguments.size()));
    return info->result.any ? StaticType() : StaticType(info->result);
  }
  const bool is_higher_order = !info->parameters.empty() && info->parameters[0].kind == ParameterType::Kind::function;
  if (is_higher_order) return higher_order(*info, apply, arguments, at);
  check_arguments(*info, arguments);
  return info->result;
}

}  // namespace hjemmel::model
