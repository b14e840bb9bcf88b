// The engines that decide, side by side: every test that decides something asks all of them, and they must agree.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/resolve.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/decide/result.hpp"

namespace hjemmel::tests {

/// A result as text that outlives the engine: everything in it on which engines must agree. Values are in canonical
/// form.
struct Answer {
  Decision decision = Decision::indeterminate;
  StatusCode status = StatusCode::ok;
  std::string missing_attribute;         ///< which one, of a missing-attribute status
  std::vector<std::string> obligations;  ///< `id {attribute [category] (issuer) = type "value", …}`
  std::vector<std::string> advice;
  std::vector<std::string> policy_identifiers;  ///< `policy id version`, `policy set id version`
  std::vector<std::string> matched_rules;       ///< ids, in order of evaluation

  bool operator==(const Answer&) const = default;
};

Answer answer_of(const Result& result);
/// One obligation or advice as an Answer has it.
std::string printed(const Obligation& obligation);
/// One attribute assignment as an Answer has it; of a request attribute as well.
std::string printed(std::string_view attribute_id, std::string_view category, std::string_view issuer,
                    const Value& value);
/// The whole answer in one line, for failures.
std::string printed(const Answer& answer);

class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::string_view name() const = 0;
  virtual Answer decide(const IndividualRequest& request, const Environment& environment) = 0;
};

/// Every engine there is, for one store, which must outlive them.
std::vector<std::unique_ptr<Engine>> engines_for(const model::ResolvedStore& store);

/// The store as the bytes of an artefact, and an engine that loads such bytes. Both throw std::runtime_error if they
/// cannot.
std::vector<unsigned char> artefact_of(const model::ResolvedStore& store);
std::unique_ptr<Engine> engine_for_artefact(std::span<const unsigned char> bytes);

/// What the engines answer, and where they differ: empty if they agree.
struct JointAnswer {
  Answer answer;  ///< of the reference engine
  std::string disagreement;
};
JointAnswer decide_both(const std::vector<std::unique_ptr<Engine>>& engines, const IndividualRequest& request,
                        const Environment& environment);

}  // namespace hjemmel::tests
