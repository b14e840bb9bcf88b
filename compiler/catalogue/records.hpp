// The records of the catalogue. Texts are views into the catalogue's data; pointers are to records of the same
// catalogue and are null only where said so.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hjemmel::catalogue {

enum class Language : std::uint8_t { en, nb, nn };

/// A name as Altinn gives it.
struct Names {
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
  std::string_view in(Language language) const {
    return language == Language::nb ? nb : language == Language::nn ? nn : en;
  }
};

/// What a party is: organization, person, system-user, self-identified, enterprise-user, internal.
struct EntityType {
  std::string_view key;
  Names names;
  std::string_view id;
};

/// A form of a party: an organisation form of the Entity Register (`AS`), a kind of system user.
struct EntityVariant {
  std::string_view code;
  const EntityType* entity_type = nullptr;
  std::string_view label;  ///< in bokmål, as the register gives it
  std::string_view id;
};

struct Group {
  std::string_view key;
  const EntityType* entity_type = nullptr;
  Names names;
  std::string_view id;
};

struct Area {
  std::string_view tail;  ///< of the urn `accesspackage:area:…`
  const Group* group = nullptr;
  Names names;
  std::string_view id;
};

/// An access package.
struct Package {
  std::string_view tail;  ///< of the urn; what a policy's attribute value must be
  std::string_view code;  ///< the catalogue's code, the tail but for one package
  const Area* area = nullptr;
  const EntityType* entity_type = nullptr;  ///< whose access it gives
  bool delegable = false;                   ///< may be passed to a client's agent
  bool assignable = false;                  ///< may be given to someone else
  bool for_service_owners = false;          ///< may stand in a service's policy
  std::string_view provider;                ///< `altinn3`, or `cra`, the guardianship authority
  Names names;
  std::string_view id;
  std::string urn() const;
};

enum class RoleFamily : std::uint8_t {
  altinn3,  ///< urn:altinn:role
  ccr,      ///< the Entity Register: urn:altinn:external-role:ccr
  cra,      ///< the guardianship authority: urn:altinn:external-role:cra
  altinn2,  ///< urn:altinn:rolecode, ending
};

struct Role {
  std::string_view code;         ///< of the urn: `daglig-leder`, `utinn`
  std::string_view legacy_code;  ///< `dagl`; empty if none
  RoleFamily family = RoleFamily::altinn3;
  const EntityType* entity_type = nullptr;
  bool key = false;  ///< its holder acts for the organisation towards others
  bool assignable = false;
  bool for_service_owners = false;
  bool deprecated_in_studio = false;
  Names names;
  std::vector<const EntityVariant*> variants;  ///< organisation forms that can have it; none: not said
  std::vector<const Role*> gives;              ///< roles that its holder has besides
  std::vector<const Role*> given_by;
  std::string_view id;
  std::string urn() const;
  /// `urn:altinn:rolecode:…`; empty for a role without one. An Altinn 2 role's only urn is its legacy one.
  std::string legacy_urn() const;
};

/// What gives what: the holder of a role and a package.
struct Grant {
  const Role* role = nullptr;
  const Package* package = nullptr;
  const EntityVariant* variant = nullptr;  ///< for this organisation form only; null: for every one
  bool has_access = false;                 ///< false with can_delegate: may pass it on without having it
  bool can_delegate = false;
  bool can_assign = false;
};

/// The days on which a family of roles can be used, both included.
struct Validity {
  std::optional<std::chrono::year_month_day> from;
  std::optional<std::chrono::year_month_day> until;
  bool includes(std::chrono::year_month_day day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

/// A step of the transition from Altinn 2 roles to access packages.
struct TransitionStep {
  std::optional<std::chrono::year_month_day> from;  ///< empty: from the beginning
  std::string_view key;
  Names texts;
};

/// `urn:altinn:role` and so on: what stands before the code in a role's urn, and is the attribute id in a policy.
std::string_view urn_prefix(RoleFamily family);
std::string_view name_of(RoleFamily family);

inline constexpr std::string_view package_attribute = "urn:altinn:accesspackage";
inline constexpr std::string_view rolecode_attribute = "urn:altinn:rolecode";

}  // namespace hjemmel::catalogue
