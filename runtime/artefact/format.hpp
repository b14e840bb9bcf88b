// What an artefact holds beside code: the image, one read-only block of tables that refer to each other by byte offsets
// from its start. Nothing in it needs relocation, and nothing is parsed when it is loaded. docs/artefact.md describes
// it for readers of other languages; any change here is a new abi_version.
#pragma once

#include <cstdint>

namespace hjemmel::artefact {

inline constexpr std::uint32_t abi_version = 1;
inline constexpr char magic[8] = {'H', 'J', 'E', 'M', 'M', 'E', 'L', '\0'};

/// A table: `count` records that start `offset` bytes into the image.
struct Table {
  std::uint32_t offset;
  std::uint32_t count;
};

/// A text: `size` bytes of UTF-8 that start `offset` bytes into the image.
struct Text {
  std::uint32_t offset;
  std::uint32_t size;
};

/// An attribute that some policy reads: a bag is looked up once a request, however many rules ask for it.
struct SlotRecord {
  Text category;
  Text attribute_id;
  Text issuer;  ///< empty: any issuer
  std::uint8_t has_issuer;
  std::uint8_t type;             ///< DataType
  std::uint8_t needs_bag;        ///< its values are read, not only tested for membership
  std::uint8_t is_standard;      ///< the decision point supplies it where nobody else does (10.2.5)
  std::uint32_t next_same_name;  ///< the next slot of the same category and id; no_index ends
  Table domains;                 ///< of std::uint32_t: the domains over this slot
};

/// The values that policies test one slot for, each with an ordinal. A request value is hashed once for each domain.
struct DomainRecord {
  std::uint32_t slot;
  std::uint32_t fold;        ///< 0 as it is, 1 lower-cased (string-equal-ignore-case)
  std::uint32_t symbols;     ///< how many ordinals
  std::uint32_t first_word;  ///< where its bit set starts among the request's words; no_index for a large domain
  std::uint32_t list;        ///< its number among the listed domains (large or indexed); no_index for the others
  Table buckets;             ///< of SymbolRecord, open addressing, a power of two
};
struct SymbolRecord {
  Text text;
  std::uint32_t hash;
  std::uint32_t ordinal;  ///< no_index: an empty bucket
};
/// Attribute names ▸ first slot, open addressing, a power of two; key is hash_name(category, id).
struct NameRecord {
  std::uint64_t hash;
  std::uint32_t slot;  ///< no_index: an empty bucket
  std::uint32_t unused;
};

/// A literal that is computed with: parsed once when the program is loaded.
struct ConstantRecord {
  std::uint32_t type;  ///< DataType
  Text text;
  Text xpath_category;
  Table namespaces;  ///< of NamespaceRecord
};
struct NamespaceRecord {
  Text prefix;
  Text uri;
};

/// An <AttributeSelector>.
struct SelectorRecord {
  Text category;
  Text path;
  std::uint32_t context_slot;  ///< of the attribute that ContextSelectorId names; no_index for none
  std::uint32_t type;          ///< DataType
  Table namespaces;
};

/// A <Match> that membership tests cannot express (7.6).
struct MatchRecord {
  std::uint16_t function;  ///< FunctionId
  std::uint8_t must_be_present;
  std::uint8_t is_selector;
  std::uint32_t constant;
  std::uint32_t source;  ///< slot or selector
};

/// Children of a policy or policy set that are reached through a table.
struct ChildRecord {
  std::uint32_t function;    ///< number in the function table
  std::uint32_t parameters;  ///< offset of its parameters in the image
};

/// Which children can apply when a domain holds a given symbol; a child outside the candidates is NotApplicable for
/// certain.
struct IndexRecord {
  std::uint32_t domain;
  Table starts;      ///< of std::uint32_t, symbols + 1: where each symbol's candidates start
  Table candidates;  ///< of std::uint32_t: child numbers, ascending for each symbol
  Table always;      ///< of std::uint32_t: children without such a guard, ascending
};

struct ObligationRecord {
  Text id;
  Table assignments;  ///< of AssignmentRecord
  std::uint8_t is_advice;
  std::uint8_t effect;     ///< the decision that it goes with: 1 Permit, 2 Deny
  std::uint8_t is_static;  ///< every assignment is a literal
  std::uint8_t unused;
};
struct AssignmentRecord {
  Text attribute_id;
  Text category;
  Text issuer;
  std::uint32_t type;  ///< of the literal
  Text value;          ///< lexical form of the literal
};

// What an explanation tells. Matches, AllOf and AnyOf elements that are alike are stored once.

struct PolicyRecord {
  Text id;
  Text version;
  Text description;
  std::uint8_t is_policy_set;
  std::uint8_t algorithm;  ///< row of combining_algorithms.def
  std::uint16_t unused;
  std::uint32_t file;  ///< row of the file table (of Text)
  std::uint32_t line;
  Table target;              ///< of std::uint32_t: AnyOf numbers
  std::uint32_t rule_begin;  ///< its rules are [rule_begin, rule_end)
  std::uint32_t rule_end;
  std::uint32_t parent;  ///< the policy set it stands in; no_index for the root
};
struct RuleRecord {
  Text id;
  Text description;
  Text condition;  ///< its source text; empty for none
  std::uint32_t policy;
  std::uint32_t line;
  std::uint32_t end_line;
  std::uint32_t effect;  ///< 1 Permit, 2 Deny
  Table target;          ///< of std::uint32_t: AnyOf numbers
};
struct AnyOfRecord {
  Table alternatives;  ///< of std::uint32_t: AllOf numbers
};
struct AllOfRecord {
  Table matches;  ///< of std::uint32_t: TargetMatchRecord numbers
};
struct TargetMatchRecord {
  std::uint16_t function;  ///< FunctionId
  std::uint8_t type;       ///< DataType of the literal
  std::uint8_t is_selector;
  Text category;
  Text attribute_id;  ///< or the selector's path
  Text issuer;
  Text value;
};
/// A package or role named in some target, with its names for people.
struct SubjectNameRecord {
  Text attribute_id;
  Text value;
  Text name_en;
  Text name_nb;
  Text name_nn;
};

inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

/// The start of the image.
struct ImageHeader {
  char magic[8];
  std::uint32_t abi_version;
  std::uint32_t image_bytes;
  Text target;  ///< the target triple
  Text compiler_version;
  std::uint8_t policy_digest[32];     ///< SHA-256 over the policy files, in order
  std::uint8_t catalogue_digest[32];  ///< SHA-256 of the catalogue that names come from
  std::uint32_t function_count;
  std::uint32_t root_function;
  std::uint32_t root_parameters;
  std::uint32_t request_words;  ///< 64-bit words of the small domains' bit sets
  std::uint32_t listed_domains;
  std::uint32_t semantics;  ///< 0 xacml, 1 altinn
  Table slots;
  Table names;
  Table domains;
  Table constants;
  Table selectors;
  Table matches;
  Table indexes;
  Table obligations;
  Table policies;
  Table rules;
  Table any_ofs;
  Table all_ofs;
  Table target_matches;
  Table subject_names;
  Table files;
};

/// The one symbol that an artefact exports, `hjemmel_artefact`. Distances are in bytes from this struct, so that it
/// needs no relocation.
struct Entry {
  char magic[8];
  std::uint32_t abi_version;
  std::uint32_t entry_bytes;
  std::int64_t image;      ///< to the ImageHeader
  std::int64_t functions;  ///< to the function table: of std::int32_t, each the distance from the table to a function
};

}  // namespace hjemmel::artefact
