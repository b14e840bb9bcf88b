// Policies, and requests that are decided one after the other in engines that start afresh: what a difference is found
// in, cut down and printed as.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/model/policy.hpp"
#include "tests/differential/request_draft.hpp"
#include "tests/engines.hpp"

namespace hjemmel::differential {

struct PolicyCase {
  std::vector<model::Document> documents;  ///< of which the first one's root starts
  std::vector<RequestDraft> requests;
  bool with_artefact = false;  ///< also through the bytes of an artefact
};

model::Document copy_of(const model::Document& document);
PolicyCase copy_of(const PolicyCase& policy_case);

/// The engines of one store, that a case needs.
class Engines {
 public:
  /// The store must outlive the engines. `problem` says what is wrong where no native code could be made, or where
  /// making the artefact twice gave different bytes.
  Engines(const model::ResolvedStore& store, bool with_artefact, std::string& problem);

  tests::JointAnswer decide(const RequestDraft& draft);

 private:
  std::vector<std::unique_ptr<tests::Engine>> engines_;
};

/// A store made of copies of documents, resolved.
struct ResolvedCase {
  model::PolicyStore store;
  source::Diagnostics diagnostics;
  std::unique_ptr<model::ResolvedStore> resolved;  ///< null if the resolver refuses it
};
std::unique_ptr<ResolvedCase> resolved(const std::vector<model::Document>& documents);

/// Where the engines differ over the case: empty if nowhere, or if its policies are refused.
std::string difference_in(const PolicyCase& policy_case);

}  // namespace hjemmel::differential
