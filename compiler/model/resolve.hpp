// What the engines need settled before they run: every function, algorithm and data type known, literals read,
// expressions well typed (7.19.2), variables defined once and without circles (5.26), references resolved without
// circles (7.15). XACML lets a decision point refuse such policies when they are loaded; this one does, and says where.
#pragma once

#include <unordered_map>

#include "compiler/model/policy_store.hpp"
#include "compiler/source/diagnostic.hpp"
#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel::model {

/// A store whose policies can be decided by. The engines look up here what the text of the model stands for.
class ResolvedStore {
 public:
  const PolicyStore& store() const { return *store_; }
  PolicyNode root() const { return root_; }

  /// The value of a literal.
  const Value& value_of(const AttributeValue& literal) const { return values_.at(&literal); }
  /// The definition that a variable reference in `policy` means.
  const VariableDefinition& definition_of(const VariableReference& reference) const {
    return *variables_.at(&reference);
  }
  /// What a reference means; null if nothing does (Indeterminate processing-error at run time, 7.15).
  const PolicyNode* target_of(const PolicyReference& reference) const {
    const auto found = references_.find(&reference);
    return found == references_.end() ? nullptr : &found->second;
  }
  /// The static type of an expression.
  const ParameterType& type_of(const Expression& expression) const { return types_.at(&expression); }

 private:
  friend class Resolver;
  const PolicyStore* store_ = nullptr;
  PolicyNode root_{static_cast<const Policy*>(nullptr)};
  Arena arena_;
  std::unordered_map<const AttributeValue*, Value> values_;
  std::unordered_map<const VariableReference*, const VariableDefinition*> variables_;
  std::unordered_map<const PolicyReference*, PolicyNode> references_;
  std::unordered_map<const Expression*, ParameterType> types_;
};

/// Resolves everything that `root` reaches. Empty, with diagnostics, if something is wrong. The store must outlive the
/// result.
std::unique_ptr<ResolvedStore> resolve(const PolicyStore& store, PolicyNode root, source::Diagnostics& diagnostics);

}  // namespace hjemmel::model
