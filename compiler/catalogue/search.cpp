#include "compiler/catalogue/search.hpp"

#include <algorithm>
#include <cmath>

#include "compiler/catalogue/fold.hpp"
#include "compiler/catalogue/words.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::catalogue {

namespace {

/// What a searched text is compared with.
template <class Record>
struct Entry {
  const Record* record = nullptr;
  std::vector<Word> own;      ///< of its name and its urn
  std::vector<Word> others;   ///< that the project gives it
  std::vector<Word> context;  ///< of where it belongs
  double handicap = 0;
};

constexpr double context_weight = 0.35;
/// Below it a hit is noise: one part of one compound among several words.
constexpr double least_score = 0.3;
constexpr double good_fit = 0.6;
/// What is offered instead of an unknown name must be better than what a search may show.
constexpr double least_suggestion = 0.45;
/// What is much worse than the best is no answer to the same question.
constexpr double share_of_best = 0.75;

void append(std::vector<Word>& words, std::string_view text) {
  for (auto& word : split_words(text)) {
    const auto same = [&](const Word& other) { return other.letters == word.letters; };
    if (std::ranges::none_of(words, same)) words.push_back(std::move(word));
  }
}

void append(std::vector<Word>& words, const Names& names) {
  append(words, names.nb);
  append(words, names.nn);
  append(words, names.en);
}

double best(const Word& searched, const std::vector<Word>& words) {
  double found = 0;
  for (const auto& word : words) found = std::max(found, likeness(searched, word));
  return found;
}

template <class Record>
double fit(const Word& searched, const Entry<Record>& entry) {
  return std::max(
      {best(searched, entry.own), best(searched, entry.others), context_weight * best(searched, entry.context)});
}

/// How much of what a record is called was searched for: between equal hits the one that says little else wins.
template <class Record>
double share_asked_for(const std::vector<Word>& searched, const Entry<Record>& entry) {
  const auto asked_for = std::ranges::count_if(searched, [&](const Word& word) {
    return std::max(best(word, entry.own), best(word, entry.others)) >= good_fit;
  });
  return static_cast<double>(asked_for) / static_cast<double>(std::max<std::size_t>(entry.own.size(), searched.size()));
}

template <class Record>
std::vector<Hit<Record>> rank(const std::vector<Entry<Record>>& entries, std::string_view text, std::size_t limit) {
  const auto searched = split_words(text);
  if (searched.empty()) return {};
  std::vector<double> scores(entries.size());
  double total_weight = 0;
  for (const auto& word : searched) {
    std::vector<double> fits(entries.size());
    std::size_t good = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      fits[i] = fit(word, entries[i]);
      if (fits[i] >= good_fit) ++good;
    }
    const auto weight = std::log(1 + static_cast<double>(entries.size()) / static_cast<double>(1 + good));
    total_weight += weight;
    for (std::size_t i = 0; i < entries.size(); ++i) scores[i] += weight * fits[i];
  }
  std::vector<Hit<Record>> hits;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto score = scores[i] / total_weight;
    if (score < least_score) continue;
    const auto adjusted = 0.9 * score + 0.1 * share_asked_for(searched, entries[i]) - entries[i].handicap;
    hits.push_back({entries[i].record, std::clamp(adjusted, 0.0, 1.0)});
  }
  std::ranges::stable_sort(hits, std::greater(), &Hit<Record>::score);
  if (hits.size() > limit) hits.resize(limit);
  return hits;
}

template <class Record>
Entry<Record> entry_of(const Record& record) {
  Entry<Record> entry;
  entry.record = &record;
  append(entry.own, record.names);
  return entry;
}

/// Appends what is not there yet, up to `limit` in all.
template <class Record>
void add(std::vector<const Record*>& found, const Record* record, std::size_t limit) {
  if (record && found.size() < limit && std::ranges::find(found, record) == found.end()) found.push_back(record);
}

}  // namespace

std::vector<Hit<Package>> search_packages(const Catalogue& catalogue, std::string_view words, std::size_t limit) {
  std::vector<Entry<Package>> entries;
  entries.reserve(catalogue.packages().size());
  for (const auto& package : catalogue.packages()) {
    auto entry = entry_of(package);
    append(entry.own, package.tail);
    append(entry.others, catalogue.search_words(package));
    append(entry.context, package.area->names);
    if (package.entity_type->key != "organization") entry.handicap = package.provider == "cra" ? 0.1 : 0.05;
    entries.push_back(std::move(entry));
  }
  return rank(entries, words, limit);
}

std::vector<Hit<Role>> search_roles(const Catalogue& catalogue, std::string_view words, std::size_t limit) {
  std::vector<Entry<Role>> entries;
  entries.reserve(catalogue.roles().size());
  for (const auto& role : catalogue.roles()) {
    auto entry = entry_of(role);
    append(entry.own, role.code);
    append(entry.others, role.legacy_code);
    if (role.family == RoleFamily::cra) entry.handicap = 0.1;
    entries.push_back(std::move(entry));
  }
  return rank(entries, words, limit);
}

std::vector<const Package*> nearest_packages(const Catalogue& catalogue, std::string_view wrong, std::size_t limit) {
  std::vector<const Package*> found;
  const auto last = fold_case(wrong.substr(wrong.rfind(':') + 1));
  source::NearestName misspelt(last);
  for (const auto& package : catalogue.packages()) misspelt.consider(package.tail);
  if (const auto tail = misspelt.result()) add(found, catalogue.package_of_tail(*tail), limit);
  const auto hits = search_packages(catalogue, last, limit);
  for (const auto& hit : hits) {
    if (hit.score >= least_suggestion && hit.score >= share_of_best * hits.front().score) add(found, hit.record, limit);
  }
  return found;
}

std::vector<const Role*> nearest_roles(const Catalogue& catalogue, std::string_view wrong, std::size_t limit) {
  std::vector<const Role*> found;
  const auto last = fold_case(wrong.substr(wrong.rfind(':') + 1));
  source::NearestName misspelt(last);
  for (const auto& role : catalogue.roles()) {
    misspelt.consider(role.code);
    if (!role.legacy_code.empty()) misspelt.consider(role.legacy_code);
  }
  if (const auto code = misspelt.result()) add(found, catalogue.role(*code), limit);
  const auto hits = search_roles(catalogue, last, limit);
  for (const auto& hit : hits) {
    // Guardianship roles have long names with a word of everything in them.
    if (hit.record->family == RoleFamily::cra && !found.empty()) continue;
    if (hit.score >= least_suggestion && hit.score >= share_of_best * hits.front().score) add(found, hit.record, limit);
  }
  return found;
}

}  // namespace hjemmel::catalogue
