#include "compiler/check/check.hpp"

#include <algorithm>

#include "compiler/check/registry.hpp"
#include "compiler/check/reporter.hpp"

namespace hjemmel::check {

namespace {

void check_policy(const model::Policy& policy, const catalogue::Catalogue& catalogue, const Options& options,
                  source::Diagnostics& diagnostics) {
  const auto view = view_of(policy, catalogue);
  for (const auto& check : registry()) {
    Reporter reporter(check, diagnostics);
    check.run({view, catalogue, options}, reporter);
  }
}

void check_set(const model::PolicySet& set, const catalogue::Catalogue& catalogue, const Options& options,
               source::Diagnostics& diagnostics) {
  for (const auto& child : set.children) {
    if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
      check_policy(**policy, catalogue, options, diagnostics);
    } else if (const auto* inner = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
      check_set(**inner, catalogue, options, diagnostics);
    }
  }
}

}  // namespace

void check_documents(std::span<const model::Document> documents, const catalogue::Catalogue& catalogue,
                     const Options& options, source::Diagnostics& diagnostics) {
  for (const auto& document : documents) {
    const auto first = static_cast<std::ptrdiff_t>(diagnostics.entries().size());
    if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&document.root)) {
      check_policy(**policy, catalogue, options, diagnostics);
    } else {
      check_set(*std::get<std::unique_ptr<model::PolicySet>>(document.root), catalogue, options, diagnostics);
    }
    auto& entries = diagnostics.entries();
    std::ranges::stable_sort(entries.begin() + first, entries.end(), {},
                             [](const source::Diagnostic& diagnostic) { return diagnostic.span.begin; });
  }
}

}  // namespace hjemmel::check
