// What a session keeps from decision to decision: the policy that it has, the engine, and buffers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hjemmel/hjemmel.hpp"
#include "runtime/decide/engine.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/interface/asked_source.hpp"
#include "runtime/interface/live_policy_state.hpp"
#include "runtime/interface/public_results.hpp"

namespace hjemmel::pdp {

struct Session::State {
  std::shared_ptr<LivePolicy::State> live;  ///< null for a session with one policy for good
  std::uint64_t version = 0;                ///< of `program` in `live`
  std::shared_ptr<const artefact::Program> program;
  AskedSource source;
  std::optional<Environment> fixed_time;

  Environment environment;  ///< of the last decision

  artefact::Engine engine;
  hjemmel::Request request;  ///< read from text
  bool is_large = false;     ///< its memory is given back before the next one
  RequestProblem problem;
  std::vector<IndividualRequest> individuals;
  std::vector<hjemmel::Result> decided;
  PublicResults results;
  bool out_of_memory = false;  ///< the last decision was not made

  /// Starts a decision: takes the current policy, forgets the last one.
  void begin();
  /// Fills `decided` with a result for each individual request, or the combined one.
  void decide(std::span<const IndividualRequest> requests, bool combined);
  /// Fills `decided` with the answer to a request that cannot be read.
  void refuse(const RequestProblem& why);
  /// The number of the result that speaks for all: the first that is not Permit, else the first.
  std::size_t deciding() const;
  /// Reads and decides; what readers and writers share.
  using Read = bool (*)(std::string_view text, hjemmel::Request& request, RequestProblem& problem);
  using Write = void (*)(std::span<const hjemmel::Result> results, std::string& out);
  Decision decide_text(std::string_view text, Read read, Write write, std::string& response) noexcept;
};

}  // namespace hjemmel::pdp
