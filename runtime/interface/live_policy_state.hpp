// The policy that is current, as sessions see it: a version number that anybody may read, and the policy behind a mutex
// that a session takes only when the number has changed (docs/decisions/0004).
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "hjemmel/hjemmel.hpp"
#include "runtime/artefact/program.hpp"

namespace hjemmel::pdp {

struct LivePolicy::State {
  /// Read at each decision, written at a swap: alone on its cache line, so that it stays shared between cores.
  alignas(64) std::atomic<std::uint64_t> version{1};
  alignas(64) mutable std::mutex mutex;
  std::shared_ptr<const artefact::Program> program;  ///< guarded by `mutex`
};

}  // namespace hjemmel::pdp
