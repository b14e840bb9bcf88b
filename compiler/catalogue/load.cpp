#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "compiler/catalogue/catalogue.hpp"
#include "compiler/catalogue/date.hpp"
#include "compiler/catalogue/table.hpp"

namespace hjemmel::catalogue {

/// Reads one file after the other; the records that a file refers to stand in files read before it. Stops at the first
/// problem.
class Loader {
 public:
  static std::expected<std::unique_ptr<Catalogue>, std::string> read(std::span<const DataFile> files,
                                                                     std::string_view digest) {
    std::unique_ptr<Catalogue> catalogue(new Catalogue);
    Loader loader(files, *catalogue);
    if (!loader.load()) return std::unexpected(std::move(loader.problem_));
    catalogue->digest_ = digest;
    catalogue->index();
    return catalogue;
  }

 private:
  Loader(std::span<const DataFile> files, Catalogue& catalogue) : files_(files), catalogue_(catalogue) {}

  bool load() {
    return entity_types() && entity_variants() && groups() && areas() && packages() && roles() && gives_roles() &&
           grants() && validity() && transition() && retired_codes() && search_words();
  }

  template <class Read>
  bool each_row(std::string_view name, std::size_t columns, Read read) {
    for (const auto& file : files_) {
      if (file.name != name) continue;
      Table table;
      if (!read_table(file, columns, table, problem_)) return false;
      row_count_ = table.rows.size();
      for (const auto& row : table.rows) {
        at_ = &row;
        name_ = name;
        if (!read(row.cells)) return false;
      }
      return true;
    }
    problem_ = fmt::format("{}: no such file", name);
    return false;
  }

  bool fail(std::string_view what, std::string_view cell) {
    problem_ = fmt::format("{}:{}: no {} `{}`", name_, at_->line, what, cell);
    return false;
  }

  /// Points `target` at the record whose `key` this is. Vectors do not grow any more once others point into them.
  template <class Record>
  bool refer(const std::vector<Record>& records, std::string_view Record::* key, std::string_view cell,
             std::string_view what, const Record*& target) {
    auto& index = index_of(records, key);
    const auto found = index.find(cell);
    if (found == index.end()) return fail(what, cell);
    target = found->second;
    return true;
  }

  template <class Record>
  std::unordered_map<std::string_view, const Record*>& index_of(const std::vector<Record>& records,
                                                                std::string_view Record::* key) {
    auto& index = std::get<std::unordered_map<std::string_view, const Record*>>(indexes_);
    if (index.size() != records.size()) {
      for (const auto& record : records) index.emplace(record.*key, &record);
    }
    return index;
  }

  bool entity_types() {
    return each_row("entity-types.tsv", 5, [&](const auto& cell) {
      catalogue_.entity_types_.push_back({cell[0], {cell[1], cell[2], cell[3]}, cell[4]});
      return true;
    });
  }

  bool entity_variants() {
    return each_row("entity-variants.tsv", 4, [&](const auto& cell) {
      EntityVariant variant{cell[0], nullptr, cell[2], cell[3]};
      if (!entity_type(cell[1], variant.entity_type)) return false;
      catalogue_.entity_variants_.push_back(variant);
      return true;
    });
  }

  bool groups() {
    return each_row("groups.tsv", 6, [&](const auto& cell) {
      Group group{cell[0], nullptr, {cell[2], cell[3], cell[4]}, cell[5]};
      if (!entity_type(cell[1], group.entity_type)) return false;
      catalogue_.groups_.push_back(group);
      return true;
    });
  }

  bool areas() {
    return each_row("areas.tsv", 6, [&](const auto& cell) {
      Area area{cell[0], nullptr, {cell[2], cell[3], cell[4]}, cell[5]};
      if (!refer(catalogue_.groups_, &Group::key, cell[1], "group", area.group)) return false;
      catalogue_.areas_.push_back(area);
      return true;
    });
  }

  bool packages() {
    return each_row("packages.tsv", 10, [&](const auto& cell) {
      Package package;
      package.tail = cell[0];
      package.code = cell[1];
      for (const auto flag : words_of(cell[4])) {
        if (flag == "delegable")
          package.delegable = true;
        else if (flag == "assignable")
          package.assignable = true;
        else if (flag == "service-owners")
          package.for_service_owners = true;
        else
          return fail("flag", flag);
      }
      package.provider = cell[5];
      package.names = {cell[6], cell[7], cell[8]};
      package.id = cell[9];
      if (!refer(catalogue_.areas_, &Area::tail, cell[2], "area", package.area)) return false;
      if (!entity_type(cell[3], package.entity_type)) return false;
      catalogue_.packages_.push_back(package);
      return true;
    });
  }

