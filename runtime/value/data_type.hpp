// The data types of XACML 3.0 (sections 10.2.7, B.3) as an enumeration over grammar/data_types.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hjemmel {

enum class DataType : std::uint8_t {
#define HJEMMEL_DATA_TYPE(enumerator, name, urn) enumerator,
#include "grammar/data_types.def"
#undef HJEMMEL_DATA_TYPE
  unknown,  ///< an extension type: its values are carried, and match nothing
};

inline constexpr std::size_t data_type_count = static_cast<std::size_t>(DataType::unknown);

/// The full identifier, `http://www.w3.org/2001/XMLSchema#string`; empty for DataType::unknown.
std::string_view urn_of(DataType type);
/// The short name, `string`, `dateTime`; `unknown` for DataType::unknown.
std::string_view name_of(DataType type);
/// The type with this full identifier. The XPath 2.0 draft's duration identifiers of XACML 2.0 are accepted as well.
std::optional<DataType> data_type_of_urn(std::string_view urn);
/// The type with this short name.
std::optional<DataType> data_type_of_name(std::string_view name);

}  // namespace hjemmel
