#include "compiler/xacml/version.hpp"

#include <algorithm>

namespace hjemmel::xacml {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether each part between dots satisfies `part(text, is_last)`.
template <class Part>
bool every_part(std::string_view text, Part part) {
  while (true) {
    const std::size_t dot = text.find('.');
    const bool last = dot == std::string_view::npos;
    if (!part(text.substr(0, dot), last)) return false;
    if (last) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

bool is_version(std::string_view text) {
  return every_part(text, [](std::string_view part, bool) { return is_number(part); });
}

bool is_version_match(std::string_view text) {
  return every_part(
      text, [](std::string_view part, bool last) { return is_number(part) || part == "*" || (last && part == "+"); });
}

}  // namespace hjemmel::xacml
