// Between generated code and the runtime: what a decision function receives, what it returns, and which services of the
// runtime it may call. Layouts are fixed for one abi_version; codegen/ takes every offset from here with offsetof.
#pragma once

#include <cstdint>

#include "runtime/value/value.hpp"

namespace hjemmel::artefact {

/// The outcome of a policy or rule inside a decision (7.10): extended Indeterminate, with the status in the upper bits.
enum class Outcome : std::uint32_t {
  not_applicable = 0,
  permit = 1,
  deny = 2,
  indeterminate_d = 3,
  indeterminate_p = 4,
  indeterminate_dp = 5,
};
inline constexpr std::uint32_t outcome_bits = 3;

/// A test or a condition: 0 no match or false, 1 match or true, otherwise an error with its status in the upper bits.
inline constexpr std::uint32_t test_no = 0;
inline constexpr std::uint32_t test_yes = 1;
inline constexpr std::uint32_t test_error = 2;
inline constexpr std::uint32_t test_bits = 2;

struct Frame;
using DecisionFunction = std::uint32_t (*)(Frame* frame, const std::uint32_t* parameters);

/// The ordinals that a request holds in one listed domain, ascending, each once.
struct OrdinalList {
  std::uint32_t count;
  std::uint32_t unused;
  const std::uint32_t* ordinals;
};

/// What generated code may ask of the runtime. Called through the table, so that an artefact has no undefined symbols.
struct Services {
  /// <Match> over a slot or selector. A test result.
  std::uint32_t (*match)(Frame*, std::uint32_t match);
  /// Whether a listed domain holds an ordinal.
  std::uint32_t (*in_list)(Frame*, std::uint32_t list, std::uint32_t ordinal);
  /// Whether a listed domain holds one of the `count` ordinals at `offset` in the image, ascending there.
  std::uint32_t (*in_large_set)(Frame*, std::uint32_t list, std::uint32_t offset, std::uint32_t count);
  /// <AttributeDesignator> (7.3.5).
  void (*bag)(Frame*, std::uint32_t slot, std::uint32_t must_be_present, Value* out);
  /// <AttributeSelector> (7.3.7).
  void (*select)(Frame*, std::uint32_t selector, std::uint32_t must_be_present, Value* out);
  void (*constant)(Frame*, std::uint32_t constant, Value* out);
  /// Applies a function to evaluated arguments, none of them indeterminate.
  void (*call)(Frame*, std::uint32_t function, const Value* arguments, std::uint32_t count, Value* out);
  /// n-of's first argument among `count` others: how many must be true; an error as a test result in the upper half.
  std::uint64_t (*threshold)(Frame*, const Value* n, std::uint32_t count);
  /// Adds an obligation or advice whose assignments are literals.
  void (*oblige)(Frame*, std::uint32_t obligation);
  /// Adds one whose assignments were computed: one Value, single or bag, for each.
  void (*oblige_computed)(Frame*, std::uint32_t obligation, const Value* values);
  /// Notes a rule that was Permit or Deny.
  void (*note_rule)(Frame*, std::uint32_t rule);
  /// Notes a policy or policy set that was Permit (1) or Deny (2), for the list that the request asks for.
  void (*note_policy)(Frame*, std::uint32_t policy, std::uint32_t effect);
  /// Keeps, of what was added and which policies were noted since `mark`, what goes with `effect` (1, 2; 0 keeps
  /// nothing): only what leads to a decision passes up with it (7.18).
  void (*retain)(Frame*, std::uint32_t mark, std::uint32_t effect);
  /// Gathers the candidates of an index, ascending; returns how many, and where they are in `out`.
  std::uint32_t (*candidates)(Frame*, std::uint32_t index, const std::uint32_t** out);
  /// A status index for a reference that resolves to nothing (7.15), and for only-one-applicable meeting two.
  std::uint32_t (*unresolved_reference)(Frame*);
  std::uint32_t (*more_than_one_applicable)(Frame*);
};

/// One decision in progress.
struct Frame {
  const unsigned char* image;
  const Services* services;
  const std::int32_t* functions;    ///< the artefact's function table
  const std::uint64_t* words;       ///< bit sets of the small domains
  const OrdinalList* lists;         ///< of the listed domains
  std::uint32_t passed_up;          ///< how much oblige and note_policy have added so far
  std::uint32_t wants_policy_list;  ///< note_policy is to be called
};

}  // namespace hjemmel::artefact
