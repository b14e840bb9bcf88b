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
    one->json.reserve(one->json.size() + simdjson::SIMDJSON_PADDING);
    one->xml = request_as_xml(each);
    RequestProblem problem;
    read(read_json_request(one->json, one->request, problem) &&
             individual_requests(one->request, one->individual, problem),
         problem);
    cases_.push_back(std::move(one));
  }
}

std::size_t Decisions::interpreter_requests() const {
  return std::clamp<std::size_t>(interpreted_policies / policies_, batch_calls / 2, request_count);
}

void Decisions::read(bool read_text, const RequestProblem& problem) {
  if (!read_text) throw std::runtime_error("a request cannot be read: " + problem.message);
}

template <typename Write>
const std::string& Decisions::respond(const Result& result, Write write) {
  response_.clear();
  write(std::span<const Result>(&result, 1), response_);
  return response_;
}

const std::string& Decisions::json_response(Case& one) {
  RequestProblem problem;
  read(read_json_request(one.json, request_, problem) && individual_requests(request_, individual_, problem), problem);
  return respond(engine_->decide(*program_, individual_.front(), Environment::now()), &write_json_response);
}

const std::string& Decisions::xml_response(Case& one) {
  RequestProblem problem;
  read(read_xml_request(one.xml, request_, problem) && individual_requests(request_, individual_, problem), problem);
  return respond(engine_->decide(*program_, individual_.front(), Environment::now()), &write_xml_response);
}

const std::string& Decisions::interpreter_response(Case& one) {
  RequestProblem problem;
  read(read_json_request(one.json, request_, problem) && individual_requests(request_, individual_, problem), problem);
  return respond(interpreter_.decide(individual_.front(), Environment::now()), &write_json_response);
}

void Decisions::require_agreement() {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    Case& one = *cases_[i];
    const int level = one.workload.level;
    const auto require = [&](bool agrees, std::string_view engine) {
      if (!agrees) throw std::runtime_error(fmt::format("{} decides request {} otherwise: {}", engine, i, response_));
    };
    require(json_response(one) == Bound::json_response(level), "hjemmel (json)");
    require(xml_response(one) == Bound::xml_response(level), "hjemmel (xml)");
    require(respond(engine_->decide(*program_, one.individual.front(), environment_), &write_json_response) ==
                Bound::json_response(level),
            "hjemmel (strings)");
    require(engine_->decide_bound() == (level == 0 ? Decision::deny : Decision::permit), "hjemmel (interned)");
    require(bound_.decide(bound_.intern(one.request)) == level, "bound (strings)");
    require(bound_.decide(bound_.intern_json(one.json, one.json.capacity())) == level, "bound (json)");
    require(bound_.decide(bound_.intern_xml(one.xml)) == level, "bound (xml)");
    if (i < interpreter_requests()) require(interpreter_response(one) == Bound::json_response(level), "interpreter");
  }
}

Decision Decisions::first_decision() {
  artefact::Engine engine;
  const auto program = load(artefact_);
  return engine.decide(*program, cases_.front()->individual.front(), environment_).decision;
}

void Decisions::measure(Results& results) {
  const auto add = [&](std::string engine, std::string measure, Timing timing) {
    results.add({std::move(engine), std::move(measure), policies_, timing});
  };
  const std::size_t all = cases_.size();

  std::array<InternedRequest, batch_calls> interned;
  add("bound", "interned",
      time_batches(
          all, seconds, [&](std::size_t i, std::size_t place) { interned[place] = bound_.intern(cases_[i]->request); },
          [&](std::size_t, std::size_t place) { return bound_.decide(interned[place]); }));
  std::array<artefact::Engine, batch_calls> engines;
  add("hjemmel", "interned",
      time_batches(
          all, seconds,
          [&](std::size_t i, std::size_t place) {
            engines[place].bind(*program_, cases_[i]->individual.front(), environment_);
          },
          [&](std::size_t, std::size_t place) { return engines[place].decide_bound(); }));

  add("bound", "strings",
      time_batches(all, seconds, [&](std::size_t i) { return bound_.decide(bound_.intern(cases_[i]->request)); }));
  add("hjemmel", "strings", time_batches(all, seconds, [&](std::size_t i) {
        return engine_->decide(*program_, cases_[i]->individual.front(), environment_).decision;
      }));
  add("interpreter", "strings", time_batches(interpreter_requests(), seconds, [&](std::size_t i) {
        return interpreter_.decide(cases_[i]->individual.front(), environment_).decision;
      }));

  const auto answer = [&](std::string_view text) {
    response_.assign(text);
    return response_.data();
  };
  add("bound", "json", time_batches(all, seconds, [&](std::size_t i) {
        const Case& one = *cases_[i];
        return answer(Bound::json_response(bound_.decide(bound_.intern_json(one.json, one.json.capacity()))));
      }));
  add("hjemmel", "json", time_batches(all, seconds, [&](std::size_t i) { return json_response(*cases_[i]).data(); }));
  add("interpreter", "json", time_batches(interpreter_requests(), seconds, [&](std::size_t i) {
        return interpreter_response(*cases_[i]).data();
      }));

  add("bound", "xml", time_batches(all, seconds, [&](std::size_t i) {
        return answer(Bound::xml_response(bound_.decide(bound_.intern_xml(cases_[i]->xml))));
      }));
  add("hjemmel", "xml", time_batches(all, seconds, [&](std::size_t i) { return xml_response(*cases_[i]).data(); }));

  add("hjemmel", "load", time_batches(1, seconds, [&](std::size_t) { return first_decision(); }));
}

double Decisions::allocations_from_json() {
  const std::uint64_t before = allocations();
  for (const auto& one : cases_) keep(json_response(*one).data());
  return static_cast<double>(allocations() - before) / static_cast<double>(cases_.size());
}

double Decisions::allocations_from_xml() {
  const std::uint64_t before = allocations();
  for (const auto& one : cases_) keep(xml_response(*one).data());
  return static_cast<double>(allocations() - before) / static_cast<double>(cases_.size());
}

}  // namespace hjemmel::bench
