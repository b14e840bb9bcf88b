#include "tests/engines.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compiler/codegen/codegen.hpp"
#include "compiler/interpret/interpreter.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"
#include "runtime/artefact/loader.hpp"
#include "runtime/decide/engine.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::tests {
namespace {

class ReferenceEngine final : public Engine {
 public:
  explicit ReferenceEngine(const model::ResolvedStore& store) : interpreter_(store) {}
  std::string_view name() const override { return "interpreter"; }
  Answer decide(const IndividualRequest& request, const Environment& environment) override {
    Answer answer = answer_of(interpreter_.decide(request, environment));
    for (const model::Rule* rule : interpreter_.matched_rules()) answer.matched_rules.push_back(rule->id);
    return answer;
  }

 private:
  interpret::Interpreter interpreter_;
};

ir::Module module_of(const model::ResolvedStore& store) {
  ir::Module module = lower::lower(store);
  passes::run_pipeline(module);
  return module;
}

class NativeEngine final : public Engine {
 public:
  NativeEngine(std::string_view name, std::shared_ptr<const artefact::Program> program, const std::string& problem)
      : name_(name), program_(std::move(program)) {
    if (!program_) throw std::runtime_error("no native code: " + problem);
  }
  std::string_view name() const override { return name_; }
  Answer decide(const IndividualRequest& request, const Environment& environment) override {
    Answer answer = answer_of(engine_.decide(*program_, request, environment));
    const auto rules = program_->table<artefact::RuleRecord>(program_->header().rules);
    for (const std::uint32_t rule : engine_.matched_rules()) {
      answer.matched_rules.emplace_back(program_->text(rules[rule].id));
    }
    return answer;
  }

 private:
  std::string_view name_;
  std::shared_ptr<const artefact::Program> program_;
  artefact::Engine engine_;
};

std::string_view short_name(StatusCode code) { return urn_of(code).substr(urn_of(code).rfind(':') + 1); }

}  // namespace

std::string printed(std::string_view attribute_id, std::string_view category, std::string_view issuer,
                    const Value& value) {
  std::string text(attribute_id);
  if (!category.empty()) text += fmt::format(" [{}]", category);
  if (!issuer.empty()) text += fmt::format(" ({})", issuer);
  return text + fmt::format(" = {} \"{}\"", name_of(value.type), to_lexical(value));
}

std::string printed(const Obligation& obligation) {
  std::vector<std::string> assignments;
  for (const Assignment& assignment : obligation.assignments) {
    assignments.push_back(printed(assignment.attribute_id, assignment.category, assignment.issuer, assignment.value));
  }
  return fmt::format("{} {{{}}}", obligation.id, fmt::join(assignments, ", "));
}

std::string printed(const Answer& answer) {
  std::string text = fmt::format("{} {}", name_of(answer.decision), short_name(answer.status));
  if (!answer.missing_attribute.empty()) text += fmt::format(" ({})", answer.missing_attribute);
  const auto append = [&text](std::string_view title, const std::vector<std::string>& items) {
    if (!items.empty()) text += fmt::format("; {}: {}", title, fmt::join(items, ", "));
  };
  append("obligations", answer.obligations);
  append("advice", answer.advice);
  append("policies", answer.policy_identifiers);
  append("rules", answer.matched_rules);
  return text;
}

Answer answer_of(const Result& result) {
  Answer answer;
  answer.decision = result.decision;
  answer.status = result.status.code;
  const MissingAttribute& missing = result.status.missing;
  if (!missing.attribute_id.empty()) {
    answer.missing_attribute =
        fmt::format("{} {} {} {}", missing.category, missing.attribute_id, missing.issuer, name_of(missing.type));
  }
  for (const Obligation& obligation : result.obligations) answer.obligations.push_back(printed(obligation));
  for (const Obligation& advice : result.advice) answer.advice.push_back(printed(advice));
  for (const PolicyIdentifier& policy : result.policy_identifiers) {
    answer.policy_identifiers.push_back(
        fmt::format("{} {} {}", policy.is_policy_set ? "policy set" : "policy", policy.id, policy.version));
  }
  return answer;
}

std::vector<std::unique_ptr<Engine>> engines_for(const model::ResolvedStore& store) {
  std::vector<std::unique_ptr<Engine>> engines;
  engines.push_back(std::make_unique<ReferenceEngine>(store));
  std::string problem;
  auto program = codegen::compile_in_process(module_of(store), {}, problem);
  engines.push_back(std::make_unique<NativeEngine>("native", std::move(program), problem));
  return engines;
}

std::vector<unsigned char> artefact_of(const model::ResolvedStore& store) {
  std::string problem;
  std::vector<unsigned char> bytes = codegen::compile(module_of(store), {}, problem);
  if (bytes.empty()) throw std::runtime_error("no artefact: " + problem);
  return bytes;
}

std::unique_ptr<Engine> engine_for_artefact(std::span<const unsigned char> bytes) {
  std::string problem;
  auto program = artefact::load_artefact(bytes, nullptr, problem);
  return std::make_unique<NativeEngine>("artefact", std::move(program), problem);
}

JointAnswer decide_both(const std::vector<std::unique_ptr<Engine>>& engines, const IndividualRequest& request,
                        const Environment& environment) {
  JointAnswer joint{engines.front()->decide(request, environment), {}};
  for (std::size_t i = 1; i < engines.size(); ++i) {
    const Answer other = engines[i]->decide(request, environment);
    if (other == joint.answer) continue;
    joint.disagreement += fmt::format("{} says {}\n{} says {}\n", engines.front()->name(), printed(joint.answer),
                                      engines[i]->name(), printed(other));
  }
  return joint;
}

}  // namespace hjemmel::tests
