// What stands behind the opaque types of hjemmel.h: the objects of the C++ interface, which lets no exception out.
#pragma once

#include <string>
#include <string_view>

#include "hjemmel/hjemmel.h"
#include "hjemmel/hjemmel.hpp"

struct hjemmel_policy {
  hjemmel::pdp::Policy policy;
};

struct hjemmel_live_policy {
  hjemmel::pdp::LivePolicy live;
};

struct hjemmel_request {
  hjemmel::pdp::Request request;
};

struct hjemmel_attribute_values {
  hjemmel::pdp::AttributeValues& values;
};

namespace hjemmel::pdp {

inline hjemmel_text c_text(std::string_view text) { return {text.data(), text.size()}; }

/// A source of attributes that is a C function.
class FunctionSource final : public AttributeSource {
 public:
  FunctionSource() = default;
  FunctionSource(hjemmel_attribute_source function, void* context) : function_(function), context_(context) {}
  void values_of(const Query& query, AttributeValues& values) const noexcept override;

 private:
  hjemmel_attribute_source function_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace hjemmel::pdp

struct hjemmel_session {
  explicit hjemmel_session(const hjemmel::pdp::LivePolicy& live) : session(live) {}

  hjemmel::pdp::Session session;
  hjemmel::pdp::FunctionSource source;
  std::string response;  ///< keeps its capacity
  std::string explanation;
};
