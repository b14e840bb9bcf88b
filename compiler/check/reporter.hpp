// Where a check puts its findings: it fills in code and severity.
#pragma once

#include <optional>
#include <string>

#include "compiler/check/registry.hpp"
#include "compiler/source/diagnostic.hpp"

namespace hjemmel::check {

struct Finding {
  source::Span span;
  std::string message;
  std::string help;
  std::string replacement;
  std::optional<source::Severity> severity;  ///< empty: the check's own
};

class Reporter {
 public:
  Reporter(const Check& check, source::Diagnostics& diagnostics) : check_(check), diagnostics_(diagnostics) {}

  void report(Finding finding) {
    diagnostics_.add({std::string(check_.code), finding.severity.value_or(check_.severity), std::move(finding.message),
                      finding.span, std::move(finding.help), std::move(finding.replacement)});
  }

 private:
  const Check& check_;
  source::Diagnostics& diagnostics_;
};

}  // namespace hjemmel::check
