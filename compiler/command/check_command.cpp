// hjemmel check FILE…: what the readers and the checks find in policies.
#include <algorithm>

#include <fmt/format.h>

#include "compiler/catalogue/catalogue.hpp"
#include "compiler/catalogue/date.hpp"
#include "compiler/check/check.hpp"
#include "compiler/command/command.hpp"
#include "compiler/command/policy_files.hpp"
#include "compiler/command/progress.hpp"
#include "compiler/model/resolve.hpp"
#include "compiler/report/baseline.hpp"
#include "compiler/report/report.hpp"

namespace hjemmel::command {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string as_of;
  std::string semantics = "xacml";
  std::string format = "text";
  std::string fail_on = "error";
  std::string baseline;
};

/// What was found; the files that the findings point into live as long.
struct Findings {
  std::vector<PolicyFiles> files;
  std::vector<source::Diagnostic> found;
  std::size_t rejected = 0;  ///< files that cannot be read, or not be decided by
};

/// What no engine could decide by: types that do not fit, circles, repetition without bound. Of the rest that resolving
/// finds the checks speak themselves, and a policy that is referred to may stand in a file that is not checked.
void add_what_cannot_decide(PolicyFiles& read) {
  const auto root = read.store.root();
  if (!root) return;
  source::Diagnostics resolving;
  model::resolve(read.store, *root, resolving);
  for (auto& finding : resolving.entries()) {
    if (finding.severity == source::Severity::error) read.diagnostics.add(std::move(finding));
  }
}

Findings check_files(const Options& options, const check::Options& check_options, Console& console) {
  Findings findings;
  Progress progress(console.messages, "checking", options.files.size());
  for (const std::string& path : options.files) {
    PolicyFiles read = read_policy_files({&path, 1});
    add_what_cannot_decide(read);
    findings.rejected += read.diagnostics.has_errors() ? 1 : 0;
    check::check_documents(read.store.documents(), catalogue::built_in(), check_options, read.diagnostics);
    for (auto& finding : read.diagnostics.entries()) findings.found.push_back(std::move(finding));
    findings.files.push_back(std::move(read));
    progress.advance();
  }
  return findings;
}

source::Severity severity_of(std::string_view name) {
  if (name == "info") return source::Severity::info;
  return name == "warning" ? source::Severity::warning : source::Severity::error;
}

/// Takes the findings of the baseline out. False, with a message, if it cannot be read.
bool leave_out_old(const std::string& path, std::vector<source::Diagnostic>& findings, Console& console) {
  std::string problem;
  const auto file = source::read_source_file(path, {}, problem);
  const auto baseline = file ? report::Baseline::read(file->text(), problem) : std::nullopt;
  if (!baseline) {
    console.messages.error(fmt::format("the baseline `{}` cannot be read: {}", path, problem));
    return false;
  }
  findings = baseline->without_old(std::move(findings));
  return true;
}

ExitCode check_policies(const Options& options, Console& console) {
  check::Options check_options{catalogue::today(),
                               options.semantics == "altinn" ? check::Semantics::altinn : check::Semantics::xacml};
  if (!options.as_of.empty()) {
    const auto day = catalogue::parse_date(options.as_of);
    if (!day) {
      console.messages.error(fmt::format("`{}` is not a date", options.as_of), "write it as 2026-12-31");
      return ExitCode::wrong;
    }
    check_options.as_of = *day;
  }
  Findings findings = check_files(options, check_options, console);
  if (!options.baseline.empty() && !leave_out_old(options.baseline, findings.found, console)) return ExitCode::wrong;

  console.output.write(
      report::render(*report::format_of_name(options.format), findings.found,
                     {.colour = console.output.colour(), .version = HJEMMEL_VERSION, .files = options.files}));
  if (findings.rejected > 0) return ExitCode::wrong;
  if (findings.found.empty() && options.format == "text") {
    console.messages.info(
        fmt::format("no findings in {} file{}", options.files.size(), options.files.size() == 1 ? "" : "s"));
  }
  const auto least = severity_of(options.fail_on);
  const auto fails = [&](const source::Diagnostic& finding) { return finding.severity >= least; };
  return std::ranges::any_of(findings.found, fails) ? ExitCode::no : ExitCode::done;
}

Run configure(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("FILE", options->files, "policies, XACML XML or the policy language")->required()->type_name("");
  app.add_option("--as-of", options->as_of, "the day to check for, as 2026-12-31; today if not given")
      ->type_name("DATE");
  app.add_option("--semantics", options->semantics, "xacml, or altinn: as Altinn's own decision point decides")
      ->check(one_of({"xacml", "altinn"}))
      ->type_name("SEMANTICS");
  app.add_option("--format", options->format, "text, json, sarif, junit or github")
      ->check(one_of({"text", "json", "sarif", "junit", "github"}))
      ->type_name("FORMAT");
  app.add_option("--fail-on", options->fail_on, "the least severity for exit 1: error, warning or info")
      ->check(one_of({"error", "warning", "info"}))
      ->type_name("SEVERITY");
  app.add_option("--baseline", options->baseline, "a report in json: what is in it is not reported again")
      ->type_name("FILE");
  return [options](Console& console) { return check_policies(*options, console); };
}

const Registered registered{{
    .name = "check",
    .group = Group::write,
    .summary = "find what locks people out of a service, or lets them in",
    .example = "hjemmel check policy.xml\nhjemmel check policies/*.hjl --as-of 2027-01-01 --fail-on warning\n"
               "hjemmel check policy.xml --format sarif > findings.sarif",
    .configure = configure,
}};

}  // namespace
}  // namespace hjemmel::command
