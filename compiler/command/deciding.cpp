#include "compiler/command/deciding.hpp"

#include <fmt/format.h>

#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"
#include "runtime/artefact/loader.hpp"
#include "runtime/decide/combined_decision.hpp"
#include "runtime/decide/result_copy.hpp"

namespace hjemmel::command {
namespace {

/// A request is small; what is larger than this is a mistake or an attack.
constexpr source::Limits request_limits{.file_bytes = 64u << 20};

std::optional<std::string> read_text(const std::string& path, Console& console) {
  std::string problem;
  const auto file = source::read_source_file(path == "-" ? "/dev/stdin" : path, request_limits, problem);
  if (!file) {
    console.messages.error(fmt::format("`{}` cannot be read: {}", path, problem));
    return std::nullopt;
  }
  return std::string(file->text());
}

}  // namespace

void add_deciding_options(CLI::App& app, DecidingOptions& options) {
  app.add_option("--policy", options.policies,
                 "a policy, a policy set or a compiled artefact; several form the policy store")
      ->required()
      ->type_name("FILE");
  app.add_option("--root", options.root, "the policy or policy set that starts; the first file's if not given")
      ->type_name("ID");
  app.add_option("--request", options.request, "the request, XACML JSON or XML; - for standard input")
      ->required()
      ->type_name("FILE");
  app.add_option("--engine", options.engine, "native, or interpreter: the slow reference")
      ->check(one_of({"native", "interpreter"}))
      ->type_name("ENGINE");
  app.add_option("--semantics", options.semantics, "xacml, or altinn: as Altinn's own decision point decides")
      ->check(one_of({"xacml", "altinn"}))
      ->type_name("SEMANTICS");
  app.add_option("--attributes", options.attributes, "more attributes, asked for where the request has none")
      ->type_name("FILE");
}

std::unique_ptr<GivenRequest> read_request(const std::string& path, Console& console) {
  auto text = read_text(path, console);
  if (!text) return nullptr;
  auto given = std::make_unique<GivenRequest>();
  given->text = std::move(*text);
  given->is_json = language_of_text(given->text) != PolicyLanguage::xml;
  RequestProblem problem;
  const bool read = given->is_json ? read_json_request(given->text, given->request, problem)
                                   : read_xml_request(given->text, given->request, problem);
  if (!read || !individual_requests(given->request, given->individual, problem)) given->problem = std::move(problem);
  return given;
}

std::unique_ptr<PolicyDecider> PolicyDecider::make(const DecidingOptions& options, Console& console, Refusal& refusal) {
  auto decider = std::make_unique<PolicyDecider>();
  const auto wrong_call = [&](std::string_view message, std::string_view help) {
    console.messages.error(message, help);
    return nullptr;
  };
  if (options.semantics == "altinn") {
    return wrong_call("this version does not decide by Altinn's semantics", "leave --semantics out, or use `xacml`");
  }
  if (is_artefact(options.policies.front())) {
    if (options.policies.size() > 1 || options.root)
      return wrong_call("an artefact is a whole policy store", "name it alone");
    if (options.engine == "interpreter") {
      return wrong_call("the interpreter needs the policy's source", "give the policy files instead of the artefact");
    }
    std::string problem;
    decider->program_ = artefact::load_artefact_file(options.policies.front(), nullptr, problem);
    if (!decider->program_)
      return wrong_call(fmt::format("`{}` cannot be loaded: {}", options.policies.front(), problem), "");
    return decider;
  }

  decider->policies_ = resolve_policies(options.policies, options.root);
  const auto& diagnostics = decider->policies_.files.diagnostics;
  console.messages.show(diagnostics);
  if (!decider->policies_.resolved) {
    refusal.status = Status{status_of_refusal(diagnostics), "the policy cannot be decided by", {}};
    return nullptr;
  }
  if (options.engine == "interpreter") {
    decider->interpreter_.emplace(*decider->policies_.resolved);
    return decider;
  }
  if (!decider->compile(console)) return nullptr;
  return decider;
}

bool PolicyDecider::compile(Console& console) {
  if (program_) return true;
  ir::Module module = lower::lower(*policies_.resolved);
  passes::run_pipeline(module);
  std::string problem;
  program_ = codegen::compile_in_process(module, metadata_of(policies_.files), problem);
  if (!program_) console.messages.error(fmt::format("the policy cannot be compiled: {}", problem));
  return program_ != nullptr;
}

Result PolicyDecider::decide(const IndividualRequest& request, const Environment& environment) {
  return interpreter_ ? interpreter_->decide(request, environment) : engine_.decide(*program_, request, environment);
}

Result PolicyDecider::decide_natively(const IndividualRequest& request, const Environment& environment) {
  return engine_.decide(*program_, request, environment);
}

void PolicyDecider::respond(const GivenRequest& given, const Environment& environment,
                            const std::function<void(std::span<const Result>)>& receive) {
  Arena arena;
  std::vector<Result> results;
  for (const auto& individual : given.individual)
    results.push_back(copy_result(decide(individual, environment), arena));
  if (!given.request.combined_decision) {
    receive(results);
    return;
  }
  Result combined;
  combine(results, combined);
  receive({&combined, 1});
}

std::unique_ptr<DecidingEnvironment> make_environment(const DecidingOptions& options, Console& console) {
  auto made = std::make_unique<DecidingEnvironment>();
  made->environment = Environment::now();
  if (!options.attributes) return made;
  auto text = read_text(*options.attributes, console);
  if (!text) return nullptr;
  RequestProblem problem;
  made->attributes = RequestAttributeSource::read(std::move(*text), problem);
  if (!made->attributes) {
    console.messages.error(fmt::format("`{}` cannot be read: {}", *options.attributes, problem.message));
    return nullptr;
  }
  made->environment.attributes = made->attributes.get();
  return made;
}

}  // namespace hjemmel::command
