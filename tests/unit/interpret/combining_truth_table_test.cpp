// The combining algorithms against truth tables computed from Appendix C, one row for each list of up to three or so
// children.
//
// A decision shows a plain Indeterminate only, so each combination is asked three times: alone, as `[it, Permit]` under
// deny-overrides, which is Permit only of Indeterminate{P}, and as `[it, Deny]` under permit-overrides, which is Deny
// only of Indeterminate{D}. And all that again with a target that is Indeterminate (table 7). Many rows go into one
// policy set, each under a target of its own, so that an engine that compiles does so now and then, not for each row.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/engines.hpp"
#include "tests/model_builder.hpp"

namespace hjemmel::tests {
namespace {

using model::CombiningAlgorithm;
using model::CombiningLevel;
using model::Effect;

struct Row {
  std::string algorithm;
  std::string applies_to;
  std::vector<std::string> children;
  std::string result;
  std::string result_under_indeterminate_target;
};

std::filesystem::path truth_tables() {
  const char* shared = std::getenv("HJEMMEL_SHARED");
  const std::filesystem::path folder = shared ? shared : HJEMMEL_SOURCE_DIR "/../shared";
  return folder / "conformance/spec-derived/combining-truth-tables.tsv";
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Row> read_rows(const std::filesystem::path& path) {
  std::vector<Row> rows;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 5);
    rows.push_back({cells[0], cells[1], split(cells[2], ','), cells[3], cells[4]});
  }
  return rows;
}

/// `3.0:deny-overrides`, `1.0:deny-overrides(legacy)` and the like; of those that are alike, the ordered one too.
std::vector<CombiningAlgorithm> algorithms_of(const std::string& name, CombiningLevel level) {
  const std::string at = level == CombiningLevel::rule ? "rule" : "policy";
  const auto of = [&](std::string_view version, std::string_view short_name) {
    const auto id = model::combining_algorithm_of_urn(
        fmt::format("urn:oasis:names:tc:xacml:{}:{}-combining-algorithm:{}", version, at, short_name));
    REQUIRE(id);
    return *id;
  };
  const std::size_t legacy = name.find("(legacy)");
  const std::string version = name.substr(0, 3);
  const std::string short_name = name.substr(4, legacy == std::string::npos ? legacy : legacy - 4);
  if (legacy == std::string::npos) return {of(version, short_name)};
  return {of("1.0", short_name), of("1.1", "ordered-" + short_name)};
}

model::Rule rule_that_gives(const std::string& result) {
  model::Rule made = rule(result, result.ends_with('D') ? Effect::deny : Effect::permit);
  if (result == "NA") made.condition = boolean_literal(false);
  if (result.starts_with('I')) made.condition = failing_condition();
  return made;
}

std::unique_ptr<model::Policy> policy_that_gives(const std::string& result) {
  std::vector<model::Rule> rules;
  if (result == "IDP") {
    rules.push_back(rule_that_gives("ID"));
    rules.push_back(rule_that_gives("P"));
  } else {
    rules.push_back(rule_that_gives(result));
  }
  return policy(result, CombiningAlgorithm::rule_deny_overrides, std::move(rules));
}

model::PolicySetChild combination(const Row& row, CombiningLevel level, CombiningAlgorithm algorithm, bool failing) {
  if (level == CombiningLevel::rule) {
    std::vector<model::Rule> rules;
    for (const auto& child : row.children) rules.push_back(rule_that_gives(child));
    auto made = policy("combination", algorithm, std::move(rules));
    if (failing) made->target = failing_target();
    return made;
  }
  auto made = policy_set("combination", algorithm);
  for (const auto& child : row.children) made->children.push_back(policy_that_gives(child));
  if (failing) made->target = failing_target();
  return made;
}

enum class Probe { alone, beside_permit, beside_deny };

std::unique_ptr<model::PolicySet> probed(model::PolicySetChild node, Probe probe) {
  const auto algorithm = probe == Probe::beside_deny ? CombiningAlgorithm::policy_permit_overrides
                                                     : CombiningAlgorithm::policy_deny_overrides;
  auto set = policy_set("probe", algorithm);
  set->children.push_back(std::move(node));
  if (probe == Probe::beside_permit) set->children.push_back(policy_that_gives("P"));
  if (probe == Probe::beside_deny) set->children.push_back(policy_that_gives("D"));
  return set;
}

/// What a combination that comes to `result` must give under a probe.
Decision expected(const std::string& result, Probe probe) {
  switch (probe) {
    case Probe::alone:
      if (result == "P") return Decision::permit;
      if (result == "D") return Decision::deny;
      return result == "NA" ? Decision::not_applicable : Decision::indeterminate;
    case Probe::beside_permit:
      if (result == "D") return Decision::deny;
      return result == "P" || result == "NA" || result == "IP" ? Decision::permit : Decision::indeterminate;
    case Probe::beside_deny:
      if (result == "P") return Decision::permit;
      return result == "D" || result == "NA" || result == "ID" ? Decision::deny : Decision::indeterminate;
  }
  return Decision::indeterminate;
}

/// One question to the engines: a policy, under a target that lets only its own request in.
struct Question {
  std::string description;
  std::unique_ptr<model::PolicySet> policy;
  Decision expected;
};

constexpr std::size_t batch_size = 400;
constexpr std::size_t group_size = 20;

/// The policies of a batch, in groups, so that a decision passes few targets of others.
std::unique_ptr<model::PolicySet> grouped(std::vector<Question>& questions) {
  auto root = policy_set("root", CombiningAlgorithm::policy_first_applicable);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (i % group_size == 0) {
      auto group = policy_set("group", CombiningAlgorithm::policy_first_applicable);
      group->target = string_target("urn:example:group", std::to_string(i / group_size));
      root->children.push_back(std::move(group));
    }
    auto question = policy_set("question", CombiningAlgorithm::policy_first_applicable);
    question->target = string_target("urn:example:question", std::to_string(i));
    question->children.push_back(std::move(questions[i].policy));
    std::get<std::unique_ptr<model::PolicySet>>(root->children.back())->children.push_back(std::move(question));
  }
  return root;
}

