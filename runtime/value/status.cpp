#include "runtime/value/status.hpp"

#include <array>

namespace hjemmel {

std::string_view urn_of(StatusCode code) {
  static constexpr auto urns = std::to_array<std::string_view>({
#define HJEMMEL_STATUS_CODE(enumerator, urn) urn,
#include "grammar/status_codes.def"
#undef HJEMMEL_STATUS_CODE
  });
  return urns[static_cast<std::size_t>(code)];
}

}  // namespace hjemmel
