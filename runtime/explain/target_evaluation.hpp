// The targets of a program, evaluated over one request for an explanation: not only whether they match, but which part
// of the request they fail on.
//
// Works from the image's explanation tables and the function library, as <Match> is defined (7.6), and remembers each
// <Match>, <AnyOf> and policy, which are shared: 10,000 policies cost each distinct literal one comparison. An error
// counts as no match. What an XPath selects is not known here and counts as a match; whoever says that something would
// have been enough tries it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "runtime/artefact/program.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/explain/explanation.hpp"
#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"

namespace hjemmel::explain {

/// Parts of a request as bits. Their order is that of nearness: who fails on the subject alone came nearer than who
/// fails on the action, and the sum of several tells which is nearest.
namespace part {
inline constexpr std::uint8_t none = 0;
inline constexpr std::uint8_t subject = 1;
inline constexpr std::uint8_t action = 2;
inline constexpr std::uint8_t other = 4;
inline constexpr std::uint8_t resource = 8;
}  // namespace part

class TargetEvaluation {
 public:
  TargetEvaluation(const artefact::Program& program, const IndividualRequest& request, const Environment& environment,
                   std::size_t call_budget);

  bool match(std::uint32_t number);
  bool all_of(std::uint32_t number);
  /// The parts that an <AnyOf> fails on, in the alternative that comes nearest; none if it matches.
  std::uint8_t any_of(std::uint32_t number);
  /// The parts that the target of a policy fails on, and of the policy sets that it stands in.
  std::uint8_t policy(std::uint32_t number);
  /// The parts that a rule fails on, its policy's included.
  std::uint8_t rule(std::uint32_t number);

  /// The <AnyOf> elements that must all match before a rule is evaluated: its own and those of the policies around it.
  std::vector<std::uint32_t> any_ofs_of(std::uint32_t rule) const;
  /// The matches of an <AllOf> that fail.
  std::vector<std::uint32_t> failing_matches(std::uint32_t all_of);
  /// Which part of the request a <Match> is about.
  std::uint8_t part_of(std::uint32_t match) const;
  /// What is not known here: it reads <Content>.
  bool is_opaque(std::uint32_t match) const;
  /// What the attribute of a <Match> holds.
  std::span<const Value> bag(std::uint32_t match);
  /// Whether the request itself holds the attribute of a <Match>, rather than an attribute source.
  bool held_by_request(std::uint32_t match) const;

  bool exhausted() const { return calls_left_ == 0; }

 private:
  struct Attribute;
  bool evaluate(std::uint32_t number);
  std::span<const Value> look_up(const artefact::TargetMatchRecord& record, DataType type);
  bool is_of(const RequestAttribute& attribute, const artefact::TargetMatchRecord& record, DataType type) const;

  const artefact::Program& program_;
  const IndividualRequest& request_;
  const Environment& environment_;
  std::span<const artefact::PolicyRecord> policies_;
  std::span<const artefact::RuleRecord> rules_;
  std::span<const artefact::AnyOfRecord> any_ofs_;
  std::span<const artefact::AllOfRecord> all_ofs_;
  std::span<const artefact::TargetMatchRecord> matches_;

  enum class Known : std::uint8_t { not_yet, no, yes };
  static constexpr std::uint8_t unknown_parts = 0xFF;
  std::vector<Known> match_results_;
  std::vector<std::uint8_t> any_of_results_;
  std::vector<std::uint8_t> policy_results_;
  /// Offsets of category, id and issuer in the image, where equal texts are one, and the type.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, DataType>, std::span<const Value>> bags_;
  std::size_t calls_left_;

  Arena arena_;
  StatusLog statuses_;
  RegexCache regexes_;
  ContentSource content_;
};

/// The type of the values that a <Match> compares its literal with: the second parameter of its function.
DataType compared_type(const artefact::TargetMatchRecord& record);

}  // namespace hjemmel::explain
