#include "runtime/value/data_type.hpp"

#include <array>

namespace hjemmel {
namespace {

struct Row {
  std::string_view name;
  std::string_view urn;
};

constexpr std::array<Row, data_type_count> rows{{
#define HJEMMEL_DATA_TYPE(enumerator, name, urn) {name, urn},
#include "grammar/data_types.def"
#undef HJEMMEL_DATA_TYPE
}};

// XACML 2.0 named the durations by a draft of XQuery 1.0 and XPath 2.0 Functions and Operators (A.4 keeps them).
constexpr std::string_view draft_prefix = "http://www.w3.org/TR/2002/WD-xquery-operators-20020816#";

}  // namespace

std::string_view urn_of(DataType type) {
  return type == DataType::unknown ? std::string_view{} : rows[static_cast<std::size_t>(type)].urn;
}

std::string_view name_of(DataType type) {
  return type == DataType::unknown ? std::string_view{"unknown"} : rows[static_cast<std::size_t>(type)].name;
}

std::optional<DataType> data_type_of_urn(std::string_view urn) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].urn == urn) return static_cast<DataType>(i);
  }
  if (urn.starts_with(draft_prefix)) {
    urn.remove_prefix(draft_prefix.size());
    for (const DataType duration : {DataType::day_time_duration, DataType::year_month_duration}) {
      if (name_of(duration) == urn) return duration;
    }
  }
  return std::nullopt;
}

std::optional<DataType> data_type_of_name(std::string_view name) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].name == name) return static_cast<DataType>(i);
  }
  return std::nullopt;
}

}  // namespace hjemmel
