// The catalogue by words: "what is the service about?"
//
//     search_packages(catalogue, "mva-rapportering", 5)       // merverdiavgift first
//
// Every searched word is compared with the words of a package's name in three languages, of its urn, of the project's
// search words and, counting less, of its area (words.hpp); a word that fits few packages weighs more than one that
// fits many. Packages of organisations come before equally good ones of private persons, since those are the many
// services'.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/catalogue/catalogue.hpp"

namespace hjemmel::catalogue {

template <class Record>
struct Hit {
  const Record* record = nullptr;
  double score = 0;  ///< 0 to 1
};

/// The best first, at most `limit`; none for words that fit nothing.
std::vector<Hit<Package>> search_packages(const Catalogue& catalogue, std::string_view words, std::size_t limit);
std::vector<Hit<Role>> search_roles(const Catalogue& catalogue, std::string_view words, std::size_t limit);

/// Packages, by tail, that a misspelt or renamed one may have meant, the likeliest first.
std::vector<const Package*> nearest_packages(const Catalogue& catalogue, std::string_view wrong, std::size_t limit);
/// Roles that a misspelt code may have meant.
std::vector<const Role*> nearest_roles(const Catalogue& catalogue, std::string_view wrong, std::size_t limit);

}  // namespace hjemmel::catalogue
