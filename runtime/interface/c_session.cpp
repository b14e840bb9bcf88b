#include <new>

#include "runtime/interface/c_objects.hpp"

namespace pdp = hjemmel::pdp;

namespace hjemmel::pdp {

void FunctionSource::values_of(const Query& query, AttributeValues& values) const noexcept {
  const hjemmel_attribute_query asked{c_text(query.category), c_text(query.attribute_id), c_text(urn_of(query.type)),
                                      c_text(query.issuer)};
  hjemmel_attribute_values sink{values};
  function_(context_, &asked, &sink);
}

}  // namespace hjemmel::pdp

namespace {

using DecideText = pdp::Decision (pdp::Session::*)(std::string_view, std::string&) noexcept;

hjemmel_decision decide_text(hjemmel_session* session, DecideText decide, const char* request, size_t size,
                             hjemmel_text* response) {
  session->response.clear();
  const pdp::Decision decision = (session->session.*decide)({request, size}, session->response);
  if (response != nullptr) *response = pdp::c_text(session->response);
  return static_cast<hjemmel_decision>(decision);
}

}  // namespace

hjemmel_session* hjemmel_session_new(const hjemmel_live_policy* live) {
  return new (std::nothrow) hjemmel_session(live->live);
}

void hjemmel_session_free(hjemmel_session* session) { delete session; }

void hjemmel_session_fix_time(hjemmel_session* session, int64_t seconds, int16_t zone_minutes) {
  session->session.fix_time(seconds, zone_minutes);
}

void hjemmel_session_use_system_time(hjemmel_session* session) { session->session.use_system_time(); }

int hjemmel_attribute_values_add(hjemmel_attribute_values* values, const char* lexical, size_t size) {
  return values->values.add({lexical, size}) ? 1 : 0;
}

void hjemmel_session_use_attributes_of(hjemmel_session* session, hjemmel_attribute_source source, void* context) {
  session->source = pdp::FunctionSource(source, context);
  session->session.use_attributes_of(source != nullptr ? &session->source : nullptr);
}

hjemmel_decision hjemmel_decide(hjemmel_session* session, const hjemmel_request* request) {
  return static_cast<hjemmel_decision>(session->session.decide(request->request).decision);
}

hjemmel_decision hjemmel_decide_json(hjemmel_session* session, const char* request, size_t size,
                                     hjemmel_text* response) {
  return decide_text(session, &pdp::Session::decide_json, request, size, response);
}

hjemmel_decision hjemmel_decide_xml(hjemmel_session* session, const char* request, size_t size,
                                    hjemmel_text* response) {
  return decide_text(session, &pdp::Session::decide_xml, request, size, response);
}
