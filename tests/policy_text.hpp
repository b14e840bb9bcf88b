// Policies of a test as XML text, read and resolved.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/resolve.hpp"
#include "compiler/source/diagnostic.hpp"

namespace hjemmel::tests {

/// Policies that were read from texts, the first of which starts.
struct PolicyText {
  model::PolicyStore store;
  source::Diagnostics diagnostics;
  std::unique_ptr<model::ResolvedStore> resolved;  ///< null where there are errors
};

/// Reads policies in XML. In the texts some abbreviations keep the tests short:
///
///   fn:NAME    the function of that short name       type:NAME    the data type
///   rule:NAME  the rule-combining algorithm          policy:NAME  the policy-combining algorithm
///
/// The namespace is added to the root element.
std::unique_ptr<PolicyText> read_policies(const std::vector<std::string>& texts);

/// A policy with deny-overrides, an empty target and this inside.
std::string policy_around(std::string_view inside);
/// A rule `r` that permits on a condition.
std::string permit_if(std::string_view expression);
/// <AttributeValue> of a type's short name.
std::string literal_text(std::string_view type, std::string_view text);
/// <AttributeDesignator> of the subject.
std::string designator_text(std::string_view id, std::string_view type = "string", bool must_be_present = false);
/// <Apply> of a function's short name.
std::string apply_text(std::string_view function, std::string_view arguments);

/// The codes of all diagnostics, in order.
std::vector<std::string> codes_of(const source::Diagnostics& diagnostics);

}  // namespace hjemmel::tests
