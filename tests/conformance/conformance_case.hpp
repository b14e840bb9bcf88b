// One case of a conformance suite: a folder with policies, a request, and the response that must come of it.
//
//   policy.xml            what starts; policies/ beside it holds what it refers to
//   policies/*.xml        without a policy.xml: several that start, named in *Repository.properties
//   (xacml.rootPolicies=…) request.xml, response.xml PIP.txt               attributes that the request lacks:
//   category|id|data type|value on each line
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compiler/model/policy_store.hpp"
#include "compiler/source/diagnostic.hpp"

namespace hjemmel::conformance {

struct Case {
  std::string id;     ///< the name of the folder
  std::string group;  ///< its leading letters, `IIA`
  std::filesystem::path folder;
};

/// The cases under `folder`, in order of their names.
std::vector<Case> find_cases(const std::filesystem::path& folder);

/// The policies of a case; `store` stays without a root where the one that starts is refused.
struct LoadedPolicies {
  model::PolicyStore store;
  std::string refusal;  ///< why; empty if there is a root
};

/// Reads the policies. A referenced policy that is invalid is left out: checked before it could be reached, it is not
/// made available to the decision point.
std::unique_ptr<LoadedPolicies> load_policies(const Case& which);

/// The first error of a list, with its place; for messages.
std::string first_error(const source::Diagnostics& diagnostics);

/// The whole of a file; empty if there is none.
std::string file_text(const std::filesystem::path& path);

}  // namespace hjemmel::conformance
