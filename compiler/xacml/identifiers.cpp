#include "compiler/xacml/identifiers.hpp"

#include <fmt/format.h>

#include "compiler/source/nearest_name.hpp"
#include "compiler/xacml/codes.hpp"

namespace hjemmel::xacml {
namespace {

constexpr std::string_view function_urns[] = {
#define HJEMMEL_FUNCTION(enumerator, urn, arguments, result, status, implementation) urn,
#include "grammar/functions.def"
#undef HJEMMEL_FUNCTION
};
constexpr std::string_view data_type_urns[] = {
#define HJEMMEL_DATA_TYPE(enumerator, name, urn) urn,
#include "grammar/data_types.def"
#undef HJEMMEL_DATA_TYPE
};
constexpr std::string_view combining_algorithm_urns[] = {
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, level, name, urn, status) urn,
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
};

std::string_view last_part(std::string_view urn) {
  const std::size_t separator = urn.find_last_of(":#");
  return separator == std::string_view::npos ? urn : urn.substr(separator + 1);
}

/// The right identifier with the same last part (`string-equal`, or it under a wrong beginning), else the nearest one.
template <class Urns>
std::optional<std::string_view> nearest_identifier(std::string_view wrong, const Urns& urns) {
  const auto near = source::nearest_name(wrong, urns);
  if (near && last_part(*near) == last_part(wrong)) return near;
  std::optional<std::string_view> same;
  for (const std::string_view urn : urns) {
    if (!wrong.empty() && last_part(urn) == last_part(wrong)) same = same.value_or(urn);
  }
  return same ? same : near;
}

void report_unknown(Walker& walker, std::string_view code, std::string_view kind, std::string_view urn, Range where,
                    std::optional<std::string_view> near) {
  walker.findings().error(code, where, fmt::format("unknown {} {}", kind, quoted(urn)), near ? did_you_mean(*near) : "",
                          std::string(near.value_or("")));
}

}  // namespace

model::FunctionName read_function_name(Walker& walker, const Attributes& attributes, AttributeName attribute) {
  const Range where = attributes.range(attribute);
  model::FunctionName name{attributes.uri(attribute), std::nullopt, walker.span(where)};
  name.id = function_of_urn(name.urn);
  if (!name.id && attributes.find(attribute) != nullptr) {
    report_unknown(walker, code::unknown_function, "function", name.urn, where,
                   nearest_identifier(name.urn, function_urns));
  }
  return name;
}

model::DataTypeName read_data_type(Walker& walker, const Attributes& attributes, bool required) {
  const Range where = attributes.range(AttributeName::data_type);
  model::DataTypeName name{attributes.uri(AttributeName::data_type), DataType::unknown, walker.span(where)};
  name.type = data_type_of_urn(name.urn).value_or(DataType::unknown);
  if (required && name.type == DataType::unknown && attributes.find(AttributeName::data_type) != nullptr) {
    report_unknown(walker, code::unknown_data_type, "data type", name.urn, where,
                   nearest_identifier(name.urn, data_type_urns));
  }
  return name;
}

model::CombiningAlgorithmName read_combining_algorithm(Walker& walker, const Attributes& attributes,
                                                       AttributeName attribute, model::CombiningLevel level) {
  const Range where = attributes.range(attribute);
  model::CombiningAlgorithmName name{attributes.uri(attribute), std::nullopt, walker.span(where)};
  if (attributes.find(attribute) == nullptr) return name;
  name.id = model::combining_algorithm_of_urn(name.urn);
  if (!name.id) {
    report_unknown(walker, code::unknown_combining_algorithm, "combining algorithm", name.urn, where,
                   nearest_identifier(name.urn, combining_algorithm_urns));
    return name;
  }
  if (model::info_of(*name.id).level == level) return name;
  const bool rules = level == model::CombiningLevel::rule;
  name.id = model::at_level(*name.id, level);
  if (!name.id) {
    walker.findings().error(
        code::combining_level, where,
        fmt::format("{} combines {}", quoted(name.urn), rules ? "policies, not rules" : "rules, not policies"));
    return name;
  }
  const std::string right(model::info_of(*name.id).urn);
  walker.findings().warning(code::combining_level, where,
                            fmt::format("{} combines {}; read as the algorithm that combines {}", quoted(name.urn),
                                        rules ? "policies" : "rules", rules ? "rules" : "policies"),
                            fmt::format("write `{}`", right), right);
  return name;
}

}  // namespace hjemmel::xacml
