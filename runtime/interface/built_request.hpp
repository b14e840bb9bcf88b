// A request that is built in memory: the flat request of the stages below, and what its builder must remember.
#pragma once

#include <string>
#include <vector>

#include "hjemmel/hjemmel.hpp"
#include "runtime/request/multi_requests.hpp"
#include "runtime/request/request.hpp"

namespace hjemmel::pdp {

struct Request::State {
  hjemmel::Request request;
  ReferenceTexts references;
  RequestProblem problem;
  bool broken = false;  ///< `problem` is set
  /// The individual requests, found at the first decision after a change: a request is decided as often as one likes.
  std::vector<IndividualRequest> individuals;
  bool split = false;

  /// The index of the <Attributes> of a category that attributes go to; made if it is not there.
  std::uint32_t category(std::string_view urn);
  void add(std::string_view category_urn, std::string_view attribute_id, std::span<const TypedValue> typed,
           std::string_view issuer, bool include_in_result);
  bool value_of(const TypedValue& typed, Value& value, std::string_view& lexical);
  void refuse(std::string_view message);
  /// Resolves references and splits the request. False where it is wrong.
  bool prepare();
};

}  // namespace hjemmel::pdp
