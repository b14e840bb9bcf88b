// Altinn's access packages and roles: what exists, what it is called, what gives what, and until when.
//
//     const auto& catalogue = catalogue::built_in();
//     if (const Package* package = catalogue.package("Jordbruk-og")) …    // null: unknown
//
// Look-ups take every spelling that people write: the urn, its tail, the catalogue's code, a legacy code or legacy urn,
// a name in bokmål, nynorsk or English where it names one thing only; in any case. Whether a spelling can match where
// it stands in a policy is another question: subject.hpp.
#pragma once

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/catalogue/embedded.hpp"
#include "compiler/catalogue/records.hpp"

namespace hjemmel::catalogue {

class Catalogue {
 public:
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  std::span<const Package> packages() const { return packages_; }
  std::span<const Area> areas() const { return areas_; }
  std::span<const Group> groups() const { return groups_; }
  std::span<const Role> roles() const { return roles_; }
  std::span<const EntityType> entity_types() const { return entity_types_; }
  std::span<const EntityVariant> entity_variants() const { return entity_variants_; }
  std::span<const Grant> grants() const { return grants_; }
  std::span<const TransitionStep> transition() const { return transition_; }

  /// Null if no package, or more than one, is called this.
  const Package* package(std::string_view spelling) const;
  /// Null if no role, or more than one, is called this. A code comes before a name.
  const Role* role(std::string_view spelling) const;
  /// Null if no area, or more than one, has this tail, urn or name.
  const Area* area(std::string_view spelling) const;
  /// The package with exactly this tail, in any case: no other spelling.
  const Package* package_of_tail(std::string_view tail) const;
  /// The role with exactly this code under a family's urn, in any case: no other spelling.
  const Role* role_of_code(RoleFamily family, std::string_view code) const;
  /// The role that the attribute urn:altinn:rolecode names by this value: an Altinn 2 code, or the legacy code of
  /// another role.
  const Role* role_of_rolecode(std::string_view code) const;
  /// Whether this is an Altinn 2 code that was taken out of the register of roles.
  bool is_retired_code(std::string_view code) const;

  /// What a role gives, and what gives a package, in the catalogue's order.
  std::span<const Grant* const> grants_of(const Role& role) const;
  std::span<const Grant* const> grants_of(const Package& package) const;

  Validity validity_of(RoleFamily family) const { return validity_[static_cast<std::size_t>(family)]; }
  /// The step of the transition that holds on a day; null before the first.
  const TransitionStep* transition_on(std::chrono::year_month_day day) const;

  /// Words of the project's own that a package is searched by; empty for most.
  std::string_view search_words(const Package& package) const;

  /// SHA-256 of the data, 64 lower-case hexadecimal digits.
  std::string_view digest() const { return digest_; }

 private:
  friend class Loader;
  Catalogue() = default;
  void index();

  std::vector<EntityType> entity_types_;
  std::vector<EntityVariant> entity_variants_;
  std::vector<Group> groups_;
  std::vector<Area> areas_;
  std::vector<Package> packages_;
  std::vector<Role> roles_;
  std::vector<Grant> grants_;
  std::vector<TransitionStep> transition_;
  Validity validity_[4];
  std::vector<std::string_view> retired_codes_;
  std::string digest_;

  template <class Record>
  using Index = std::unordered_map<std::string, const Record*>;  ///< by folded spelling; null: ambiguous
  Index<Package> packages_by_tail_;
  Index<Package> packages_by_name_;
  Index<Role> roles_by_urn_;
  Index<Role> roles_by_rolecode_;
  Index<Role> roles_by_name_;
  Index<Area> areas_by_name_;
  std::unordered_map<const void*, std::vector<const Grant*>> grants_by_record_;
  std::unordered_map<const Package*, std::string_view> search_words_;
};

/// Reads the files of policies/catalogue, whose texts must outlive the catalogue. On failure the text says where and
/// what, as `packages.tsv:3: no area …`.
std::expected<std::unique_ptr<Catalogue>, std::string> load_catalogue(std::span<const DataFile> files,
                                                                      std::string_view digest);

/// The catalogue that was compiled in. Read at the first call, in about a millisecond; safe from any thread.
const Catalogue& built_in();

}  // namespace hjemmel::catalogue
