// differential [PATH…] [flags]: decides random requests with every engine, which must agree.
//
//   PATH…           policy files and folders; without any, all the policies there are
//   --random        random policies instead
//   --policies N    how many random policies (1500)
//   --requests N    requests for each policy (400; random policies 100)
//   --artefacts N   every Nth policy also as an artefact, made twice (25; 0: none)
//   --seed N        another sequence (1)
//   --only N        the policy of this number alone, of those that a run prints numbers of
//   --minutes M     goes on with other seeds for so long
//   --most-seconds S  no new policy after this time (600)
//   --found FOLDER  where disagreements are written (differential-found)
//
// Exit 0: they agree; 1: they do not, and each disagreement is printed and written as small as it could be made; 2: the
// call was wrong, or a generated policy was refused.
#include <fmt/format.h>

#include <charconv>
#include <cstring>

#include "tests/differential/campaign.hpp"
#include "tests/differential/crash_note.hpp"

namespace hjemmel::differential {
namespace {

struct Call {
  Settings settings;
  std::vector<std::filesystem::path> paths;
  bool random = false;
  bool has_requests = false;
};

template <typename Number>
bool read_number(const char* text, Number& out) {
  const char* end = text + std::strlen(text);
  const auto [at, error] = std::from_chars(text, end, out);
  return error == std::errc() && at == end && out >= 0;
}

bool read_call(int argc, char** argv, Call& call) {
  Settings& settings = call.settings;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (!word.starts_with("--")) {
      call.paths.emplace_back(argv[i]);
      continue;
    }
    if (word == "--random") {
      call.random = true;
      continue;
    }
    if (++i == argc) return false;
    bool good = true;
    std::uint64_t only = 0;
    if (word == "--policies") {
      good = read_number(argv[i], settings.policies);
    } else if (word == "--requests") {
      good = call.has_requests = read_number(argv[i], settings.requests);
    } else if (word == "--artefacts") {
      good = read_number(argv[i], settings.artefact_every);
    } else if (word == "--seed") {
      good = read_number(argv[i], settings.seed);
    } else if (word == "--only") {
      good = read_number(argv[i], only);
      settings.only = only;
    } else if (word == "--minutes") {
      good = read_number(argv[i], settings.minutes);
    } else if (word == "--most-seconds") {
      good = read_number(argv[i], settings.most_seconds);
    } else if (word == "--found") {
      settings.found_folder = argv[i];
    } else {
      good = false;
    }
    if (!good) return false;
  }
  if (!call.has_requests) settings.requests = call.random ? 100 : 400;
  return !(call.random && !call.paths.empty());
}

}  // namespace
}  // namespace hjemmel::differential

int main(int argc, char** argv) {
  using namespace hjemmel::differential;
  Call call;
  if (!read_call(argc, argv, call)) {
    fmt::print(
        stderr,
        "usage: differential [PATH…] [--random] [--policies N] [--requests N] [--artefacts N] [--seed N] [--only N]\n"
        "                    [--minutes M] [--most-seconds S] [--found FOLDER]\n");
    return 2;
  }
  tell_place_of_crashes();
  if (call.random) return run_over_random_policies(call.settings);
  Corpus corpus = call.paths.empty() ? whole_corpus() : corpus_under(call.paths);
  return run_over_corpus(corpus, call.settings);
}
