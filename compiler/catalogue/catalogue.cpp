#include "compiler/catalogue/catalogue.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "compiler/catalogue/fold.hpp"

namespace hjemmel::catalogue {

namespace {

/// Enters a spelling; one that already stands for another record becomes ambiguous.
template <class Record>
void enter(std::unordered_map<std::string, const Record*>& index, std::string_view spelling, const Record& record) {
  if (spelling.empty()) return;
  const auto [entry, fresh] = index.try_emplace(fold_case(spelling), &record);
  if (!fresh && entry->second != &record) entry->second = nullptr;
}

template <class Record>
const Record* look_up(const std::unordered_map<std::string, const Record*>& index, std::string_view folded) {
  const auto found = index.find(std::string(folded));
  return found == index.end() ? nullptr : found->second;
}

/// What follows `prefix` and a colon; the whole text where it does not begin so.
std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() <= prefix.size() || text[prefix.size()] != ':') return text;
  return text.substr(prefix.size() + 1);
}

constexpr std::string_view area_prefix = "accesspackage:area";

}  // namespace

void Catalogue::index() {
  for (const auto& package : packages_) {
    enter(packages_by_tail_, package.tail, package);
    enter(packages_by_name_, package.code, package);
    enter(packages_by_name_, package.names.nb, package);
    enter(packages_by_name_, package.names.nn, package);
    enter(packages_by_name_, package.names.en, package);
  }
  for (const auto& role : roles_) {
    enter(roles_by_urn_, role.urn(), role);
    enter(roles_by_rolecode_, role.family == RoleFamily::altinn2 ? role.code : role.legacy_code, role);
    enter(roles_by_name_, role.names.nb, role);
    enter(roles_by_name_, role.names.nn, role);
    enter(roles_by_name_, role.names.en, role);
  }
  for (const auto& area : areas_) {
    enter(areas_by_name_, area.tail, area);
    enter(areas_by_name_, area.names.nb, area);
    enter(areas_by_name_, area.names.nn, area);
    enter(areas_by_name_, area.names.en, area);
  }
  for (const auto& grant : grants_) {
    grants_by_record_[grant.role].push_back(&grant);
    grants_by_record_[grant.package].push_back(&grant);
  }
}

const Package* Catalogue::package(std::string_view spelling) const {
  const auto folded = fold_case(trim(spelling));
  const auto tail = without_prefix(folded, package_attribute);
  if (const auto* found = look_up(packages_by_tail_, tail)) return found;
  return look_up(packages_by_name_, tail);
}

const Role* Catalogue::role(std::string_view spelling) const {
  const auto folded = fold_case(trim(spelling));
  if (const auto* found = look_up(roles_by_urn_, folded)) return found;
  const auto code = without_prefix(folded, rolecode_attribute);
  if (const auto* found = look_up(roles_by_rolecode_, code)) return found;
  // No code stands in two families; the order only says which would come first.
  for (const auto family : {RoleFamily::ccr, RoleFamily::altinn3, RoleFamily::cra}) {
    if (const auto* found = role_of_code(family, folded)) return found;
  }
  return look_up(roles_by_name_, folded);
}

const Area* Catalogue::area(std::string_view spelling) const {
  const auto folded = fold_case(trim(spelling));
  return look_up(areas_by_name_, without_prefix(folded, area_prefix));
}

const Package* Catalogue::package_of_tail(std::string_view tail) const {
  return look_up(packages_by_tail_, fold_case(tail));
}

const Role* Catalogue::role_of_code(RoleFamily family, std::string_view code) const {
  std::string urn(urn_prefix(family));
  urn += ':';
  urn += fold_case(code);
  return look_up(roles_by_urn_, urn);
}

const Role* Catalogue::role_of_rolecode(std::string_view code) const {
  return look_up(roles_by_rolecode_, fold_case(code));
}

bool Catalogue::is_retired_code(std::string_view code) const {
  return std::ranges::find(retired_codes_, fold_case(code)) != retired_codes_.end();
}

std::span<const Grant* const> Catalogue::grants_of(const Role& role) const {
  const auto found = grants_by_record_.find(&role);
  return found == grants_by_record_.end() ? std::span<const Grant* const>() : found->second;
}

std::span<const Grant* const> Catalogue::grants_of(const Package& package) const {
  const auto found = grants_by_record_.find(&package);
  return found == grants_by_record_.end() ? std::span<const Grant* const>() : found->second;
}

const TransitionStep* Catalogue::transition_on(std::chrono::year_month_day day) const {
  const TransitionStep* current = nullptr;
  for (const auto& step : transition_) {
    if (!step.from || *step.from <= day) current = &step;
  }
  return current;
}

std::string_view Catalogue::search_words(const Package& package) const {
  const auto found = search_words_.find(&package);
  return found == search_words_.end() ? std::string_view() : found->second;
}

const Catalogue& built_in() {
  static const std::unique_ptr<Catalogue> catalogue = [] {
    auto loaded = load_catalogue(embedded_files(), embedded_digest());
    if (!loaded) {
      // Only a build with broken data can come here; its own tests refuse it.
      std::fprintf(stderr, "the catalogue of this build is broken: %s\n", loaded.error().c_str());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return *catalogue;
}

}  // namespace hjemmel::catalogue
