#include "compiler/model/combining_algorithm.hpp"

#include <array>

namespace hjemmel::model {
namespace {

using enum CombiningLevel;
constexpr bool mandatory = false;
constexpr bool legacy = true;

constexpr std::array algorithms = {
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, level, name, urn, status) \
  CombiningAlgorithmInfo{CombiningAlgorithm::enumerator, level, name, urn, status},
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
};

}  // namespace

const CombiningAlgorithmInfo& info_of(CombiningAlgorithm algorithm) {
  return algorithms[static_cast<std::size_t>(algorithm)];
}

std::optional<CombiningAlgorithm> combining_algorithm_of_urn(std::string_view urn) {
  for (const auto& info : algorithms) {
    if (info.urn == urn) return info.id;
  }
  return std::nullopt;
}

std::optional<CombiningAlgorithm> combining_algorithm_of_name(std::string_view name, CombiningLevel level) {
  for (const auto& info : algorithms) {
    if (info.name == name && info.level == level && !info.legacy) return info.id;
  }
  return std::nullopt;
}

std::optional<CombiningAlgorithm> at_level(CombiningAlgorithm algorithm, CombiningLevel level) {
  const auto& wanted = info_of(algorithm);
  for (const auto& info : algorithms) {
    if (info.name == wanted.name && info.level == level && info.legacy == wanted.legacy) return info.id;
  }
  return std::nullopt;
}

}  // namespace hjemmel::model
