// The request decided again with something changed: what an explanation claims would have been enough has been tried.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runtime/decide/engine.hpp"
#include "runtime/explain/target_evaluation.hpp"

namespace hjemmel::explain {

class Trial {
 public:
  Trial(const artefact::Program& program, const IndividualRequest& request, const Environment& environment,
        TargetEvaluation& targets, std::size_t budget)
      : program_(program), request_(request), environment_(environment), targets_(targets), left_(budget) {}

  /// Whether the answer is Permit with these values added to the request.
  bool permits_with(std::span<const Requirement> added);
  /// The same with the values of the attributes replaced, not added to.
  bool permits_instead(std::span<const Requirement> replaced);
  /// Whether the rule takes effect and the answer is Permit in the middle of another day, counted from 1970-01-01, with
  /// these values added.
  bool permits_on(std::int64_t day, std::uint32_t rule, std::span<const Requirement> added);

  /// Of the last trial, as Engine::matched_rules().
  std::span<const std::uint32_t> matched_rules() const { return engine_.matched_rules(); }
  bool exhausted() const { return left_ == 0; }

 private:
  enum class Change : std::uint8_t { add, replace };
  bool decide(std::span<const Requirement> values, Change change, const Environment& environment);
  void change_request(std::span<const Requirement> values, Change change);
  std::uint32_t category_number(std::string_view category);

  const artefact::Program& program_;
  const IndividualRequest& request_;
  const Environment& environment_;
  TargetEvaluation& targets_;
  std::size_t left_;
  artefact::Engine engine_;
  Request changed_;
  std::vector<std::uint32_t> categories_;
};

}  // namespace hjemmel::explain
