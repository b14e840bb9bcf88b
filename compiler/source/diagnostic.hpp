// What the compiler tells a person: a code, a severity, a place, a message and, where one is known, help.
//
// Messages are lower-case without a final full stop, user text in backticks, the span instead of an echo, help apart.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compiler/source/source_file.hpp"

namespace hjemmel::source {

enum class Severity { info, warning, error };

struct Diagnostic {
  std::string code;  ///< stable, kebab-case: `unknown-package`
  Severity severity = Severity::error;
  std::string message;
  Span span;
  std::string help;         ///< what to do about it; empty where nothing is known
  std::string replacement;  ///< text that could stand in the span instead; empty where there is no single right one
};

/// Collects the diagnostics of a run, in the order in which they were found.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++error_count_;
    entries_.push_back(std::move(diagnostic));
  }
  void error(std::string code, Span span, std::string message, std::string help = {}) {
    add({std::move(code), Severity::error, std::move(message), span, std::move(help), {}});
  }
  void warning(std::string code, Span span, std::string message, std::string help = {}) {
    add({std::move(code), Severity::warning, std::move(message), span, std::move(help), {}});
  }
  bool has_errors() const { return error_count_ > 0; }
  std::size_t error_count() const { return error_count_; }
  const std::vector<Diagnostic>& entries() const { return entries_; }
  std::vector<Diagnostic>& entries() { return entries_; }

 private:
  std::vector<Diagnostic> entries_;
  std::size_t error_count_ = 0;
};

}  // namespace hjemmel::source
