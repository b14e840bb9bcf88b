// hjemmel explain --policy FILE --request FILE: why the answer is what it is, in words. Explanations come from the
// compiled program, whichever engine decides.
#include <fmt/format.h>

#include "compiler/command/deciding.hpp"
#include "runtime/decide/json_text.hpp"
#include "runtime/decide/result_copy.hpp"
#include "runtime/explain/explanation.hpp"
#include "runtime/explain/explanation_messages.hpp"

namespace hjemmel::command {
namespace {

using explain::Explanation;

struct Options {
  DecidingOptions deciding;
  std::string output = "text";
  std::string language = "en";
};

/// Writes explanations one after the other: of several each has a heading. JSON is one object, `{"explanations": […]}`.
class ExplanationWriter {
 public:
  ExplanationWriter(const Options& options, std::size_t count, Console& console)
      : as_json_(options.output == "json"),
        language_(*explain::language_of(options.language)),
        count_(count),
        console_(console) {}

  void write(const Explanation& explanation) {
    std::string text;
    if (as_json_) {
      text = written_ == 0 ? "{\"explanations\":[" : ",";
      append_json(explanation, language_, text);
    } else {
      if (written_ > 0) text += '\n';
      if (count_ > 1) text += heading() + "\n";
      append_text(explanation, language_, text);
    }
    ++written_;
    if (as_json_ && written_ == count_) text += "]}\n";
    console_.output.write(text);
  }

 private:
  std::string heading() const {
    const std::string number = std::to_string(written_ + 1);
    return explain::messages_of(language_).say("question", {{"number", number}, {"total", std::to_string(count_)}});
  }

  bool as_json_;
  explain::Language language_;
  std::size_t count_;
  std::size_t written_ = 0;
  Console& console_;
};

void write_status(const Options& options, const Status& status, Console& console) {
  ExplanationWriter(options, 1, console).write(explain::explain_status(status));
}

ExitCode explain_request(const Options& options, Console& console) {
  const auto given = read_request(options.deciding.request, console);
  if (!given) return ExitCode::wrong;
  const auto environment = make_environment(options.deciding, console);
  if (!environment) return ExitCode::wrong;
  PolicyDecider::Refusal refusal;
  const auto decider = PolicyDecider::make(options.deciding, console, refusal);
  if (!decider) {
    if (refusal.status) write_status(options, *refusal.status, console);
    return ExitCode::wrong;
  }
  if (given->problem) {
    const auto& problem = *given->problem;
    const std::string message =
        problem.line == 0 ? problem.message : fmt::format("{}:{}: {}", problem.line, problem.column, problem.message);
    write_status(options, {problem.code, message, {}}, console);
    return ExitCode::done;
  }
  if (!decider->compile(console)) return ExitCode::wrong;

  ExplanationWriter writer(options, given->individual.size(), console);
  for (const IndividualRequest& request : given->individual) {
    Arena arena;
    const Result result = copy_result(decider->decide(request, environment->environment), arena);
    decider->decide_natively(request, environment->environment);  // which rules matched
    writer.write(explain::explain(*decider->program(), request, environment->environment, result,
                                  decider->engine().matched_rules()));
  }
  return ExitCode::done;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_deciding_options(app, options->deciding);
  app.add_option("--output", options->output, "text, or json")->check(one_of({"text", "json"}))->type_name("FORM");
  app.add_option("--lang", options->language, "en, nb (bokmål) or nn (nynorsk)")
      ->check(one_of({"en", "nb", "nn"}))
      ->type_name("LANG");
  return [options](Console& console) { return explain_request(*options, console); };
}

const Registered registered{{
    .name = "explain",
    .group = Group::decide,
    .summary = "say why a request is answered as it is, and what would have been enough",
    .example = "hjemmel explain --policy policy.hjl --request request.json --lang nb\n"
               "hjemmel explain --policy policy.hjp --request - --output json < request.json",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
