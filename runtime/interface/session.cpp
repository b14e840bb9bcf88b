#include <algorithm>
#include <utility>

#include "runtime/decide/combined_decision.hpp"
#include "runtime/interface/built_request.hpp"
#include "runtime/interface/session_state.hpp"

namespace hjemmel::pdp {
namespace {

/// A session gives back what a request larger than this needed.
constexpr std::size_t kept_request_bytes = 4u << 20;

}  // namespace

void Session::State::begin() {
  if (live) {
    const std::uint64_t current = live->version.load(std::memory_order_acquire);
    if (current != version) {
      std::shared_ptr<const artefact::Program> next;
      {
        const std::lock_guard lock(live->mutex);
        next = live->program;
        version = live->version.load(std::memory_order_relaxed);
      }
      program = std::move(next);  // the last session to leave a version unmaps it, outside the lock
    }
  }
  out_of_memory = false;
  decided.clear();
  results.clear();
}

void Session::State::decide(std::span<const IndividualRequest> requests, bool combined) {
  using Earlier = artefact::Engine::Earlier;
  if (!program) {
    static const RequestProblem no_policy{StatusCode::processing_error, "no policy is loaded", 0, 0};
    return refuse(no_policy);
  }
  environment = fixed_time ? *fixed_time : Environment::now();
  environment.attributes = source.in_use();
  const bool several = requests.size() > 1;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    decided.push_back(engine.decide(*program, requests[i], environment, i == 0 ? Earlier::dropped : Earlier::kept));
    results.note_rules(engine.matched_rules(), several);
  }
  if (!combined) return;
  hjemmel::Result one;
  combine(decided, one);
  decided.assign(1, one);
}

void Session::State::refuse(const RequestProblem& why) {
  hjemmel::Result result;
  result.status.code = why.code;
  result.status.message = why.message;
  decided.assign(1, result);
}

std::size_t Session::State::deciding() const {
  for (std::size_t i = 0; i < decided.size(); ++i) {
    if (decided[i].decision != hjemmel::Decision::permit) return i;
  }
  return 0;
}

Decision Session::State::decide_text(std::string_view text, Read read, Write write, std::string& response) noexcept {
  const std::size_t before = response.size();
  try {
    begin();
    if (is_large) request = hjemmel::Request();
    is_large = text.size() > kept_request_bytes;
    if (!read(text, request, problem) || !individual_requests(request, individuals, problem)) {
      if (problem.line != 0) {
        problem.message += ", at line " + std::to_string(problem.line) + ", column " + std::to_string(problem.column);
      }
      refuse(problem);
    } else {
      decide(individuals, request.combined_decision);
    }
    write(decided, response);
    return static_cast<Decision>(decided[deciding()].decision);
  } catch (...) {
    out_of_memory = true;
    response.resize(before);
    return Decision::indeterminate;
  }
}

Session::Session(const LivePolicy& policy) noexcept {
  try {
    if (policy.state_) state_ = std::make_unique<State>();
    if (state_) state_->live = policy.state_;
  } catch (...) {  // out of memory: no state, and every decision says so
  }
}

Session::Session(Policy policy) noexcept {
  try {
    state_ = std::make_unique<State>();
    state_->program = std::move(policy.program_);
  } catch (...) {
  }
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

void Session::use_attributes_of(const AttributeSource* source) noexcept {
  if (state_) state_->source.ask(source);
}

void Session::fix_time(std::int64_t seconds, std::int16_t zone_minutes) noexcept {
  if (!state_) return;
  Environment environment;
  environment.now_seconds = seconds;
  environment.implicit_zone = zone_minutes;
  state_->fixed_time = environment;
}

void Session::use_system_time() noexcept {
  if (state_) state_->fixed_time.reset();
}

const Result& Session::decide(const Request& request) noexcept {
  if (!state_ || !request.state_) return result_out_of_memory();
  try {
    state_->begin();
    Request::State& built = *request.state_;
    if (built.prepare()) {
      state_->decide(built.individuals, built.request.combined_decision);
    } else {
      state_->refuse(built.problem);
    }
    return state_->results.of(state_->decided)[state_->deciding()];
  } catch (...) {
    state_->out_of_memory = true;
    return result_out_of_memory();
  }
}

Decision Session::decide_json(std::string_view request, std::string& response) noexcept {
  if (!state_) return Decision::indeterminate;
  return state_->decide_text(request, &read_json_request, &write_json_response, response);
}

Decision Session::decide_xml(std::string_view request, std::string& response) noexcept {
  if (!state_) return Decision::indeterminate;
  return state_->decide_text(request, &read_xml_request, &write_xml_response, response);
}

std::span<const Result> Session::results() const noexcept {
  if (state_ && !state_->out_of_memory) {
    try {
      return state_->results.of(state_->decided);
    } catch (...) {
      state_->results.clear();
    }
  }
  return {&result_out_of_memory(), 1};
}

bool Session::permits_at(std::int64_t level, Caller caller) const noexcept {
  const auto all = results();
  return !all.empty() &&
         std::all_of(all.begin(), all.end(), [&](const Result& result) { return result.permits_at(level, caller); });
}

Policy Session::policy() const noexcept { return state_ ? Policy(state_->program) : Policy(); }

}  // namespace hjemmel::pdp
