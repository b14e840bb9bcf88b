// A decision request as plain data, with what surrounds it: easy to make at random, to cut down and to print.
// BoundRequest turns it into what the engines read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/decide/environment.hpp"
#include "runtime/request/request.hpp"

namespace hjemmel::differential {

struct DraftAttribute {
  std::string id;
  std::string issuer;  ///< empty for none
  DataType type = DataType::string;
  std::string type_urn;             ///< also of types that XACML does not know
  std::vector<std::string> values;  ///< lexical forms; one that is not of the type is left out of the request
};

struct DraftCategory {
  std::string urn;
  std::string content;  ///< of <Content>; empty for none
  bool held = true;     ///< false: in the request, and not in this individual request
  std::vector<DraftAttribute> attributes;
};

struct RequestDraft {
  std::vector<DraftCategory> categories;
  std::optional<std::vector<DraftCategory>> source;  ///< of the attribute source; none: there is no source
  bool return_policy_id_list = false;
  std::int64_t now_seconds = 0;
  std::uint32_t now_nanoseconds = 0;
  std::int16_t implicit_zone = 0;
};

/// The individual request as XACML-JSON, without the categories that it does not hold.
std::string request_json(const RequestDraft& draft);
/// The attribute source as an attribute file; empty without one.
std::string source_json(const RequestDraft& draft);

/// The request, the environment and the attribute source of a draft.
class BoundRequest {
 public:
  explicit BoundRequest(const RequestDraft& draft);
  BoundRequest(const BoundRequest&) = delete;
  BoundRequest& operator=(const BoundRequest&) = delete;

  const IndividualRequest& individual() const { return individual_; }
  const Environment& environment() const { return environment_; }

 private:
  class Source final : public AttributeSource {
   public:
    Request request;
    std::span<const Value> values_of(std::string_view category, std::string_view attribute_id, DataType type,
                                     std::string_view issuer, Arena& arena) const override;
  };

  RequestDraft draft_;  // the request borrows from it
  Request request_;
  Source source_;
  std::vector<std::uint32_t> held_;
  IndividualRequest individual_;
  Environment environment_;
};

}  // namespace hjemmel::differential
