// The policy half of the XACML 3.0 schema (section 5) as tables: which elements there are, which children each may have
// in which order, and which attributes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hjemmel::xacml {

enum class Tag : std::uint8_t {
#define HJEMMEL_XACML_ELEMENT(enumerator, name) enumerator,
#include "compiler/xacml/schema_names.def"
#undef HJEMMEL_XACML_ELEMENT
  none,
};

enum class AttributeName : std::uint8_t {
#define HJEMMEL_XACML_ATTRIBUTE(enumerator, name) enumerator,
#include "compiler/xacml/schema_names.def"
#undef HJEMMEL_XACML_ATTRIBUTE
};

std::string_view name_of(Tag tag);
std::string_view name_of(AttributeName attribute);
/// Tag::none for a name that XACML 3.0 policies do not have.
Tag tag_of(std::string_view name);

/// A set of elements.
using TagSet = std::uint64_t;
constexpr TagSet set_of(Tag tag) { return TagSet{1} << static_cast<unsigned>(tag); }
constexpr bool holds(TagSet set, Tag tag) { return tag != Tag::none && (set & set_of(tag)) != 0; }

/// What substitutes for <Expression> (5.24).
inline constexpr TagSet expressions = set_of(Tag::apply) | set_of(Tag::attribute_value) |
                                      set_of(Tag::attribute_designator) | set_of(Tag::attribute_selector) |
                                      set_of(Tag::variable_reference) | set_of(Tag::function);

/// One particle of a sequence.
struct Slot {
  TagSet tags = 0;
  bool required = false;
  bool repeats = false;
};

struct AttributeRule {
  AttributeName name;
  bool required = true;
};

struct ElementRule {
  std::span<const Slot> children;
  std::span<const AttributeRule> attributes;
  bool mixed = false;               ///< text is content, and any element may stand in it
  bool foreign_attributes = false;  ///< xs:anyAttribute
};
const ElementRule& rule_of(Tag tag);

/// The elements of a set for a message: "`<AnyOf>`", "`<Rule>` or `<VariableDefinition>`", "an expression".
std::string described(TagSet tags);

}  // namespace hjemmel::xacml
