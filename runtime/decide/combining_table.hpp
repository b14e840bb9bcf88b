// Combining algorithms as data. Except only-one-applicable, each one looks at its children in order, stops at certain
// outcomes, and ends with a function of which outcomes it has seen (Appendix C): a stop mask and a table of 32
// outcomes. Generated code reads these; the interpreter follows the pseudo-code instead, so that each checks the other.
#pragma once

#include <array>
#include <cstdint>

#include "runtime/artefact/abi.hpp"

namespace hjemmel::artefact {

/// Bit of an outcome in a mask of outcomes seen; not-applicable has none.
constexpr std::uint32_t seen_bit(Outcome outcome) { return (1u << static_cast<std::uint32_t>(outcome)) >> 1; }
inline constexpr std::uint32_t seen_count = 32;

/// Seen outcomes at which the algorithm looks no further, and its outcome for each mask of seen outcomes.
struct CombiningTable {
  std::uint32_t stop = 0;
  std::array<Outcome, seen_count> outcome{};
};

/// The families of algorithms that decide alike.
enum class CombiningFamily : std::uint8_t {
  deny_overrides,
  permit_overrides,
  deny_unless_permit,
  permit_unless_deny,
  first_applicable,
  legacy_rule_deny_overrides,
  legacy_rule_permit_overrides,
  legacy_policy_deny_overrides,
  legacy_policy_permit_overrides,
  only_one_applicable,  ///< has no table: it looks at targets (C.9)
};

constexpr CombiningTable combining_table(CombiningFamily family) {
  using enum Outcome;
  constexpr std::uint32_t p = seen_bit(permit);
  constexpr std::uint32_t d = seen_bit(deny);
  constexpr std::uint32_t id = seen_bit(indeterminate_d);
  constexpr std::uint32_t ip = seen_bit(indeterminate_p);
  constexpr std::uint32_t idp = seen_bit(indeterminate_dp);
  constexpr std::uint32_t any_indeterminate = id | ip | idp;
  CombiningTable table;
  const auto fill = [&table](auto decide) {
    for (std::uint32_t seen = 0; seen < seen_count; ++seen) table.outcome[seen] = decide(seen);
  };
  switch (family) {
    case CombiningFamily::deny_overrides:  // C.2, C.3
      table.stop = d;
      fill([=](std::uint32_t seen) {
        if (seen & d) return deny;
        if (seen & idp) return indeterminate_dp;
        if ((seen & id) != 0 && (seen & (ip | p)) != 0) return indeterminate_dp;
        if (seen & id) return indeterminate_d;
        if (seen & p) return permit;
        return seen & ip ? indeterminate_p : not_applicable;
      });
      break;
    case CombiningFamily::permit_overrides:  // C.4, C.5
      table.stop = p;
      fill([=](std::uint32_t seen) {
        if (seen & p) return permit;
        if (seen & idp) return indeterminate_dp;
        if ((seen & ip) != 0 && (seen & (id | d)) != 0) return indeterminate_dp;
        if (seen & ip) return indeterminate_p;
        if (seen & d) return deny;
        return seen & id ? indeterminate_d : not_applicable;
      });
      break;
    case CombiningFamily::deny_unless_permit:  // C.6
      table.stop = p;
      fill([=](std::uint32_t seen) { return seen & p ? permit : deny; });
      break;
    case CombiningFamily::permit_unless_deny:  // C.7
      table.stop = d;
      fill([=](std::uint32_t seen) { return seen & d ? deny : permit; });
      break;
    case CombiningFamily::first_applicable:  // C.8: its Indeterminate is not extended, {DP} to whoever asks
      table.stop = p | d | any_indeterminate;
      fill([=](std::uint32_t seen) {
        if (seen & any_indeterminate) return indeterminate_dp;
        if (seen & p) return permit;
        return seen & d ? deny : not_applicable;
      });
      break;
    case CombiningFamily::legacy_rule_deny_overrides:  // C.10, rules: {D} and {P} stand for the rule's Effect
      table.stop = d;
      fill([=](std::uint32_t seen) {
        if (seen & d) return deny;
        if (seen & (id | idp)) return indeterminate_dp;
        if (seen & p) return permit;
        return seen & ip ? indeterminate_dp : not_applicable;
      });
      break;
    case CombiningFamily::legacy_rule_permit_overrides:  // C.12, rules
      table.stop = p;
      fill([=](std::uint32_t seen) {
        if (seen & p) return permit;
        if (seen & (ip | idp)) return indeterminate_dp;
        if (seen & d) return deny;
        return seen & id ? indeterminate_dp : not_applicable;
      });
      break;
    case CombiningFamily::legacy_policy_deny_overrides:  // C.10, policies: an error is a Deny
      table.stop = d | any_indeterminate;
      fill([=](std::uint32_t seen) {
        if (seen & (d | any_indeterminate)) return deny;
        return seen & p ? permit : not_applicable;
      });
      break;
    case CombiningFamily::legacy_policy_permit_overrides:  // C.12, policies: Deny before errors
      table.stop = p;
      fill([=](std::uint32_t seen) {
        if (seen & p) return permit;
        if (seen & d) return deny;
        return seen & any_indeterminate ? indeterminate_dp : not_applicable;
      });
      break;
    case CombiningFamily::only_one_applicable:
      break;
  }
  return table;
}

}  // namespace hjemmel::artefact
