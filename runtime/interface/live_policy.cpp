#include <utility>

#include "runtime/interface/live_policy_state.hpp"

namespace hjemmel::pdp {

LivePolicy::LivePolicy(Policy first) noexcept {
  try {
    state_ = std::make_shared<State>();
    state_->program = std::move(first.program_);
  } catch (...) {  // out of memory: no state, and every decision says so
  }
}

LivePolicy::~LivePolicy() = default;

void LivePolicy::swap(Policy next) noexcept {
  if (!state_) return;
  {
    const std::lock_guard lock(state_->mutex);
    std::swap(state_->program, next.program_);
    state_->version.fetch_add(1, std::memory_order_release);
  }
  // The version before is unmapped here, outside the lock, unless a session still has it.
}

Policy LivePolicy::current() const noexcept {
  if (!state_) return {};
  const std::lock_guard lock(state_->mutex);
  return Policy(state_->program);
}

std::uint64_t LivePolicy::swaps() const noexcept {
  return state_ ? state_->version.load(std::memory_order_acquire) - 1 : 0;
}

}  // namespace hjemmel::pdp