  bool roles() {
    return each_row("roles.tsv", 11, [&](const auto& cell) {
      Role role;
      role.code = cell[0];
      role.legacy_code = cell[1];
      if (!family(cell[2], role.family) || !entity_type(cell[3], role.entity_type)) return false;
      for (const auto flag : words_of(cell[4])) {
        if (flag == "key")
          role.key = true;
        else if (flag == "assignable")
          role.assignable = true;
        else if (flag == "service-owners")
          role.for_service_owners = true;
        else if (flag == "deprecated-in-studio")
          role.deprecated_in_studio = true;
        else
          return fail("flag", flag);
      }
      role.names = {cell[5], cell[6], cell[7]};
      for (const auto code : words_of(cell[8])) {
        const EntityVariant* variant = nullptr;
        if (!entity_variant(code, variant)) return false;
        role.variants.push_back(variant);
      }
      role.id = cell[10];
      catalogue_.roles_.push_back(std::move(role));
      return true;
    });
  }

  /// Roles refer to each other, so the same file is read once more when all are there.
  bool gives_roles() {
    std::size_t next = 0;
    return each_row("roles.tsv", 11, [&](const auto& cell) {
      auto& role = catalogue_.roles_[next++];
      for (const auto code : words_of(cell[9])) {
        const Role* given = nullptr;
        if (!refer(catalogue_.roles_, &Role::code, code, "role", given)) return false;
        role.gives.push_back(given);
        catalogue_.roles_[static_cast<std::size_t>(given - catalogue_.roles_.data())].given_by.push_back(&role);
      }
      return true;
    });
  }

  bool grants() {
    return each_row("grants.tsv", 4, [&](const auto& cell) {
      catalogue_.grants_.reserve(row_count_);
      Grant grant;
      if (!refer(catalogue_.roles_, &Role::code, cell[0], "role", grant.role)) return false;
      if (!refer(catalogue_.packages_, &Package::tail, cell[1], "package", grant.package)) return false;
      if (!cell[2].empty() && !entity_variant(cell[2], grant.variant)) return false;
      for (const auto right : words_of(cell[3])) {
        if (right == "access")
          grant.has_access = true;
        else if (right == "delegate")
          grant.can_delegate = true;
        else if (right == "assign")
          grant.can_assign = true;
        else
          return fail("right", right);
      }
      catalogue_.grants_.push_back(grant);
      return true;
    });
  }

  bool validity() {
    return each_row("validity.tsv", 3, [&](const auto& cell) {
      RoleFamily ending{};
      if (!family(cell[0], ending)) return false;
      auto& days = catalogue_.validity_[static_cast<std::size_t>(ending)];
      return day(cell[1], days.from) && day(cell[2], days.until);
    });
  }

  bool transition() {
    return each_row("transition.tsv", 5, [&](const auto& cell) {
      TransitionStep step{{}, cell[1], {.nb = cell[3], .nn = cell[4], .en = cell[2]}};
      if (!day(cell[0], step.from)) return false;
      catalogue_.transition_.push_back(step);
      return true;
    });
  }

  bool retired_codes() {
    return each_row("retired-codes.tsv", 1, [&](const auto& cell) {
      catalogue_.retired_codes_.push_back(cell[0]);
      return true;
    });
  }

  bool search_words() {
    return each_row("search-words.tsv", 2, [&](const auto& cell) {
      const Package* package = nullptr;
      if (!refer(catalogue_.packages_, &Package::tail, cell[0], "package", package)) return false;
      catalogue_.search_words_.emplace(package, cell[1]);
      return true;
    });
  }

  bool entity_type(std::string_view cell, const EntityType*& target) {
    return refer(catalogue_.entity_types_, &EntityType::key, cell, "entity type", target);
  }
  bool entity_variant(std::string_view cell, const EntityVariant*& target) {
    return refer(catalogue_.entity_variants_, &EntityVariant::code, cell, "entity variant", target);
  }

  bool family(std::string_view cell, RoleFamily& target) {
    for (const auto one : {RoleFamily::altinn3, RoleFamily::ccr, RoleFamily::cra, RoleFamily::altinn2}) {
      if (cell != name_of(one)) continue;
      target = one;
      return true;
    }
    return fail("role family", cell);
  }

  bool day(std::string_view cell, std::optional<std::chrono::year_month_day>& target) {
    if (cell.empty()) return true;
    target = parse_date(cell);
    return target || fail("date", cell);
  }

  template <class Record>
  using Keys = std::unordered_map<std::string_view, const Record*>;

  std::span<const DataFile> files_;
  Catalogue& catalogue_;
  std::tuple<Keys<EntityType>, Keys<EntityVariant>, Keys<Group>, Keys<Area>, Keys<Package>, Keys<Role>> indexes_;
  std::size_t row_count_ = 0;
  const Row* at_ = nullptr;
  std::string_view name_;
  std::string problem_;
};

std::expected<std::unique_ptr<Catalogue>, std::string> load_catalogue(std::span<const DataFile> files,
                                                                      std::string_view digest) {
  return Loader::read(files, digest);
}

}  // namespace hjemmel::catalogue
