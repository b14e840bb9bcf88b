// The policies that a decision may use: the files given, the policies and policy sets in them by id and version, and which of
// them starts. References resolve here (5.10 to 5.13).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/model/policy.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::model {

/// A policy or a policy set, not owned. Never null inside a store.
using PolicyNode = std::variant<const Policy*, const PolicySet*>;

class PolicyStore {
 public:
  /// Takes over a document that was read from `file`; every policy and policy set in it, at any depth, can be referred to.
  void add(std::unique_ptr<source::SourceFile> file, Document document);

  /// The policy or policy set that starts: the root of the first document, or the one with `id` (the newest version).
  std::optional<PolicyNode> root(std::optional<std::string_view> id = std::nullopt) const;

  /// What a reference means: of the versions that match Version, EarliestVersion and LatestVersion the most recent.
  std::optional<PolicyNode> resolve(const PolicyReference& reference) const;

  const std::vector<Document>& documents() const { return documents_; }

 private:
  struct Entry {
    std::string_view id;
    std::string_view version;
    PolicyNode node;
  };
  void index(const PolicySet& set);

  std::vector<std::unique_ptr<source::SourceFile>> files_;
  std::vector<Document> documents_;
  std::vector<Entry> entries_;
};

/// Whether `version` ("1.2.3") satisfies a pattern ("1.*", "1.+"; section 5.13).
bool version_matches(std::string_view version, std::string_view pattern);
/// Numeric order of dotted versions: 1.10 after 1.9.
std::strong_ordering compare_versions(std::string_view a, std::string_view b);

}  // namespace hjemmel::model