/// Asks all questions of one batch in one policy set; returns how many were answered wrongly.
std::size_t ask(std::vector<Question>& questions) {
  const model::PolicyStore store = store_of(grouped(questions));
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const auto engines = engines_for(*resolved);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const StringRequest request(
        {{"urn:example:group", std::to_string(i / group_size)}, {"urn:example:question", std::to_string(i)}});
    const JointAnswer joint = decide_both(engines, request.individual(), Environment{});
    if (joint.answer.decision == questions[i].expected && joint.disagreement.empty()) continue;
    ++wrong;
    UNSCOPED_INFO(questions[i].description << ": " << printed(joint.answer) << "\n" << joint.disagreement);
  }
  questions.clear();
  return wrong;
}

bool has_only_rule_results(const Row& row) {
  return std::find(row.children.begin(), row.children.end(), "IDP") == row.children.end();
}

}  // namespace

TEST_CASE("combining algorithms give what Appendix C and table 7 say", "[combining]") {
  const auto path = truth_tables();
  if (!std::filesystem::exists(path)) {
    WARN("skipped: " << path << " is absent");
    return;
  }
  const std::vector<Row> rows = read_rows(path);
  REQUIRE(rows.size() == 2643);
  std::vector<Question> questions;
  std::size_t asked = 0;
  std::size_t wrong = 0;
  for (const Row& row : rows) {
    for (const CombiningLevel level : {CombiningLevel::rule, CombiningLevel::policy}) {
      const bool of_rules = level == CombiningLevel::rule;
      if (row.applies_to.find(of_rules ? "rule" : "policy") == std::string::npos) continue;
      if (of_rules && !has_only_rule_results(row)) continue;  // no rule comes to Indeterminate{DP}
      for (const CombiningAlgorithm algorithm : algorithms_of(row.algorithm, level)) {
        for (const bool failing : {false, true}) {
          const std::string& result = failing ? row.result_under_indeterminate_target : row.result;
          for (const Probe probe : {Probe::alone, Probe::beside_permit, Probe::beside_deny}) {
            questions.push_back({fmt::format("{} ({}) of {}{}, probe {}", model::info_of(algorithm).urn, row.applies_to,
                                             fmt::format("{}", fmt::join(row.children, ",")),
                                             failing ? " under an indeterminate target" : "", static_cast<int>(probe)),
                                 probed(combination(row, level, algorithm, failing), probe), expected(result, probe)});
            ++asked;
            if (questions.size() == batch_size) wrong += ask(questions);
          }
        }
      }
    }
  }
  wrong += ask(questions);
  CHECK(wrong == 0);
  CHECK(asked > 20'000);
}

}  // namespace hjemmel::tests
