// A policy compiled in memory, with the catalogue's names, and its decisions explained.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/resolve.hpp"
#include "compiler/source/diagnostic.hpp"
#include "runtime/decide/engine.hpp"
#include "runtime/explain/explanation.hpp"

namespace hjemmel::tests {

/// Noon UTC of a day, `YYYY-MM-DD`.
Environment on_day(std::string_view date);

class ExplainedPolicy {
 public:
  /// `path` is what explanations call the file; its extension tells the language. Throws std::runtime_error where the
  /// policy has errors.
  ExplainedPolicy(std::string path, std::string text);

  const artefact::Program& program() const { return *program_; }

  /// Explains each individual request of an XACML-JSON (or, where it starts with `<`, XML) request.
  std::vector<explain::Explanation> explain(std::string_view request, const Environment& environment,
                                            const explain::Limits& limits = {});

 private:
  model::PolicyStore store_;
  source::Diagnostics diagnostics_;
  std::unique_ptr<model::ResolvedStore> resolved_;
  std::shared_ptr<const artefact::Program> program_;
  artefact::Engine engine_;
  std::string request_text_;
  Request request_;
  std::vector<IndividualRequest> individual_;
  Arena arena_;
};

/// An XACML-JSON request: pairs of attribute id and value for the subject, the resource and the action.
using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;
std::string json_request(const Attributes& subject, const Attributes& resource, const Attributes& action);

inline constexpr std::string_view package_id = "urn:altinn:accesspackage";
inline constexpr std::string_view rolecode_id = "urn:altinn:rolecode";
inline constexpr std::string_view resource_id = "urn:altinn:resource";
inline constexpr std::string_view action_name = "urn:oasis:names:tc:xacml:1.0:action:action-id";

}  // namespace hjemmel::tests
