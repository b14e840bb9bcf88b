// hjemmel decide --policy FILE --request FILE: one Response, in the request's own form.
#include <fmt/format.h>

#include "compiler/command/deciding.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  DecidingOptions deciding;
  std::string output;
};

void write_response(std::span<const Result> results, bool as_json, Console& console) {
  std::string response;
  if (as_json) {
    write_json_response(results, response);
  } else {
    write_xml_response(results, response);
  }
  if (!response.ends_with('\n')) response += '\n';
  console.output.write(response);
}

void write_indeterminate(const Status& status, bool as_json, Console& console) {
  Result result;
  result.decision = Decision::indeterminate;
  result.status = status;
  write_response({&result, 1}, as_json, console);
}

ExitCode decide_request(const Options& options, Console& console) {
  const auto given = read_request(options.deciding.request, console);
  if (!given) return ExitCode::wrong;
  const bool as_json = options.output.empty() ? given->is_json : options.output == "json";

  const auto environment = make_environment(options.deciding, console);
  if (!environment) return ExitCode::wrong;
  PolicyDecider::Refusal refusal;
  const auto decider = PolicyDecider::make(options.deciding, console, refusal);
  if (!decider) {
    // Who reads standard output alone must not take silence for an answer.
    if (refusal.status) write_indeterminate(*refusal.status, as_json, console);
    return ExitCode::wrong;
  }
  if (given->problem) {
    const auto& problem = *given->problem;
    const std::string message =
        problem.line == 0 ? problem.message : fmt::format("{}:{}: {}", problem.line, problem.column, problem.message);
    write_indeterminate({problem.code, message, {}}, as_json, console);
    return ExitCode::done;
  }
  decider->respond(*given, environment->environment,
                   [&](std::span<const Result> results) { write_response(results, as_json, console); });
  return ExitCode::done;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_deciding_options(app, options->deciding);
  app.add_option("--output", options->output, "xml or json; the request's own form if not given")
      ->check(one_of({"xml", "json"}))
      ->type_name("FORM");
  return [options](Console& console) { return decide_request(*options, console); };
}

const Registered registered{{
    .name = "decide",
    .group = Group::decide,
    .summary = "answer an XACML request by a policy",
    .example = "hjemmel decide --policy policy.hjl --request request.json\n"
               "hjemmel decide --policy policy.hjp --request - --output xml < request.json",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
