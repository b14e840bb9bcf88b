// Names and numbers of the public interface, and that its enumerations are those of the stages below.
#include "hjemmel/hjemmel.hpp"
#include "runtime/artefact/format.hpp"
#include "runtime/decide/result.hpp"

namespace hjemmel::pdp {

static_assert(static_cast<int>(Decision::permit) == static_cast<int>(hjemmel::Decision::permit));
static_assert(static_cast<int>(Decision::deny) == static_cast<int>(hjemmel::Decision::deny));
static_assert(static_cast<int>(Decision::not_applicable) == static_cast<int>(hjemmel::Decision::not_applicable));
static_assert(static_cast<int>(Decision::indeterminate) == static_cast<int>(hjemmel::Decision::indeterminate));
#define HJEMMEL_DATA_TYPE(enumerator, name, urn) \
  static_assert(static_cast<int>(DataType::enumerator) == static_cast<int>(hjemmel::DataType::enumerator));
#include "grammar/data_types.def"
#undef HJEMMEL_DATA_TYPE
static_assert(static_cast<int>(DataType::unknown) == static_cast<int>(hjemmel::DataType::unknown));

std::string_view version() noexcept { return HJEMMEL_VERSION; }
std::uint32_t artefact_abi_version() noexcept { return artefact::abi_version; }
std::string_view name_of(Decision decision) noexcept {
  return hjemmel::name_of(static_cast<hjemmel::Decision>(decision));
}
std::string_view urn_of(DataType type) noexcept { return hjemmel::urn_of(static_cast<hjemmel::DataType>(type)); }

}  // namespace hjemmel::pdp
