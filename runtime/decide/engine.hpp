// The native engine: binds a request to a program, runs the compiled decision, and makes a Result of what it left
// behind. One for each thread; after a few requests its memory is warm and a decision allocates nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/artefact/program.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/decide/request_binding.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/function/function.hpp"
#include "runtime/function/regex_cache.hpp"
#include "runtime/request/content.hpp"

namespace hjemmel::artefact {

/// What a decision passes up: an obligation or advice, whose `values` are null where its assignments are literals, or
/// the identifier of a policy.
struct PassedUp {
  std::uint32_t number;
  std::uint16_t effect;  ///< 1 Permit, 2 Deny
  std::uint16_t is_policy;
  const Value* values;
};

/// A Frame and what the services behind it need.
struct Run {
  Frame frame{};
  const Program* program = nullptr;
  const IndividualRequest* request = nullptr;
  RequestBinding binding;
  Arena arena;
  StatusLog statuses;
  RegexCache regexes;
  ContentSource content;
  std::int16_t implicit_zone = 0;
  bool failed = false;  ///< a service ran out of memory
  std::vector<PassedUp> passed_up;
  std::vector<std::uint32_t> rules;  ///< that were Permit or Deny, in order of evaluation
};

class Engine {
 public:
  Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// What becomes of the results of earlier calls: `kept` for the individual requests of one request.
  enum class Earlier : std::uint8_t { dropped, kept };

  /// Decides one individual request. The result borrows from the program, the request and this engine, until the next
  /// call that drops it. Out of memory inside the decision gives Indeterminate with processing-error; only binding can
  /// throw std::bad_alloc.
  Result decide(const Program& program, const IndividualRequest& request, const Environment& environment,
                Earlier earlier = Earlier::dropped);

  /// Only the decision, of a request that stays bound: for measuring what the compiled code itself costs.
  Decision decide_bound();
  void bind(const Program& program, const IndividualRequest& request, const Environment& environment,
            Earlier earlier = Earlier::dropped);

  /// The rules (numbers of the image's rule table) whose effect took part in the last decision, in order of evaluation.
  std::span<const std::uint32_t> matched_rules() const { return run_.rules; }

 private:
  std::uint32_t run();
  Result result_of(std::uint32_t outcome, const IndividualRequest& request);

  Run run_;
};

}  // namespace hjemmel::artefact
