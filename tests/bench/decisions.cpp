#include "tests/bench/decisions.hpp"

#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <simdjson.h>

#include "runtime/artefact/loader.hpp"
#include "tests/bench/allocations.hpp"

namespace hjemmel::bench {
namespace {

constexpr std::size_t request_count = 2000;
constexpr double seconds = 0.4;
constexpr std::size_t interpreted_policies = 200'000;  ///< that the interpreter looks at in one go through its requests

std::shared_ptr<const artefact::Program> load(const std::vector<unsigned char>& bytes) {
  std::string problem;
  auto program = artefact::load_artefact(bytes, nullptr, problem);
  if (!program) throw std::runtime_error("the artefact cannot be loaded: " + problem);
  return program;
}

}  // namespace

Decisions::Decisions(std::size_t policies, std::vector<unsigned char> artefact)
    : policies_(policies),
      artefact_(std::move(artefact)),
      program_(load(artefact_)),
      engine_(std::make_unique<artefact::Engine>()),
      workload_(AltinnWorkload::make(policies, request_count)),
      bound_(workload_.policies),
      source_(read_policies(policies_as_xml(workload_.policies))),
      interpreter_(*source_.resolved),
      environment_(Environment::now()) {
  for (const WorkloadRequest& each : workload_.requests) {
    auto one = std::make_unique<Case>();
    one->workload = each;
    one->json = request_as_json(each);
    one->xml = request_as_xml(each);
    cases_.push_back(std::move(one));
  }
}

std::size_t Decisions::interpreter_requests() const {
  return std::clamp<std::size_t>(interpreted_policies / policies_, batch_calls / 2, request_count);
}

void Decisions::read_json(std::string_view text, RequestAtHand& out) {
  RequestProblem problem;
  if (!read_json_request(text, out.request, problem) || !individual_requests(out.request, out.individual, problem)) {
    throw std::runtime_error("a request cannot be read: " + problem.message);
  }
}

void Decisions::read_xml(std::string_view text, RequestAtHand& out) {
  RequestProblem problem;
  if (!read_xml_request(text, out.request, problem) || !individual_requests(out.request, out.individual, problem)) {
    throw std::runtime_error("a request cannot be read: " + problem.message);
  }
}

template <typename Write>
const std::string& Decisions::respond(const Result& result, Write write) {
  response_.clear();
  write(std::span<const Result>(&result, 1), response_);
  return response_;
}

const std::string& Decisions::json_response(std::string_view text) {
  read_json(text, request_);
  return respond(engine_->decide(*program_, request_.individual.front(), Environment::now()), &write_json_response);
}

const std::string& Decisions::xml_response(std::string_view text) {
  read_xml(text, request_);
  return respond(engine_->decide(*program_, request_.individual.front(), Environment::now()), &write_xml_response);
}

const std::string& Decisions::interpreter_response(std::string_view text) {
  read_json(text, request_);
  return respond(interpreter_.decide(request_.individual.front(), Environment::now()), &write_json_response);
}

void Decisions::require_agreement() {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Case& one = *cases_[i];
    const int level = one.workload.level;
    RequestAtHand& padded = batch_.front();
    padded.text.reserve(one.json.size() + simdjson::SIMDJSON_PADDING);
    padded.text = one.json;
    const auto require = [&](bool agrees, std::string_view engine) {
      if (!agrees) throw std::runtime_error(fmt::format("{} decides request {} otherwise: {}", engine, i, response_));
    };
    require(xml_response(one.xml) == Bound::xml_response(level), "hjemmel (xml)");
    require(json_response(one.json) == Bound::json_response(level), "hjemmel (json)");
    require(engine_->decide_bound() == (level == 0 ? Decision::deny : Decision::permit), "hjemmel (interned)");
    require(bound_.decide(bound_.intern(request_.request)) == level, "bound (strings)");
    require(bound_.decide(bound_.intern_json(padded.text, padded.text.capacity())) == level, "bound (json)");
    require(bound_.decide(bound_.intern_xml(one.xml)) == level, "bound (xml)");
    if (i < interpreter_requests())
      require(interpreter_response(one.json) == Bound::json_response(level), "interpreter");
  }
}

Decision Decisions::first_decision() {
  artefact::Engine engine;
  const auto program = load(artefact_);
  return engine.decide(*program, request_.individual.front(), environment_).decision;
}

