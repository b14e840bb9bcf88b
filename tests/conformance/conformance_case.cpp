#include "tests/conformance/conformance_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "compiler/model/resolve.hpp"
#include "compiler/xacml/xacml.hpp"

namespace hjemmel::conformance {
namespace {

struct ReadPolicy {
  std::unique_ptr<source::SourceFile> file;
  std::optional<model::Document> document;
};

ReadPolicy read(const std::filesystem::path& path, source::Diagnostics& diagnostics) {
  const source::Limits limits;
  std::string problem;
  ReadPolicy policy{source::read_source_file(path.string(), limits, problem), std::nullopt};
  if (policy.file) {
    policy.document = xacml::read_policy(*policy.file, limits, diagnostics);
  } else {
    diagnostics.error("unreadable", {}, problem);
  }
  return policy;
}

/// Whether a file stands up to the checks on its own.
bool is_valid(const std::filesystem::path& path) {
  source::Diagnostics diagnostics;
  ReadPolicy policy = read(path, diagnostics);
  if (!policy.document) return false;
  model::PolicyStore store;
  store.add(std::move(policy.file), std::move(*policy.document));
  return model::resolve(store, *store.root(), diagnostics) != nullptr;
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// Several policies that start are the policy set that 7.17 speaks of; only-one-applicable is the algorithm under which
/// the suite's two such cases mean what they say.
void add_initial_policies(const std::vector<std::filesystem::path>& paths, LoadedPolicies& loaded) {
  auto set = std::make_unique<model::PolicySet>();
  const auto algorithm = model::CombiningAlgorithm::policy_only_one_applicable;
  set->id = "urn:hjemmel:conformance:initial-policies";
  set->algorithm = {std::string(model::info_of(algorithm).urn), algorithm, {}};
  std::vector<ReadPolicy> policies;
  for (const auto& path : paths) {
    source::Diagnostics diagnostics;
    ReadPolicy policy = read(path, diagnostics);
    if (!policy.document) {
      loaded.refusal = first_error(diagnostics);
      return;
    }
    std::visit(
        [&](const auto& root) {
          model::PolicyReference reference;
          reference.to_policy_set = std::is_same_v<decltype(root), const std::unique_ptr<model::PolicySet>&>;
          reference.id = root->id;
          set->children.push_back(reference);
        },
        policy.document->root);
    policies.push_back(std::move(policy));
  }
  loaded.store.add(nullptr, {std::move(set), {}});
  for (ReadPolicy& policy : policies) loaded.store.add(std::move(policy.file), std::move(*policy.document));
}

}  // namespace

std::vector<Case> find_cases(const std::filesystem::path& folder) {
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_directory() || !std::filesystem::exists(entry.path() / "request.xml")) continue;
    const std::string id = entry.path().filename().string();
    cases.push_back({id, id.substr(0, id.find_first_of("0123456789")), entry.path()});
  }
  std::ranges::sort(cases, {}, &Case::id);
  return cases;
}

std::unique_ptr<LoadedPolicies> load_policies(const Case& which) {
  auto loaded = std::make_unique<LoadedPolicies>();
  const auto others = files_in(which.folder / "policies", ".xml");
  const auto root = which.folder / "policy.xml";
  if (!std::filesystem::exists(root)) {
    add_initial_policies(others, *loaded);
    return loaded;
  }
  source::Diagnostics diagnostics;
  ReadPolicy policy = read(root, diagnostics);
  if (!policy.document) {
    loaded->refusal = first_error(diagnostics);
    return loaded;
  }
  loaded->store.add(std::move(policy.file), std::move(*policy.document));
  for (const auto& path : others) {
    if (!is_valid(path)) continue;
    ReadPolicy other = read(path, diagnostics);
    loaded->store.add(std::move(other.file), std::move(*other.document));
  }
  return loaded;
}

std::string first_error(const source::Diagnostics& diagnostics) {
  for (const source::Diagnostic& entry : diagnostics.entries()) {
    if (entry.severity != source::Severity::error) continue;
    if (!entry.span.file) return fmt::format("{}: {}", entry.code, entry.message);
    const source::Position position = entry.span.file->position_of(entry.span.begin);
    return fmt::format("{}: {} (line {}, column {})", entry.code, entry.message, position.line, position.column);
  }
  return {};
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace hjemmel::conformance
