#include <new>

#include "runtime/interface/c_objects.hpp"
#include "runtime/value/data_type.hpp"

namespace pdp = hjemmel::pdp;

hjemmel_request* hjemmel_request_new(void) { return new (std::nothrow) hjemmel_request(); }

void hjemmel_request_free(hjemmel_request* request) { delete request; }

void hjemmel_request_clear(hjemmel_request* request) { request->request.clear(); }

int hjemmel_request_add(hjemmel_request* request, const char* category, const char* attribute_id, const char* data_type,
                        const char* value) {
  auto type = pdp::DataType::string;
  if (data_type != nullptr) {
    type = static_cast<pdp::DataType>(hjemmel::data_type_of_urn(data_type).value_or(hjemmel::DataType::unknown));
  }
  request->request.attribute(category, attribute_id, {type, value});
  return request->request.problem().empty() ? 1 : 0;
}

hjemmel_text hjemmel_request_problem(const hjemmel_request* request) { return pdp::c_text(request->request.problem()); }
