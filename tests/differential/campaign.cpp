#include "tests/differential/campaign.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "tests/differential/crash_note.hpp"
#include "tests/differential/random_policy.hpp"
#include "tests/differential/random_request.hpp"
#include "tests/differential/reduction.hpp"

namespace hjemmel::differential {
namespace {

/// After so many disagreements a run has said enough.
constexpr std::size_t most_disagreements = 5;
constexpr double reduction_seconds = 60;
/// Requests before the one that differs, kept for the case that it differs only after them.
constexpr std::size_t kept_requests = 64;

struct Tally {
  std::size_t policies = 0;
  std::size_t artefacts = 0;
  std::uint64_t comparisons = 0;
  std::array<std::uint64_t, 4> decisions{};
  std::uint64_t with_obligations = 0;
  std::size_t disagreements = 0;
};

class Campaign {
 public:
  explicit Campaign(const Settings& settings) : settings_(settings), started_(Clock::now()) {}

  /// Compares over one policy. False if the resolver refuses it.
  bool compare(const std::vector<model::Document>& documents, std::uint64_t number, std::uint64_t seed,
               const std::string& origin) {
    note_place(origin);
    const auto store = resolved(documents);
    if (!store->resolved) {
      for (const auto& entry : store->diagnostics.entries()) fmt::print("{}: {}\n", entry.code, entry.message);
      return false;
    }
    const bool with_artefact = settings_.artefact_every > 0 && number % settings_.artefact_every == 0;
    std::string problem;
    Engines engines(*store->resolved, with_artefact, problem);
    ++tally_.policies;
    tally_.artefacts += with_artefact;
    PolicyCase found;
    found.with_artefact = with_artefact;
    if (!problem.empty()) {
      found.requests.emplace_back();
      return disagreement(documents, std::move(found), origin), true;
    }
    const Vocabulary vocabulary = vocabulary_of(*store->resolved);
    Random random(seed);
    for (std::size_t i = 0; i < settings_.requests; ++i) {
      RequestDraft draft = random_request(vocabulary, random);
      const tests::JointAnswer joint = engines.decide(draft);
      count(joint.answer);
      if (found.requests.size() == kept_requests) found.requests.erase(found.requests.begin());
      found.requests.push_back(std::move(draft));
      if (!joint.disagreement.empty()) return disagreement(documents, std::move(found), origin), true;
    }
    return true;
  }

  bool is_over() const {
    return tally_.disagreements >= most_disagreements ||
           seconds() > std::max(settings_.most_seconds, settings_.minutes * 60);
  }
  /// Whether another round may begin.
  bool goes_on() const { return !is_over() && seconds() < settings_.minutes * 60; }

  int finish(std::string_view what) const {
    fmt::print("{}: {} comparisons over {} policies in {:.0f} s ({} of the policies also as artefacts)\n", what,
               tally_.comparisons, tally_.policies, seconds(), tally_.artefacts);
    fmt::print("Permit {}, Deny {}, NotApplicable {}, Indeterminate {}; with obligations or advice {}\n",
               tally_.decisions[0], tally_.decisions[1], tally_.decisions[2], tally_.decisions[3],
               tally_.with_obligations);
    if (tally_.disagreements > 0) fmt::print("the engines differ over {} policies\n", tally_.disagreements);
    return tally_.disagreements > 0 ? 1 : 0;
  }

 private:
  using Clock = std::chrono::steady_clock;

  double seconds() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

  void count(const tests::Answer& answer) {
    ++tally_.comparisons;
    ++tally_.decisions[static_cast<std::size_t>(answer.decision)];
    tally_.with_obligations += !answer.obligations.empty() || !answer.advice.empty();
  }

  void disagreement(const std::vector<model::Document>& documents, PolicyCase found, const std::string& origin) {
    ++tally_.disagreements;
    for (const model::Document& document : documents) found.documents.push_back(copy_of(document));
    PolicyCase last = copy_of(found);
    last.requests.erase(last.requests.begin(), last.requests.end() - 1);
    const bool alone = !difference_in(last).empty();
    const std::string folder = fmt::format("{}/{}", settings_.found_folder, tally_.disagreements);
    report(reduced(alone ? std::move(last) : std::move(found), reduction_seconds), origin, folder);
  }

  const Settings& settings_;
  Clock::time_point started_;
  Tally tally_;
};

}  // namespace

int run_over_corpus(Corpus& corpus, const Settings& settings) {
  Campaign campaign(settings);
  for (const std::string& folder : corpus.missing) fmt::print("left out: `{}` is not there\n", folder);
  std::vector<std::unique_ptr<CorpusPolicy>> policies;
  for (const auto& path : corpus.files) {
    if (auto policy = read_policy(path, corpus)) policies.push_back(std::move(policy));
  }
  for (const std::string& reason : corpus.left_out) fmt::print("left out: {}\n", reason);
  fmt::print("{} policies; left out {} that cannot be decided by, {} other XML files\n", policies.size(),
             corpus.left_out.size(), corpus.other_files);

  std::size_t not_reached = 0;
  std::uint64_t round = 0;
  do {
    not_reached = 0;
    for (std::uint64_t number = 0; number < policies.size(); ++number) {
      if (settings.only && *settings.only != number) continue;
      if (campaign.is_over()) {
        ++not_reached;
        continue;
      }
      const std::uint64_t seed = settings.seed + round;
      const std::string origin = fmt::format("{} (policy {}, seed {})", policies[number]->path.string(), number, seed);
      campaign.compare(policies[number]->documents, number, Random::derived(seed, number), origin);
    }
    ++round;
  } while (campaign.goes_on());
  if (not_reached > 0) fmt::print("{} policies were not reached in the last round\n", not_reached);
  const int code = campaign.finish("differential.policies");
  if (!policies.empty()) return code;
  fmt::print("no policy was found\n");
  return 2;
}

int run_over_random_policies(const Settings& settings) {
  Campaign campaign(settings);
  std::uint64_t round = 0;
  do {
    const std::uint64_t seed = settings.seed + round++;
    for (std::uint64_t number = 0; number < settings.policies && !campaign.is_over(); ++number) {
      if (settings.only && *settings.only != number) continue;
      Random random(Random::derived(seed, number));
      const std::vector<model::Document> documents = random_policies(random);
      const std::string origin = fmt::format("random policy {}, seed {}", number, seed);
      if (!campaign.compare(documents, number, random.next(), origin)) {
        fmt::print("{} was refused\n", origin);
        return 2;
      }
    }
  } while (campaign.goes_on());
  return campaign.finish("differential.random");
}

}  // namespace hjemmel::differential
