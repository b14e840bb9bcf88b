#include "runtime/decide/engine.hpp"

#include "runtime/decide/services.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::artefact {
namespace {

/// The assignments of an obligation: literals from the image, or computed values, of which a bag gives one each (5.39).
std::span<const Assignment> assignments_of(Run& run, const ObligationRecord& obligation, const Value* computed) {
  const Program& program = *run.program;
  const auto records = program.table<AssignmentRecord>(obligation.assignments);
  std::size_t count = 0;
  for (std::size_t i = 0; i < records.size(); ++i)
    count += computed != nullptr && computed[i].is_bag() ? computed[i].size : 1;
  auto* out = run.arena.allocate<Assignment>(count);
  Assignment* at = out;
  for (std::size_t i = 0; i < records.size(); ++i) {
    Assignment assignment{
        program.text(records[i].attribute_id), program.text(records[i].category), program.text(records[i].issuer), {}};
    if (computed == nullptr) {
      std::string_view problem;
      parse_value(static_cast<DataType>(records[i].type), program.text(records[i].value), run.arena, assignment.value,
                  problem);
      *at++ = assignment;
    } else if (!computed[i].is_bag()) {
      assignment.value = computed[i];
      *at++ = assignment;
    } else {
      for (const Value& value : computed[i].as_bag()) {
        assignment.value = value;
        *at++ = assignment;
      }
    }
  }
  return {out, count};
}

Decision plain(Outcome outcome) {
  switch (outcome) {
    case Outcome::not_applicable:
      return Decision::not_applicable;
    case Outcome::permit:
      return Decision::permit;
    case Outcome::deny:
      return Decision::deny;
    default:
      return Decision::indeterminate;
  }
}

Outcome outcome_of(std::uint32_t coded) { return static_cast<Outcome>(coded & ((1u << outcome_bits) - 1)); }

}  // namespace

Engine::Engine() { run_.frame.services = &services(); }

void Engine::bind(const Program& program, const IndividualRequest& request, const Environment& environment,
                  Earlier earlier) {
  if (earlier == Earlier::dropped) run_.arena.reset();
  run_.program = &program;
  run_.request = &request;
  run_.implicit_zone = environment.implicit_zone;
  run_.content.bind(request);
  run_.binding.bind(program, request, environment, run_.arena);
  run_.frame.image = program.image();
  run_.frame.functions = program.functions();
  run_.frame.words = run_.binding.words().data();
  run_.frame.lists = run_.binding.lists().data();
  run_.frame.wants_policy_list = request.request->return_policy_id_list ? 1 : 0;
}

std::uint32_t Engine::run() {
  run_.failed = false;
  run_.statuses.clear();
  run_.passed_up.clear();
  run_.rules.clear();
  run_.frame.passed_up = 0;
  const ImageHeader& header = run_.program->header();
  const auto* parameters = reinterpret_cast<const std::uint32_t*>(run_.program->image() + header.root_parameters);
  return run_.program->function(header.root_function)(&run_.frame, parameters);
}

Decision Engine::decide_bound() {
  const Decision decision = plain(outcome_of(run()));
  return run_.failed ? Decision::indeterminate : decision;
}

Result Engine::decide(const Program& program, const IndividualRequest& request, const Environment& environment,
                      Earlier earlier) {
  bind(program, request, environment, earlier);
  return result_of(run(), request);
}

Result Engine::result_of(std::uint32_t coded, const IndividualRequest& request) {
  const Program& program = *run_.program;
  Result result;
  result.request = request;
  if (run_.failed) {
    result.status = {StatusCode::processing_error, "out of memory", {}};
    return result;
  }
  result.decision = plain(outcome_of(coded));
  if (result.decision == Decision::indeterminate) result.status = run_.statuses[coded >> outcome_bits];

  if (run_.passed_up.empty()) return result;
  const auto records = program.table<ObligationRecord>(program.header().obligations);
  const auto policies = program.table<PolicyRecord>(program.header().policies);
  const std::size_t most = run_.passed_up.size();
  auto* obligations = run_.arena.allocate<Obligation>(most);
  auto* advice = run_.arena.allocate<Obligation>(most);
  auto* identifiers = run_.arena.allocate<PolicyIdentifier>(most);
  std::size_t obligation_count = 0;
  std::size_t advice_count = 0;
  std::size_t identifier_count = 0;
  for (const auto& item : run_.passed_up) {
    if (item.is_policy != 0) {
      const PolicyRecord& record = policies[item.number];
      identifiers[identifier_count++] = {program.text(record.id), program.text(record.version),
                                         record.is_policy_set != 0};
      continue;
    }
    const ObligationRecord& record = records[item.number];
    auto& place = record.is_advice != 0 ? advice[advice_count++] : obligations[obligation_count++];
    place = {program.text(record.id), assignments_of(run_, record, item.values)};
  }
  result.obligations = {obligations, obligation_count};
  result.advice = {advice, advice_count};
  result.policy_identifiers = {identifiers, identifier_count};
  return result;
}

}  // namespace hjemmel::artefact
