// A run of comparisons over many policies: counts what it did, and cuts down and reports what it finds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/differential/policy_corpus.hpp"

namespace hjemmel::differential {

struct Settings {
  std::uint64_t seed = 1;
  std::size_t policies = 1500;        ///< random ones
  std::size_t requests = 400;         ///< for each policy
  std::size_t artefact_every = 25;    ///< 0: no artefacts
  std::optional<std::uint64_t> only;  ///< the number of the only policy to look at
  double minutes = 0;                 ///< goes on with other seeds for so long; 0: one round
  double most_seconds = 600;          ///< of one round
  std::string found_folder = "differential-found";
};

/// Both print what they did, and return the exit code.
int run_over_corpus(Corpus& corpus, const Settings& settings);
int run_over_random_policies(const Settings& settings);

}  // namespace hjemmel::differential
