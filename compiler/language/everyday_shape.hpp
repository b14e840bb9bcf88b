// What the everyday form leaves unsaid: ids, match functions, the obligations of authentication levels. Its reader
// fills them in, and its writer leaves them out where they are these.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/model/policy.hpp"

namespace hjemmel::language {

/// `urn:altinn:resource:RESOURCE:policyid:1`
std::string default_policy_id(std::string_view resource_id);
/// `urn:altinn:resource:RESOURCE:ruleid:NUMBER`
std::string default_rule_id(std::string_view resource_id, std::size_t number);

/// An attribute of one category equals a text: string-equal if `exactly`, otherwise string-equal-ignore-case.
model::Match string_match(bool exactly, std::string_view category, std::string_view attribute_id, std::string value,
                          const source::Span& value_span, const source::Span& span);

/// The obligation that demands an authentication level of users, or of organisations.
model::ObligationExpression authentication_obligation(bool organisations, std::string level,
                                                      const source::Span& level_span, const source::Span& span);

/// The level, if `obligation` is exactly what authentication_obligation makes.
struct AuthenticationLevel {
  bool organisations = false;
  std::string level;
};
std::optional<AuthenticationLevel> authentication_level(const model::ObligationExpression& obligation);

/// The attribute and value of a match that string_match could have made, or nothing.
struct StringMatch {
  bool exactly = false;
  std::string_view category;
  std::string_view attribute_id;
  std::string_view value;
};
std::optional<StringMatch> as_string_match(const model::Match& match);

}  // namespace hjemmel::language
