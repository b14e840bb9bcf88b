// grammar/functions.def as data: signatures are parsed while compiling, so that a misspelt row does not compile.
#include <algorithm>
#include <array>

#include "runtime/function/function.hpp"
#include "runtime/function/implementations.hpp"

namespace hjemmel {
namespace {

constexpr std::size_t longest_signature = 3;

struct Signature {
  std::array<ParameterType, longest_signature> parameters{};
  std::size_t size = 0;
  ParameterType result;
};

consteval DataType type_spelt(std::string_view name) {
#define HJEMMEL_DATA_TYPE(enumerator, spelling, urn) \
  if (name == spelling) return DataType::enumerator;
#include "grammar/data_types.def"
#undef HJEMMEL_DATA_TYPE
  throw "functions.def names a type that data_types.def does not have";
}

/// `bag:string+` ▸ ParameterType.
consteval ParameterType parameter_spelt(std::string_view word) {
  ParameterType parameter;
  if (word.ends_with('*') || word.ends_with('+')) {
    parameter.repeats = true;
    parameter.min_count = word.ends_with('*') ? 0 : 1;
    word.remove_suffix(1);
  }
  if (word == "function") {
    parameter.kind = ParameterType::Kind::function;
    return parameter;
  }
  if (word.starts_with("bag:")) {
    parameter.kind = ParameterType::Kind::bag;
    word.remove_prefix(4);
  }
  parameter.any = word == "any";
  if (!parameter.any) parameter.type = type_spelt(word);
  return parameter;
}

consteval Signature signature_spelt(std::string_view arguments, std::string_view result) {
  Signature signature;
  while (!arguments.empty()) {
    const std::size_t end = std::min(arguments.find(' '), arguments.size());
    signature.parameters[signature.size++] = parameter_spelt(arguments.substr(0, end));
    arguments.remove_prefix(std::min(end + 1, arguments.size()));
  }
  signature.result = parameter_spelt(result);
  return signature;
}

constexpr std::array<Signature, function_count> signatures = {
#define HJEMMEL_FUNCTION(enumerator, urn, arguments, result, status, implementation) signature_spelt(arguments, result),
#include "grammar/functions.def"
#undef HJEMMEL_FUNCTION
};

constexpr std::string_view short_name(std::string_view urn) { return urn.substr(urn.rfind(':') + 1); }

constexpr FunctionInfo make_info(FunctionId id, std::string_view urn, Requirement requirement,
                                 decltype(FunctionInfo::implementation) implementation) {
  const Signature& signature = signatures[static_cast<std::size_t>(id)];
  return {id,          urn,           short_name(urn), {signature.parameters.data(), signature.size}, signature.result,
          requirement, implementation};
}

constexpr std::array<FunctionInfo, function_count> table = {
#define HJEMMEL_FUNCTION(enumerator, urn, arguments, result, status, implementation) \
  make_info(FunctionId::enumerator, urn, Requirement::status, functions::implementation),
#include "grammar/functions.def"
#undef HJEMMEL_FUNCTION
};

using Index = std::array<FunctionId, function_count>;

constexpr const FunctionInfo& row(FunctionId id) { return table[static_cast<std::size_t>(id)]; }

template <typename Before>
consteval Index sorted(Before before) {
  Index index{};
  for (std::size_t i = 0; i < function_count; ++i) index[i] = static_cast<FunctionId>(i);
  std::sort(index.begin(), index.end(), [&](FunctionId a, FunctionId b) { return before(row(a), row(b)); });
  return index;
}

constexpr Index by_urn = sorted([](const FunctionInfo& a, const FunctionInfo& b) { return a.urn < b.urn; });

/// Of several versions the newest stands first: the urns differ only in the version.
constexpr Index by_name = sorted(
    [](const FunctionInfo& a, const FunctionInfo& b) { return a.name != b.name ? a.name < b.name : a.urn > b.urn; });

template <typename Key>
std::optional<FunctionId> find(const Index& index, std::string_view wanted, Key key) {
  const auto at = std::ranges::lower_bound(index, wanted, {}, [&](FunctionId id) { return key(row(id)); });
  if (at == index.end() || key(row(*at)) != wanted) return std::nullopt;
  return *at;
}

}  // namespace

const FunctionInfo& info_of(FunctionId id) { return row(id); }

std::optional<FunctionId> function_of_urn(std::string_view urn) {
  return find(by_urn, urn, [](const FunctionInfo& info) { return info.urn; });
}

std::optional<FunctionId> function_of_name(std::string_view name) {
  return find(by_name, name, [](const FunctionInfo& info) { return info.name; });
}

}  // namespace hjemmel
