// The table of checks: registry.cpp. One row, one code, one function in a file of its own, one page
// docs/checks/<code>.md, and a good and a bad fixture in tests/golden/check/<code>/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compiler/check/check.hpp"
#include "compiler/check/policy_view.hpp"

namespace hjemmel::check {

class Reporter;

/// What a check sees: one policy, and what it is checked against.
struct Subject {
  const PolicyView& policy;
  const catalogue::Catalogue& catalogue;
  const Options& options;
};

struct Check {
  std::string_view code;
  source::Severity severity;  ///< unless a finding says otherwise
  std::string_view summary;   ///< one line, lower-case
  void (*run)(const Subject& subject, Reporter& reporter);
};

std::span<const Check> registry();
/// Null for a code that is no check's: those of the readers.
const Check* check_of(std::string_view code);
/// `docs/checks/unknown-package.md`
std::string page_of(const Check& check);

}  // namespace hjemmel::check
