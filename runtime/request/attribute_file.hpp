// A file of attributes as attribute source: a stand-in for a directory or a register that a decision would ask (7.3.5).
//
// The file is written as the categories of an XACML-JSON request, with or without the `{"Request": …}` around them:
//
//   {"AccessSubject": {"Attribute": [{"AttributeId": "urn:altinn:accesspackage", "Value": ["regnskap", "toll"]}]}}
#pragma once

#include <memory>
#include <string>

#include "runtime/decide/environment.hpp"
#include "runtime/request/request.hpp"

namespace hjemmel {

class RequestAttributeSource : public AttributeSource {
 public:
  /// Reads `text`. On failure returns null, and `problem` says where and why.
  static std::unique_ptr<RequestAttributeSource> read(std::string text, RequestProblem& problem);

  RequestAttributeSource(const RequestAttributeSource&) = delete;
  RequestAttributeSource& operator=(const RequestAttributeSource&) = delete;

  /// All values of the file's attributes with this category, id and type, in the file's order; of this issuer, or of
  /// any where `issuer` is empty. May be asked from any number of threads.
  std::span<const Value> values_of(std::string_view category, std::string_view attribute_id, DataType type,
                                   std::string_view issuer, Arena& arena) const override;

 private:
  explicit RequestAttributeSource(std::string text) : text_(std::move(text)) {}

  std::string text_;  // the request borrows from it
  Request request_;
};

}  // namespace hjemmel
