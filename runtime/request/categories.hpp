// The categories that the JSON profile 1.1 (section 4.2.2) gives a property of their own.
#pragma once

#include <array>
#include <string_view>

namespace hjemmel {

struct NamedCategory {
  std::string_view property;  ///< `AccessSubject`
  std::string_view urn;
};

inline constexpr std::array<NamedCategory, 8> named_categories = {{
    {"AccessSubject", "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject"},
    {"RecipientSubject", "urn:oasis:names:tc:xacml:1.0:subject-category:recipient-subject"},
    {"IntermediarySubject", "urn:oasis:names:tc:xacml:1.0:subject-category:intermediary-subject"},
    {"Codebase", "urn:oasis:names:tc:xacml:1.0:subject-category:codebase"},
    {"RequestingMachine", "urn:oasis:names:tc:xacml:1.0:subject-category:requesting-machine"},
    {"Resource", "urn:oasis:names:tc:xacml:3.0:attribute-category:resource"},
    {"Action", "urn:oasis:names:tc:xacml:3.0:attribute-category:action"},
    {"Environment", "urn:oasis:names:tc:xacml:3.0:attribute-category:environment"},
}};

}  // namespace hjemmel
