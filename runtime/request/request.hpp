// A decision request (sections 5.42 to 5.47, JSON profile 1.1) as flat arrays over borrowed text: cheap to fill, cheap
// to reuse. Readers fill it; both engines read it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/value/arena.hpp"
#include "runtime/value/status.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// One <Attribute>. Several with the same category, id, type and issuer form one bag (7.3.3).
struct RequestAttribute {
  std::uint32_t category = 0;  ///< index in Request::categories
  std::string_view id;
  std::string_view issuer;  ///< empty for none
  DataType type = DataType::unknown;
  std::string_view type_urn;  ///< as written, for the echo and for extension types
  std::span<const Value> values;
  std::span<const std::string_view> lexical;  ///< the values as written, for the echo
  bool include_in_result = false;
};

/// One <Attributes>. A category may occur more than once (Multiple Decision profile, section 2.3).
struct RequestCategory {
  std::string_view category;
  std::string_view xml_id;   ///< empty for none
  std::string_view content;  ///< the XML text of <Content>'s single child element, namespaces in scope declared on it
};

/// One <RequestReference>: indices into Request::categories.
struct RequestReference {
  std::span<const std::uint32_t> categories;
};

/// Texts and values live in `arena` or in the buffer that the request was read from.
struct Request {
  std::vector<RequestCategory> categories;
  std::vector<RequestAttribute> attributes;
  std::vector<RequestReference> references;  ///< <MultiRequests>; empty for none
  std::string_view xpath_version;            ///< <RequestDefaults>; empty for none
  bool return_policy_id_list = false;
  bool combined_decision = false;
  Arena arena;

  void clear() {
    categories.clear();
    attributes.clear();
    references.clear();
    xpath_version = {};
    return_policy_id_list = combined_decision = false;
    arena.reset();
  }
};

/// One decision to be made: the request seen through some of its categories. Of each category at most one is listed.
struct IndividualRequest {
  const Request* request = nullptr;
  std::span<const std::uint32_t> categories;  ///< indices into Request::categories, ascending

  bool holds(std::uint32_t category) const {
    for (const std::uint32_t held : categories) {
      if (held == category) return true;
    }
    return false;
  }
};

/// Why a request cannot be read: answered with Indeterminate and this status.
struct RequestProblem {
  StatusCode code = StatusCode::syntax_error;
  std::string message;     ///< lower-case
  std::uint32_t line = 0;  ///< 1-based; 0 where there is no place
  std::uint32_t column = 0;
};

/// Reads XACML-JSON (JSON profile 1.1). `text` is borrowed and must outlive `request`; `request` is cleared first.
bool read_json_request(std::string_view text, Request& request, RequestProblem& problem);
/// Reads an XACML-XML <Request>. `text` is borrowed and must outlive `request`; `request` is cleared first.
bool read_xml_request(std::string_view text, Request& request, RequestProblem& problem);

/// The individual requests of `request`, in order (Multiple Decision profile): one for each <RequestReference>;
/// otherwise the cross product over repeated categories; otherwise the request itself. The result lives in the
/// request's arena.
bool individual_requests(Request& request, std::vector<IndividualRequest>& out, RequestProblem& problem);

}  // namespace hjemmel
