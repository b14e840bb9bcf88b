// Policy files ▸ something that decides: read, resolved, lowered and compiled, or an artefact loaded.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compiler/codegen/codegen.hpp"
#include "compiler/command/policy_files.hpp"
#include "compiler/model/resolve.hpp"
#include "runtime/value/status.hpp"

namespace hjemmel::command {

/// Policies that can be decided by. Heap-allocated parts point into each other: move it, never copy.
struct ResolvedPolicies {
  PolicyFiles files;
  std::unique_ptr<model::ResolvedStore> resolved;  ///< null if something was wrong; the diagnostics say what
};

/// Reads policy files and settles what the engines need; `root` names the policy or policy set that starts (the first
/// file's if empty).
ResolvedPolicies resolve_policies(std::span<const std::string> paths, const std::optional<std::string>& root);

/// The status that a decision by these policies has, where they were refused: processing-error if all that is wrong is
/// a function, type or algorithm (7.19.1, 7.19.2), syntax-error otherwise.
StatusCode status_of_refusal(const source::Diagnostics& diagnostics);

/// What an artefact says of itself: digests of the files and of the catalogue, and the catalogue's names.
codegen::Metadata metadata_of(const PolicyFiles& files);

/// Whether a file is an artefact: by its first bytes.
bool is_artefact(const std::string& path);

}  // namespace hjemmel::command
