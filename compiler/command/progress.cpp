#include "compiler/command/progress.hpp"

#include <utility>

#include <fmt/format.h>

namespace hjemmel::command {
namespace {

using namespace std::chrono_literals;
constexpr auto first_shown_after = 500ms;
constexpr auto shown_every = 100ms;

}  // namespace

Progress::Progress(Messages& messages, std::string label, std::size_t total)
    : messages_(messages), label_(std::move(label)), total_(total), next_(Clock::now() + first_shown_after) {}

Progress::~Progress() { messages_.show_status({}); }

void Progress::advance(std::size_t steps) {
  done_ += steps;
  if (!messages_.is_terminal()) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + shown_every;
  messages_.show_status(total_ == 0 ? fmt::format("{} {}", label_, done_)
                                    : fmt::format("{} {}/{}", label_, done_, total_));
}

}  // namespace hjemmel::command
