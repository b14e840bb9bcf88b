// Real policies of ../shared (or HJEMMEL_SHARED): for every rule, a request that lacks nothing but the subject is told
// that the rule's subjects would have been enough.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "runtime/explain/known_attributes.hpp"
#include "tests/unit/explain/explained_policy.hpp"

using namespace hjemmel;
using namespace hjemmel::tests;
using namespace hjemmel::artefact;
namespace fs = std::filesystem;

namespace {

fs::path policies_folder() {
  const char* shared = std::getenv("HJEMMEL_SHARED");
  return fs::path(shared != nullptr ? shared : HJEMMEL_SOURCE_DIR "/../shared") / "altinn/policies";
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What a rule asks for: the first alternative of each <AnyOf>, subjects apart.
struct Asked {
  Attributes subjects;
  Attributes resources;
  Attributes actions;
  bool is_plain = true;  ///< only equality of texts in the three categories
};

Asked asked_by(const Program& program, const RuleRecord& rule) {
  Asked asked;
  const auto any_ofs = program.table<AnyOfRecord>(program.header().any_ofs);
  const auto all_ofs = program.table<AllOfRecord>(program.header().all_ofs);
  const auto matches = program.table<TargetMatchRecord>(program.header().target_matches);
  for (const std::uint32_t any_of : program.table<std::uint32_t>(rule.target)) {
    const std::uint32_t all_of = program.table<std::uint32_t>(any_ofs[any_of].alternatives).front();
    for (const std::uint32_t number : program.table<std::uint32_t>(all_ofs[all_of].matches)) {
      const TargetMatchRecord& match = matches[number];
      const auto function = static_cast<FunctionId>(match.function);
      asked.is_plain = asked.is_plain && match.is_selector == 0 &&
                       (function == FunctionId::string_equal || function == FunctionId::string_equal_ignore_case);
      const auto category = program.text(match.category);
      auto& list = category == explain::subject_category    ? asked.subjects
                   : category == explain::resource_category ? asked.resources
                                                            : asked.actions;
      asked.is_plain = asked.is_plain && (&list != &asked.actions || category == explain::action_category);
      list.emplace_back(program.text(match.attribute_id), program.text(match.value));
    }
  }
  return asked;
}

bool told(const explain::Explanation& explanation, const Attributes& subjects) {
  return std::ranges::any_of(explanation.enough, [&](const explain::Sufficient& each) {
    return std::ranges::all_of(subjects, [&](const auto& subject) {
      return std::ranges::any_of(each.missing, [&](const explain::Requirement& requirement) {
        return requirement.attribute_id == subject.first && requirement.value == subject.second;
      });
    });
  });
}

}  // namespace

TEST_CASE("who lacks only the subject of a rule of a real policy is told it") {
  const fs::path folder = policies_folder();
  if (!fs::is_directory(folder)) {
    WARN("skipped: there are no policies in " << folder);
    return;
  }
  std::size_t rules_asked = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    CAPTURE(entry.path().filename().string());
    std::unique_ptr<ExplainedPolicy> policy;
    try {
      policy = std::make_unique<ExplainedPolicy>(entry.path().filename(), contents(entry.path()));
    } catch (const std::runtime_error&) {
      continue;  // a malformed one: the reader's tests are about it
    }
    const Program& program = policy->program();
    for (const RuleRecord& rule : program.table<RuleRecord>(program.header().rules)) {
      const Asked asked = asked_by(program, rule);
      if (!asked.is_plain || asked.subjects.empty() || rule.condition.size > 0) continue;
      CAPTURE(std::string(program.text(rule.id)), rule.line);
      const auto explanation =
          policy->explain(json_request({}, asked.resources, asked.actions), on_day("2026-09-01")).front();
      if (explanation.decision == Decision::permit) continue;
      ++rules_asked;
      CHECK(explanation.resource_known);
      CHECK((told(explanation, asked.subjects) || explanation.enough_left_out > 0));
      for (const auto language : {explain::Language::en, explain::Language::nb, explain::Language::nn}) {
        std::string text;
        append_text(explanation, language, text);
        CHECK(text.find('{') == std::string::npos);
      }
    }
  }
  CHECK(rules_asked > 150);
}
