// The combining algorithms against truth tables computed from Appendix C, one row for each list of up to three
// children.
//
// A decision shows a plain Indeterminate only, so each combination is asked three times: alone, as `[it, Permit]` under
// deny-overrides, which is Permit only of Indeterminate{P}, and as `[it, Deny]` under permit-overrides, which is Deny
// only of Indeterminate{D}. And all that again with a target that is Indeterminate (table 7).
//
// The policies are the same for all rows, so that an engine that compiles does so once: in place of each child of a row
// stand children of all kinds, of which the request picks one by its target. The others are NotApplicable, which no
// algorithm minds.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/unit/interpret/decide_text.hpp"

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

constexpr std::size_t most_children = 3;

model::Target picked(std::size_t place, const std::string& result) {
  return string_target(fmt::format("urn:example:child:{}", place), result);
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

/// Children of all kinds at each place, or none at all.
model::PolicySetChild combination(CombiningLevel level, CombiningAlgorithm algorithm, bool failing, bool empty) {
  std::vector<model::Rule> rules;
  auto set = policy_set("combination", algorithm);
  for (std::size_t place = 0; place < (empty ? 0 : most_children); ++place) {
    for (const char* result : {"P", "D", "NA", "IP", "ID", "IDP"}) {
      if (level == CombiningLevel::policy) {
        auto child = policy_that_gives(result);
        child->target = picked(place, result);
        set->children.push_back(std::move(child));
      } else if (std::string_view(result) != "IDP") {  // no rule comes to Indeterminate{DP}
        rules.push_back(rule_that_gives(result));
        rules.back().target = picked(place, result);
      }
    }
  }
  if (level == CombiningLevel::policy) {
    if (failing) set->target = failing_target();
    return set;
  }
  auto made = policy("combination", algorithm, std::move(rules));
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

std::string question_id(bool failing, bool empty, Probe probe) {
  return fmt::format("{} {} {}", failing, empty, static_cast<int>(probe));
}

/// Every algorithm of the level that the truth tables are about.
std::vector<CombiningAlgorithm> all_algorithms(CombiningLevel level) {
  std::vector<CombiningAlgorithm> algorithms;
#define HJEMMEL_COMBINING_ALGORITHM(enumerator, at, name, urn, status) \
  algorithms.push_back(CombiningAlgorithm::enumerator);
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
  std::erase_if(algorithms, [level](CombiningAlgorithm algorithm) {
    return model::info_of(algorithm).level != level || algorithm == CombiningAlgorithm::policy_only_one_applicable;
  });
  return algorithms;
}

constexpr Probe probes[] = {Probe::alone, Probe::beside_permit, Probe::beside_deny};

/// The policy set that holds a combination for each algorithm, kind of target and probe, under targets that let only
/// the requests that ask for it in.
std::unique_ptr<model::PolicySet> all_combinations() {
  auto root = policy_set("root", CombiningAlgorithm::policy_first_applicable);
  for (const auto level : {CombiningLevel::rule, CombiningLevel::policy}) {
    for (const CombiningAlgorithm algorithm : all_algorithms(level)) {
      auto group = policy_set("algorithm", CombiningAlgorithm::policy_first_applicable);
      group->target = string_target("urn:example:algorithm", std::string(model::info_of(algorithm).urn));
      for (const bool failing : {false, true}) {
        for (const bool empty : {false, true}) {
          for (const Probe probe : probes) {
            auto question = policy_set("question", CombiningAlgorithm::policy_first_applicable);
            question->target = string_target("urn:example:question", question_id(failing, empty, probe));
            question->children.push_back(probed(combination(level, algorithm, failing, empty), probe));
            group->children.push_back(std::move(question));
          }
        }
      }
      root->children.push_back(std::move(group));
    }
  }
  return root;
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
  const model::PolicyStore store = store_of(all_combinations());
  source::Diagnostics diagnostics;
  const auto resolved = model::resolve(store, *store.root(), diagnostics);
  REQUIRE(resolved);
  const auto engines = engines_for(*resolved);
  std::size_t asked = 0;
  std::size_t wrong = 0;
  const auto ask = [&](const Row& row, CombiningAlgorithm algorithm, bool failing, Probe probe) {
    Attributes attributes = {{"urn:example:algorithm", std::string(model::info_of(algorithm).urn)},
                             {"urn:example:question", question_id(failing, row.children.empty(), probe)}};
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      attributes.emplace_back(fmt::format("urn:example:child:{}", i), row.children[i]);
    }
    const StringRequest request(std::move(attributes));
    const JointAnswer joint = decide_both(engines, request.individual(), Environment{});
    const std::string& result = failing ? row.result_under_indeterminate_target : row.result;
    ++asked;
    if (joint.answer.decision == expected(result, probe) && joint.disagreement.empty()) return;
    ++wrong;
    UNSCOPED_INFO(model::info_of(algorithm).urn << " of " << fmt::format("{}", fmt::join(row.children, ","))
                                                << (failing ? " under an indeterminate target" : "") << ", probe "
                                                << static_cast<int>(probe) << ": " << printed(joint.answer) << "\n"
                                                << joint.disagreement);
  };
  for (const Row& row : rows) {
    REQUIRE(row.children.size() <= most_children);
    for (const CombiningLevel level : {CombiningLevel::rule, CombiningLevel::policy}) {
      const bool of_rules = level == CombiningLevel::rule;
      if (row.applies_to.find(of_rules ? "rule" : "policy") == std::string::npos) continue;
      if (of_rules && !has_only_rule_results(row)) continue;
      for (const CombiningAlgorithm algorithm : algorithms_of(row.algorithm, level)) {
        for (const bool failing : {false, true}) {
          for (const Probe probe : probes) ask(row, algorithm, failing, probe);
        }
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(asked > 20'000);
}

}  // namespace hjemmel::tests
