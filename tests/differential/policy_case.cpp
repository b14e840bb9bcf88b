#include "tests/differential/policy_case.hpp"

#include <exception>
#include <type_traits>

namespace hjemmel::differential {
namespace {

std::unique_ptr<model::PolicySet> copy_of(const model::PolicySet& set) {
  auto out = std::make_unique<model::PolicySet>();
  out->id = set.id;
  out->version = set.version;
  out->max_delegation_depth = set.max_delegation_depth;
  out->algorithm = set.algorithm;
  out->description = set.description;
  out->issuer = set.issuer;
  out->defaults = set.defaults;
  out->target = set.target;
  out->combiner_parameters = set.combiner_parameters;
  out->obligations = set.obligations;
  out->advice = set.advice;
  out->span = set.span;
  out->id_span = set.id_span;
  for (const model::PolicySetChild& child : set.children) {
    if (const auto* inner_set = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
      out->children.emplace_back(copy_of(**inner_set));
    } else if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
      out->children.emplace_back(std::make_unique<model::Policy>(**policy));
    } else {
      out->children.emplace_back(std::get<model::PolicyReference>(child));
    }
  }
  return out;
}

std::unique_ptr<model::Policy> copy_of(const model::Policy& policy) { return std::make_unique<model::Policy>(policy); }

}  // namespace

model::Document copy_of(const model::Document& document) {
  return {std::visit([](const auto& root) { return model::Root(copy_of(*root)); }, document.root),
          document.leading_comments};
}

PolicyCase copy_of(const PolicyCase& policy_case) {
  PolicyCase out;
  for (const model::Document& document : policy_case.documents) out.documents.push_back(copy_of(document));
  out.requests = policy_case.requests;
  out.with_artefact = policy_case.with_artefact;
  return out;
}

std::unique_ptr<ResolvedCase> resolved(const std::vector<model::Document>& documents) {
  auto out = std::make_unique<ResolvedCase>();
  for (const model::Document& document : documents) out->store.add(nullptr, copy_of(document));
  if (const auto root = out->store.root()) out->resolved = model::resolve(out->store, *root, out->diagnostics);
  return out;
}

Engines::Engines(const model::ResolvedStore& store, bool with_artefact, std::string& problem) {
  try {
    engines_ = tests::engines_for(store);
    if (!with_artefact) return;
    const std::vector<unsigned char> bytes = tests::artefact_of(store);
    if (tests::artefact_of(store) != bytes) problem = "equal policies gave artefacts of different bytes";
    engines_.push_back(tests::engine_for_artefact(bytes));
  } catch (const std::exception& failure) {
    problem = failure.what();
  }
}

tests::JointAnswer Engines::decide(const RequestDraft& draft) {
  const BoundRequest bound(draft);
  return tests::decide_both(engines_, bound.individual(), bound.environment());
}

std::string difference_in(const PolicyCase& policy_case) {
  const auto store = resolved(policy_case.documents);
  if (!store->resolved) return {};
  std::string problem;
  Engines engines(*store->resolved, policy_case.with_artefact, problem);
  if (!problem.empty()) return problem + '\n';
  for (const RequestDraft& draft : policy_case.requests) {
    std::string disagreement = engines.decide(draft).disagreement;
    if (!disagreement.empty()) return disagreement;
  }
  return {};
}

}  // namespace hjemmel::differential
