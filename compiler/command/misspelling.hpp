// The name that someone meant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hjemmel::command {

/// The nearest of `names` to `word`: at most a third of its letters inserted, removed, replaced or swapped with the
/// next one (optimal string alignment). Empty if none is that near.
std::optional<std::string_view> nearest_name(std::string_view word, std::span<const std::string_view> names);

}  // namespace hjemmel::command
