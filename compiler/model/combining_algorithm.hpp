// The combining algorithms of Appendix C as an enumeration over grammar/combining_algorithms.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/source/source_file.hpp"

namespace hjemmel::model {

enum class CombiningAlgorithm : std::uint8_t {
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, level, name, urn, status) enumerator,
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
};

/// Where an identifier belongs: RuleCombiningAlgId or PolicyCombiningAlgId.
enum class CombiningLevel : std::uint8_t { rule, policy };

struct CombiningAlgorithmInfo {
  CombiningAlgorithm id;
  CombiningLevel level;
  std::string_view name;  ///< `deny-overrides`
  std::string_view urn;
  bool legacy;  ///< the 1.0 and 1.1 forms, with semantics of their own (C.10 to C.13)
};

const CombiningAlgorithmInfo& info_of(CombiningAlgorithm algorithm);
std::optional<CombiningAlgorithm> combining_algorithm_of_urn(std::string_view urn);
/// The algorithm of XACML 3.0 with this short name at this level.
std::optional<CombiningAlgorithm> combining_algorithm_of_name(std::string_view name, CombiningLevel level);
/// The same algorithm for the other level: Altinn's own tools write policy-combining ids into RuleCombiningAlgId. Empty
/// for only-one-applicable at the rule level.
std::optional<CombiningAlgorithm> at_level(CombiningAlgorithm algorithm, CombiningLevel level);

/// An identifier as written. `id` is what it stands for at the level where it was written, empty if nothing.
struct CombiningAlgorithmName {
  std::string urn;
  std::optional<CombiningAlgorithm> id;
  source::Span span;
};

}  // namespace hjemmel::model
