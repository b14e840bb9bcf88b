// Variables of one policy (5.25, 5.26, 7.8): defined once, before or after their use, and not by themselves. They are
// typed in the order in which they depend on each other, without recursion from variable to variable.
#include <fmt/format.h>

#include "compiler/model/resolver.hpp"

namespace hjemmel::model {
namespace {

struct Use {
  const VariableReference* reference;
  Span span;
};

void collect_uses(const Expression& expression, std::vector<Use>& uses) {
  if (const auto* reference = std::get_if<VariableReference>(&expression.node)) {
    uses.push_back({reference, expression.span});
  } else if (const auto* apply = std::get_if<Apply>(&expression.node)) {
    for (const Expression& argument : apply->arguments) collect_uses(argument, uses);
  }
}

}  // namespace

void Resolver::check_variables(const std::vector<VariableDefinition>& definitions) {
  for (const VariableDefinition& definition : definitions) {
    const bool is_new = variables_.emplace(definition.variable_id, Variable{&definition, {}, {}, 0, 0}).second;
    if (is_new) continue;
    diagnostics_.error("duplicate-variable", definition.span,
                       fmt::format("variable `{}` is defined already in this policy", definition.variable_id));
  }
  for (const VariableDefinition& definition : definitions) type_variable(variables_.at(definition.variable_id));
}

Resolver::Variable* Resolver::variable(std::string_view id) {
  const auto found = variables_.find(id);
  return found == variables_.end() ? nullptr : &found->second;
}

/// Types a variable after all that it depends on: depth first, with the path kept aside.
void Resolver::type_variable(Variable& first) {
  struct Step {
    Variable* variable;
    std::vector<Use> uses;
    std::size_t next = 0;
  };
  std::vector<Step> path;
  const auto open = [&path](Variable& variable) {
    variable.state = Variable::State::open;
    path.push_back({&variable, {}});
    collect_uses(variable.definition->expression, path.back().uses);
  };
  if (first.state == Variable::State::untouched) open(first);
  while (!path.empty()) {
    Step& step = path.back();
    if (step.next < step.uses.size()) {
      const Use use = step.uses[step.next++];
      Variable* used = variable(use.reference->variable_id);
      if (!used || used->state == Variable::State::typed) continue;
      if (used->state == Variable::State::untouched) {
        open(*used);
        continue;
      }
      diagnostics_.error("circular-variable", use.span,
                         used == step.variable
                             ? fmt::format("variable `{}` is defined by itself", used->definition->variable_id)
                             : fmt::format("variable `{}` is defined by itself, through `{}`",
                                           used->definition->variable_id, step.variable->definition->variable_id));
      continue;
    }
    const Expression& expression = step.variable->definition->expression;
    nesting_ = deepest_ = parts_ = 0;
    StaticType type = type_of(expression);
    if (type && type->kind == ParameterType::Kind::function) {
      diagnostics_.error("function-as-value", expression.span, "a variable stands for a value, not for a function");
      type.reset();
    }
    step.variable->type = type;
    step.variable->nesting = deepest_;
    step.variable->parts = parts_;
    step.variable->state = Variable::State::typed;
    path.pop_back();
  }
}

}  // namespace hjemmel::model
