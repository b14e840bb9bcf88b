// Reading a policy from a text inside a test.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "compiler/xacml/xacml.hpp"

namespace hjemmel::xacml::test {

struct Reading {
  std::unique_ptr<source::SourceFile> file;
  source::Diagnostics diagnostics;
  std::optional<model::Document> document;

  const model::Policy& policy() const { return *std::get<std::unique_ptr<model::Policy>>(document->root); }
  const model::PolicySet& policy_set() const { return *std::get<std::unique_ptr<model::PolicySet>>(document->root); }
  std::string_view text(const source::Span& span) const {
    return file->text().substr(span.begin, span.end - span.begin);
  }
  /// "line:column code" of each diagnostic, joined by "; ".
  std::string places() const {
    std::string result;
    for (const auto& entry : diagnostics.entries()) {
      const auto position = file->position_of(entry.span.begin);
      if (!result.empty()) result += "; ";
      result += std::to_string(position.line) + ":" + std::to_string(position.column) + " " + entry.code;
    }
    return result;
  }
};

inline Reading read(std::string text, const source::Limits& limits = {}) {
  Reading reading;
  reading.file = std::make_unique<source::SourceFile>("policy.xml", std::move(text));
  reading.document = read_policy(*reading.file, limits, reading.diagnostics);
  return reading;
}

inline constexpr std::string_view policy_start =
    "<Policy xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicyId=\"p\" Version=\"1.0\" "
    "RuleCombiningAlgId=\"urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides\">";

/// A policy with an empty target and this behind it.
inline std::string policy_with(std::string_view rest) {
  return std::string(policy_start) + "<Target/>" + std::string(rest) + "</Policy>";
}
/// A policy whose only rule has this expression for a condition.
inline std::string policy_with_condition(std::string_view expression) {
  return policy_with("<Rule RuleId=\"r\" Effect=\"Permit\"><Condition>" + std::string(expression) +
                     "</Condition></Rule>");
}

}  // namespace hjemmel::xacml::test
