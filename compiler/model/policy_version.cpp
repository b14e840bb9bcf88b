#include "compiler/model/policy_version.hpp"

#include <algorithm>

namespace hjemmel::model {
namespace {

/// Takes the part before the next dot off `rest`.
std::string_view next_part(std::string_view& rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view part = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  return part;
}

/// Numbers of any length, leading zeros apart.
std::strong_ordering compare_numbers(std::string_view a, std::string_view b) {
  a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
  b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

bool is_wild(std::string_view part) { return part == "*" || part == "+"; }

}  // namespace

bool version_matches(std::string_view version, std::string_view pattern) {
  while (!pattern.empty()) {
    if (version.empty()) return false;
    const std::string_view wanted = next_part(pattern);
    if (wanted == "+") return true;
    const std::string_view number = next_part(version);
    if (wanted != "*" && compare_numbers(number, wanted) != 0) return false;
  }
  return version.empty();
}

std::strong_ordering compare_versions(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const auto order = compare_numbers(next_part(a), next_part(b));
    if (order != 0) return order;
  }
  return b.empty() <=> a.empty();
}

bool version_at_least(std::string_view version, std::string_view pattern) {
  while (!version.empty() && !pattern.empty()) {
    const std::string_view bound = next_part(pattern);
    const auto order = compare_numbers(next_part(version), is_wild(bound) ? "0" : bound);
    if (order != 0) return order > 0;
  }
  return pattern.empty();
}

bool version_at_most(std::string_view version, std::string_view pattern) {
  while (!version.empty() && !pattern.empty()) {
    const std::string_view bound = next_part(pattern);
    if (is_wild(bound)) return true;
    const auto order = compare_numbers(next_part(version), bound);
    if (order != 0) return order < 0;
  }
  return version.empty();
}

}  // namespace hjemmel::model
