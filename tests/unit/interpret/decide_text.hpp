// Decisions of policies in XML by all engines, for tests: any disagreement between engines fails the test.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "tests/engines.hpp"
#include "tests/model_builder.hpp"
#include "tests/policy_text.hpp"

namespace hjemmel::tests {

using Attributes = std::vector<std::pair<std::string, std::string>>;

/// A policy store that was read from XML, ready to be asked.
class Decider {
 public:
  explicit Decider(const std::vector<std::string>& policies) : policies_(read_policies(policies)) {
    for (const auto& entry : policies_->diagnostics.entries()) UNSCOPED_INFO(entry.code << ": " << entry.message);
    REQUIRE(policies_->resolved);
    engines_ = engines_for(*policies_->resolved);
  }

  Answer decide(const IndividualRequest& request, const Environment& environment = {}) {
    JointAnswer joint = decide_both(engines_, request, environment);
    CHECK(joint.disagreement.empty());
    UNSCOPED_INFO(printed(joint.answer) << joint.disagreement);
    return joint.answer;
  }
  /// String attributes of the subject.
  Answer decide(const Attributes& attributes, const Environment& environment = {}) {
    return decide(StringRequest(attributes).individual(), environment);
  }

 private:
  std::unique_ptr<PolicyText> policies_;
  std::vector<std::unique_ptr<Engine>> engines_;
};

/// The decision of a condition: Permit for True, NotApplicable for False, Indeterminate for an error.
inline Answer decide_condition(const std::string& expression, const Attributes& attributes = {},
                               const Environment& environment = {}) {
  return Decider({policy_around(permit_if(expression))}).decide(attributes, environment);
}

}  // namespace hjemmel::tests
