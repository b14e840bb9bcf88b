// The response.xml of a case, in the form in which answers are compared: values in canonical form, lists that the
// specification leaves unordered sorted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/request.hpp"
#include "tests/engines.hpp"

namespace hjemmel::conformance {

/// One <Result>, or an engine's answer to one individual request.
struct ComparableResult {
  std::string decision;
  std::string status;  ///< the last part of the status code
  std::vector<std::string> obligations;
  std::vector<std::string> advice;
  std::vector<std::string> attributes;  ///< echoed ones
  std::vector<std::string> policy_identifiers;
};

/// Reads a Response. False, with `problem` set, if it is not XML or holds no result.
bool read_expected_response(const std::string& xml, std::vector<ComparableResult>& results, std::string& problem);

/// An engine's answer, with the attributes that the request wants back.
ComparableResult comparable(const tests::Answer& answer, const IndividualRequest& request);

/// Where two results differ, in words; empty if they are equal.
std::string difference(const ComparableResult& expected, const ComparableResult& actual);

}  // namespace hjemmel::conformance
