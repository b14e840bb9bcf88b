#include "tests/differential/model_cut.hpp"

#include <utility>

#include "tests/differential/list_cut.hpp"

namespace hjemmel::differential {
namespace {

class Cutter : NumberedCut {
 public:
  explicit Cutter(std::size_t number) : NumberedCut(number) {}

  bool documents(std::vector<model::Document>& documents) {
    if (shorten(documents, 1)) return true;
    for (model::Document& document : documents) {
      if (root(document.root)) return true;
    }
    return false;
  }

 private:
  bool root(model::Root& root) {
    if (auto* policy_root = std::get_if<std::unique_ptr<model::Policy>>(&root)) return policy(**policy_root);
    auto& set = std::get<std::unique_ptr<model::PolicySet>>(root);
    for (model::PolicySetChild& child : set->children) {
      if (std::holds_alternative<model::PolicyReference>(child) || !here()) continue;
      model::PolicySetChild kept = std::move(child);
      if (auto* inner = std::get_if<std::unique_ptr<model::PolicySet>>(&kept)) {
        root = std::move(*inner);
      } else {
        root = std::move(std::get<std::unique_ptr<model::Policy>>(kept));
      }
      return true;
    }
    return policy_set(*set);
  }

  bool policy_set(model::PolicySet& set) {
    if (shorten(set.children, 0) || target(set.target) || obligations(set.obligations) || obligations(set.advice))
      return true;
    for (model::PolicySetChild& child : set.children) {
      if (auto* inner_set = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
        if (policy_set(**inner_set)) return true;
      } else if (auto* inner = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
        if (policy(**inner)) return true;
      }
    }
    return false;
  }

  bool policy(model::Policy& policy) {
    if (shorten(policy.rules, 0) || target(policy.target)) return true;
    if (obligations(policy.obligations) || obligations(policy.advice) || shorten(policy.variables, 0)) return true;
    for (model::Rule& each : policy.rules) {
      if (rule(each)) return true;
    }
    for (model::VariableDefinition& variable : policy.variables) {
      if (expression(variable.expression)) return true;
    }
    return false;
  }

  bool rule(model::Rule& rule) {
    if (rule.target) {
      if (here()) return rule.target.reset(), true;
      if (target(*rule.target)) return true;
    }
    if (rule.condition) {
      if (here()) return rule.condition.reset(), true;
      if (expression(*rule.condition)) return true;
    }
    return obligations(rule.obligations) || obligations(rule.advice);
  }

  bool target(model::Target& target) {
    if (shorten(target.any_ofs, 0)) return true;
    for (model::AnyOf& any_of : target.any_ofs) {
      if (shorten(any_of.alternatives, 1)) return true;
      for (model::AllOf& all_of : any_of.alternatives) {
        if (shorten(all_of.matches, 1)) return true;
      }
    }
    return false;
  }

  bool obligations(std::vector<model::ObligationExpression>& list) {
    if (shorten(list, 0)) return true;
    for (model::ObligationExpression& obligation : list) {
      if (shorten(obligation.assignments, 0)) return true;
      for (model::AttributeAssignment& assignment : obligation.assignments) {
        if (expression(assignment.expression)) return true;
      }
    }
    return false;
  }

  bool expression(model::Expression& expression) {
    auto* apply = std::get_if<model::Apply>(&expression.node);
    if (!apply) return false;
    for (model::Expression& argument : apply->arguments) {
      if (!here()) continue;
      model::Expression kept = std::move(argument);
      expression = std::move(kept);
      return true;
    }
    for (const char* text : {"true", "false"}) {
      if (!here()) continue;
      model::AttributeValue value;
      value.data_type = {std::string(urn_of(DataType::boolean)), DataType::boolean, {}};
      value.text = text;
      expression.node = std::move(value);
      return true;
    }
    if (shorten(apply->arguments, 0)) return true;
    for (model::Expression& argument : apply->arguments) {
      if (this->expression(argument)) return true;
    }
    return false;
  }
};

}  // namespace

bool cut(std::vector<model::Document>& documents, std::size_t number) { return Cutter(number).documents(documents); }

}  // namespace hjemmel::differential
