// The result of one decision (section 5.48): what both engines produce and both response writers print. Texts, values
// and lists are borrowed from the artefact, the request and the decision's arena.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "runtime/request/request.hpp"
#include "runtime/value/status.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

enum class Decision : std::uint8_t { permit, deny, not_applicable, indeterminate };

/// `Permit`, `Deny`, `NotApplicable`, `Indeterminate`.
std::string_view name_of(Decision decision);

/// <AttributeAssignment> (5.36): one value of an obligation or advice.
struct Assignment {
  std::string_view attribute_id;
  std::string_view category;  ///< empty for none
  std::string_view issuer;    ///< empty for none
  Value value;
};

/// <Obligation> (5.34) or <Advice> (5.35).
struct Obligation {
  std::string_view id;
  std::span<const Assignment> assignments;
};

/// <PolicyIdReference> or <PolicySetIdReference> of a <PolicyIdentifierList> (5.48).
struct PolicyIdentifier {
  std::string_view id;
  std::string_view version;
  bool is_policy_set = false;
};

struct Result {
  Decision decision = Decision::indeterminate;
  Status status;
  std::span<const Obligation> obligations;
  std::span<const Obligation> advice;
  std::span<const PolicyIdentifier> policy_identifiers;  ///< empty unless the request asks for them
  IndividualRequest request;                             ///< for the echo of IncludeInResult attributes (5.46)
};

/// Writes one <Response> (5.47) with a result for each, appended to `out`.
void write_xml_response(std::span<const Result> results, std::string& out);
/// Writes one Response of the JSON profile 1.1, appended to `out`.
void write_json_response(std::span<const Result> results, std::string& out);

}  // namespace hjemmel
