#include "compiler/model/policy_store.hpp"

namespace hjemmel::model {
namespace {

PolicyNode node_of(const Root& root) {
  return std::visit([](const auto& owned) -> PolicyNode { return owned.get(); }, root);
}

bool wanted_version(std::string_view version, const PolicyReference& reference) {
  return (!reference.version || version_matches(version, *reference.version)) &&
         (!reference.earliest_version || version_at_least(version, *reference.earliest_version)) &&
         (!reference.latest_version || version_at_most(version, *reference.latest_version));
}

}  // namespace

std::string_view id_of(const PolicyNode& node) {
  return std::visit([](const auto* policy) -> std::string_view { return policy->id; }, node);
}

std::string_view version_of(const PolicyNode& node) {
  return std::visit([](const auto* policy) -> std::string_view { return policy->version; }, node);
}

void PolicyStore::add(std::unique_ptr<source::SourceFile> file, Document document) {
  std::visit([this](const auto& owned) { index(*owned); }, document.root);
  if (file) files_.push_back(std::move(file));
  documents_.push_back(std::move(document));
}

void PolicyStore::index(const PolicySet& set) {
  nodes_[set.id].push_back(&set);
  for (const PolicySetChild& child : set.children) {
    if (const auto* inner = std::get_if<std::unique_ptr<PolicySet>>(&child)) index(**inner);
    if (const auto* policy = std::get_if<std::unique_ptr<Policy>>(&child)) index(**policy);
  }
}

std::optional<PolicyNode> PolicyStore::root(std::optional<std::string_view> id) const {
  if (!id) {
    if (documents_.empty()) return std::nullopt;
    return node_of(documents_.front().root);
  }
  const auto found = nodes_.find(*id);
  if (found == nodes_.end()) return std::nullopt;
  const PolicyNode* newest = nullptr;
  for (const PolicyNode& node : found->second) {
    if (!newest || compare_versions(version_of(node), version_of(*newest)) > 0) newest = &node;
  }
  return *newest;
}

std::optional<PolicyNode> PolicyStore::resolve(const PolicyReference& reference) const {
  const auto found = nodes_.find(reference.id);
  if (found == nodes_.end()) return std::nullopt;
  std::optional<PolicyNode> newest;
  for (const PolicyNode& node : found->second) {
    const bool is_policy_set = std::holds_alternative<const PolicySet*>(node);
    if (is_policy_set != reference.to_policy_set || !wanted_version(version_of(node), reference)) continue;
    if (!newest || compare_versions(version_of(node), version_of(*newest)) > 0) newest = node;
  }
  return newest;
}

}  // namespace hjemmel::model