void Decisions::measure(Results& results) {
  measure_interned(results);
  measure_strings(results);
  measure_json(results);
  measure_xml(results);
  results.add({"hjemmel", "load", policies_, time_batches(1, seconds, [&](std::size_t) { return first_decision(); })});
}

auto Decisions::receive(std::string Case::* text) {
  return [this, text](std::size_t i, std::size_t place) {
    std::string& buffer = batch_[place].text;
    const std::string& received = (*cases_[i]).*text;
    buffer.reserve(received.size() + simdjson::SIMDJSON_PADDING);
    buffer = received;
  };
}

auto Decisions::build() {
  return [this](std::size_t i, std::size_t place) { read_json(cases_[i]->json, batch_[place]); };
}

void Decisions::measure_interned(Results& results) {
  std::array<InternedRequest, batch_calls> interned;
  results.add({"bound", "interned", policies_,
               time_batches(
                   cases_.size(), seconds,
                   [&](std::size_t i, std::size_t place) {
                     read_json(cases_[i]->json, request_);
                     interned[place] = bound_.intern(request_.request);
                   },
                   [&](std::size_t, std::size_t place) { return bound_.decide(interned[place]); })});
  std::array<artefact::Engine, batch_calls> engines;
  results.add({"hjemmel", "interned", policies_,
               time_batches(
                   cases_.size(), seconds,
                   [&](std::size_t i, std::size_t place) {
                     read_json(cases_[i]->json, batch_[place]);
                     engines[place].bind(*program_, batch_[place].individual.front(), environment_);
                   },
                   [&](std::size_t, std::size_t place) { return engines[place].decide_bound(); })});
}

void Decisions::measure_strings(Results& results) {
  const auto add = [&](std::string engine, std::size_t count, auto decide) {
    results.add(
        {std::move(engine), "strings", policies_,
         time_batches(count, seconds, build(), [&](std::size_t, std::size_t place) { return decide(batch_[place]); })});
  };
  add("bound", cases_.size(),
      [&](const RequestAtHand& request) { return bound_.decide(bound_.intern(request.request)); });
  add("hjemmel", cases_.size(), [&](const RequestAtHand& request) {
    return engine_->decide(*program_, request.individual.front(), environment_).decision;
  });
  add("interpreter", interpreter_requests(), [&](const RequestAtHand& request) {
    return interpreter_.decide(request.individual.front(), environment_).decision;
  });
}

void Decisions::measure_json(Results& results) {
  const auto add = [&](std::string engine, std::size_t count, auto answer) {
    results.add({std::move(engine), "json", policies_,
                 time_batches(count, seconds, receive(&Case::json),
                              [&](std::size_t, std::size_t place) { return answer(batch_[place].text).data(); })});
  };
  add("bound", cases_.size(), [&](const std::string& text) -> const std::string& {
    return response_ = Bound::json_response(bound_.decide(bound_.intern_json(text, text.capacity())));
  });
  add("hjemmel", cases_.size(), [&](const std::string& text) -> const std::string& { return json_response(text); });
  add("interpreter", interpreter_requests(),
      [&](const std::string& text) -> const std::string& { return interpreter_response(text); });
}

void Decisions::measure_xml(Results& results) {
  const auto add = [&](std::string engine, auto answer) {
    results.add({std::move(engine), "xml", policies_,
                 time_batches(cases_.size(), seconds, receive(&Case::xml),
                              [&](std::size_t, std::size_t place) { return answer(batch_[place].text).data(); })});
  };
  add("bound", [&](const std::string& text) -> const std::string& {
    return response_ = Bound::xml_response(bound_.decide(bound_.intern_xml(text)));
  });
  add("hjemmel", [&](const std::string& text) -> const std::string& { return xml_response(text); });
}

double Decisions::allocations_from_json() {
  const std::uint64_t before = allocations();
  for (const auto& one : cases_) keep(json_response(one->json).data());
  return static_cast<double>(allocations() - before) / static_cast<double>(cases_.size());
}

double Decisions::allocations_from_xml() {
  const std::uint64_t before = allocations();
  for (const auto& one : cases_) keep(xml_response(one->xml).data());
  return static_cast<double>(allocations() - before) / static_cast<double>(cases_.size());
}

}  // namespace hjemmel::bench
