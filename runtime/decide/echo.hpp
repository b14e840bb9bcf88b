// Which attributes of the request a result repeats (section 5.46): those with IncludeInResult, by category, in the
// order of the request, whatever the decision.
#pragma once

#include <algorithm>

#include "runtime/decide/result.hpp"

namespace hjemmel {

inline bool is_echoed(const RequestAttribute& attribute, std::uint32_t category) {
  return attribute.include_in_result && attribute.category == category;
}

/// Calls `category(const RequestCategory&, index)` for each category of the individual request with an attribute to
/// repeat.
template <typename WriteCategory>
void for_each_echoed_category(const IndividualRequest& individual, WriteCategory write_category) {
  if (individual.request == nullptr) return;
  const auto& attributes = individual.request->attributes;
  const auto included = [](const RequestAttribute& attribute) { return attribute.include_in_result; };
  if (std::none_of(attributes.begin(), attributes.end(), included)) return;
  for (const std::uint32_t index : individual.categories) {
    const auto echoed = [&](const RequestAttribute& attribute) { return is_echoed(attribute, index); };
    if (std::any_of(attributes.begin(), attributes.end(), echoed)) {
      write_category(individual.request->categories[index], index);
    }
  }
}

}  // namespace hjemmel
