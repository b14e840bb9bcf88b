// conformance [FOLDER [--only CASE]]: decides every case under FOLDER with every engine and compares with the expected
// response. Prints each failure with its reason and a table by group. Exit 0: all as expected; 1: some are not; 2: the
// call was wrong.
#include <fmt/format.h>

#include <cstdlib>
#include <cstring>
#include <map>

#include "compiler/model/resolve.hpp"
#include "tests/conformance/conformance_case.hpp"
#include "tests/conformance/expected_response.hpp"
#include "tests/conformance/known_differences.hpp"
#include "tests/conformance/pip_file.hpp"
#include "tests/engines.hpp"

namespace hjemmel::conformance {
namespace {

/// An Indeterminate that no engine was asked for: the policy or the request was refused before.
ComparableResult refused(std::string status) {
  ComparableResult result;
  result.decision = "Indeterminate";
  result.status = std::move(status);
  return result;
}

/// A policy refused at load counts as Indeterminate with whichever of the two codes the case has: 7.19.2 lets a
/// decision point check before it is asked, and the suite says the same.
std::string compare_refusal(const ComparableResult& expected, const std::string& refusal) {
  const bool code_fits = expected.status == "syntax-error" || expected.status == "processing-error";
  const std::string found = difference(expected, refused(code_fits ? expected.status : "syntax-error"));
  return found.empty() ? found : fmt::format("{}; the policy was refused: {}", found, refusal);
}

std::string compare_results(const std::vector<ComparableResult>& expected,
                            const std::vector<ComparableResult>& actual) {
  if (expected.size() != actual.size()) {
    return fmt::format("expected {} results, got {} (the first: {} {})", expected.size(), actual.size(),
                       actual.front().decision, actual.front().status);
  }
  std::string out;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string found = difference(expected[i], actual[i]);
    if (!found.empty()) out += fmt::format("{}result {}: {}", out.empty() ? "" : "; ", i + 1, found);
  }
  return out;
}

/// Why a case does not come out as expected; empty if it does.
std::string run(const Case& which) {
  std::vector<ComparableResult> expected;
  std::string problem;
  if (!read_expected_response(file_text(which.folder / "response.xml"), expected, problem)) {
    return "response.xml: " + problem;
  }
  const auto policies = load_policies(which);
  if (!policies->refusal.empty()) return compare_refusal(expected.front(), policies->refusal);
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(policies->store, *policies->store.root(), diagnostics);
  if (!resolved) return compare_refusal(expected.front(), first_error(diagnostics));

  const std::string text = file_text(which.folder / "request.xml");
  Request request;
  RequestProblem request_problem;
  std::vector<IndividualRequest> individuals;
  if (!read_xml_request(text, request, request_problem) ||
      !individual_requests(request, individuals, request_problem)) {
    const std::string found = compare_results(
        expected, {refused(request_problem.code == StatusCode::syntax_error ? "syntax-error" : "processing-error")});
    return found.empty() ? found : fmt::format("{}; the request was refused: {}", found, request_problem.message);
  }

  const PipFile attributes(file_text(which.folder / "PIP.txt"));
  Environment environment = Environment::now();
  environment.attributes = &attributes;
  const auto engines = tests::engines_for(*resolved);
  std::vector<ComparableResult> actual;
  for (const IndividualRequest& individual : individuals) {
    const tests::JointAnswer joint = tests::decide_both(engines, individual, environment);
    if (!joint.disagreement.empty()) return joint.disagreement;
    actual.push_back(comparable(joint.answer, individual));
  }
  return compare_results(expected, actual);
}

std::filesystem::path suite_folder() {
  const char* shared = std::getenv("HJEMMEL_SHARED");
  return std::filesystem::path(shared ? shared : HJEMMEL_SOURCE_DIR "/../shared") / "conformance/att-xacml3-ct/cases";
}

struct Tally {
  int passed = 0;
  int failed = 0;
  int known = 0;
};

int run_all(const std::vector<Case>& cases) {
  std::map<std::string, Tally> groups;
  Tally all;
  for (const Case& which : cases) {
    const std::string failure = run(which);
    const std::string_view known = known_reason(which.id);
    const auto count = [&](int Tally::* field) {
      ++(groups[which.group].*field);
      ++(all.*field);
    };
    if (failure.empty()) {
      count(&Tally::passed);
      if (!known.empty()) fmt::print("{} comes out as expected, though it is listed as one that cannot\n", which.id);
    } else if (!known.empty()) {
      count(&Tally::known);
      fmt::print("{} differs, as known: {}\n", which.id, known);
    } else {
      count(&Tally::failed);
      fmt::print("{} FAILED: {}\n", which.id, failure);
    }
  }
  const auto print_row = [](std::string_view name, const Tally& tally) {
    fmt::print("{:8} {:>7} {:>7} {:>7}\n", name, tally.passed, tally.failed, tally.known);
  };
  fmt::print("\n{:8} {:>7} {:>7} {:>7}\n", "group", "passed", "failed", "known");
  for (const auto& [name, tally] : groups) print_row(name, tally);
  print_row("all", all);
  return all.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace hjemmel::conformance

int main(int argc, char** argv) {
  const bool has_only = argc == 4 && std::strcmp(argv[2], "--only") == 0;
  if (argc > 2 && !has_only) {
    fmt::print(stderr, "usage: conformance [FOLDER [--only CASE]]\n");
    return 2;
  }
  const std::filesystem::path folder = argc == 1 ? hjemmel::conformance::suite_folder() : argv[1];
  if (!std::filesystem::is_directory(folder)) {
    fmt::print(stderr, "{}`{}` is not a folder\n", argc == 1 ? "skipped: " : "", folder.string());
    return argc == 1 ? 77 : 2;
  }
  auto cases = hjemmel::conformance::find_cases(folder);
  if (has_only) std::erase_if(cases, [&](const auto& which) { return which.id != argv[3]; });
  if (cases.empty()) {
    fmt::print(stderr, "no case found in `{}`\n", folder.string());
    return 2;
  }
  return hjemmel::conformance::run_all(cases);
}
