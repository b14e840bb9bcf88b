// The policies that a decision may use: the files given, the policies and policy sets in them by id and version, and
// which of them starts. References resolve here (5.10 to 5.13).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "compiler/model/policy.hpp"
#include "compiler/model/policy_version.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::model {

/// A policy or a policy set, not owned. Never null inside a store.
using PolicyNode = std::variant<const Policy*, const PolicySet*>;

class PolicyStore {
 public:
  /// Takes over a document that was read from `file`; every policy and policy set in it, at any depth, can be referred
  /// to.
  void add(std::unique_ptr<source::SourceFile> file, Document document);

  /// The policy or policy set that starts: the root of the first document, or the one with `id` (the newest version).
  std::optional<PolicyNode> root(std::optional<std::string_view> id = std::nullopt) const;

  /// What a reference means: of the versions that match Version, EarliestVersion and LatestVersion the most recent; of
  /// two with the same id and version the one that was added first.
  std::optional<PolicyNode> resolve(const PolicyReference& reference) const;

  const std::vector<Document>& documents() const { return documents_; }
  const std::vector<std::unique_ptr<source::SourceFile>>& files() const { return files_; }

 private:
  void index(const Policy& policy) { nodes_[policy.id].push_back(&policy); }
  void index(const PolicySet& set);

  std::vector<std::unique_ptr<source::SourceFile>> files_;
  std::vector<Document> documents_;
  std::unordered_map<std::string_view, std::vector<PolicyNode>>
      nodes_;  ///< by id, in the order in which they were added
};

std::string_view id_of(const PolicyNode& node);
std::string_view version_of(const PolicyNode& node);

}  // namespace hjemmel::model
