// What a value of a role or package attribute in a policy means, and whether it can match there.
//
// Altinn puts a package into a request as urn:altinn:accesspackage with the tail of the package's urn, and a role as
// the urn without its last segment (urn:altinn:rolecode, urn:altinn:role, urn:altinn:external-role:ccr or …:cra) with
// that segment. Any other spelling of the same thing is understood here, but never matches.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/catalogue/catalogue.hpp"

namespace hjemmel::catalogue {

enum class SubjectKind : std::uint8_t { package, role };

/// Which of them an attribute id names; empty for any other attribute.
std::optional<SubjectKind> subject_kind_of(std::string_view attribute_id);

enum class SpellingFault : std::uint8_t {
  none,
  unknown,          ///< nothing is called so
  white_space,      ///< white space around it
  full_urn,         ///< the whole urn where its last segment belongs
  other_name,       ///< a catalogue code or a name where the urn's tail belongs
  other_attribute,  ///< a role under an attribute that never carries it
  other_kind,       ///< a role where a package belongs, or the reverse
};

struct SubjectName {
  SubjectKind kind = SubjectKind::package;  ///< by the attribute id
  SpellingFault fault = SpellingFault::none;
  const Package* package = nullptr;  ///< what is meant, one of the two; both null: unknown, or a retired code
  const Role* role = nullptr;
  bool retired = false;         ///< an Altinn 2 code that is no longer in the register
  std::string right_attribute;  ///< how it must be written to match; empty where unknown
  std::string right_value;
};

/// Empty for an attribute that names neither packages nor roles.
std::optional<SubjectName> read_subject(const Catalogue& catalogue, std::string_view attribute_id,
                                        std::string_view value);

}  // namespace hjemmel::catalogue
