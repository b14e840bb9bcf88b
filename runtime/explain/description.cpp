#include "runtime/explain/description.hpp"

#include <algorithm>
#include <array>

#include "runtime/explain/condition_text.hpp"
#include "runtime/explain/known_attributes.hpp"
#include "runtime/function/function.hpp"

namespace hjemmel::explain {

using namespace artefact;

namespace {

/// Of one part of a target, however many alternatives the request fulfils.
constexpr std::size_t most_requirements = 64;

bool tests_equality(std::string_view function) {
  return function.ends_with("-equal") || function.ends_with("-equal-ignore-case");
}

}  // namespace

Requirement describe_match(const Program& program, std::uint32_t match) {
  const TargetMatchRecord& record = program.table<TargetMatchRecord>(program.header().target_matches)[match];
  Requirement requirement;
  requirement.number = match;
  requirement.category = program.text(record.category);
  requirement.attribute_id = program.text(record.attribute_id);
  requirement.value = program.text(record.value);
  requirement.function = info_of(static_cast<FunctionId>(record.function)).name;
  requirement.is_equality = record.is_selector == 0 && tests_equality(requirement.function);
  requirement.kind = record.is_selector != 0 || requirement.category != subject_category
                         ? AttributeKind::other
                         : kind_of(requirement.attribute_id);
  if (requirement.kind == AttributeKind::other) return requirement;
  for (const SubjectNameRecord& names : program.table<SubjectNameRecord>(program.header().subject_names)) {
    if (program.text(names.attribute_id) != requirement.attribute_id || program.text(names.value) != requirement.value)
      continue;
    requirement.name_en = program.text(names.name_en);
    requirement.name_nb = program.text(names.name_nb);
    requirement.name_nn = program.text(names.name_nn);
    break;
  }
  return requirement;
}

RuleReference describe_rule(const Program& program, std::uint32_t rule) {
  const RuleRecord& record = program.table<RuleRecord>(program.header().rules)[rule];
  const PolicyRecord& policy = program.table<PolicyRecord>(program.header().policies)[record.policy];
  RuleReference reference;
  reference.number = rule;
  reference.id = program.text(record.id);
  reference.description = program.text(record.description);
  reference.policy_id = program.text(policy.id);
  if (policy.file != no_index) reference.file = program.text(program.table<Text>(program.header().files)[policy.file]);
  reference.line = record.line;
  reference.end_line = record.end_line;
  reference.is_permit = record.effect == 1;
  reference.condition = condition_on_one_line(program.text(record.condition));
  return reference;
}

MatchedRule describe_matched_rule(const Program& program, std::uint32_t rule, TargetEvaluation& targets) {
  MatchedRule matched;
  matched.rule = describe_rule(program, rule);
  const auto any_ofs = program.table<AnyOfRecord>(program.header().any_ofs);
  const auto all_ofs = program.table<AllOfRecord>(program.header().all_ofs);
  const auto add = [&](std::uint32_t match) {
    const std::uint8_t about = targets.part_of(match);
    auto& list = about == part::subject    ? matched.subjects
                 : about == part::action   ? matched.actions
                 : about == part::resource ? matched.resources
                                           : matched.others;
    if (list.size() >= most_requirements) return;
    if (std::ranges::none_of(list, [&](const Requirement& each) { return each.number == match; })) {
      list.push_back(describe_match(program, match));
    }
  };
  for (const std::uint32_t any_of : targets.any_ofs_of(rule)) {
    for (const std::uint32_t all_of : program.table<std::uint32_t>(any_ofs[any_of].alternatives)) {
      if (!targets.all_of(all_of)) continue;
      for (const std::uint32_t match : program.table<std::uint32_t>(all_ofs[all_of].matches)) add(match);
    }
  }
  return matched;
}

}  // namespace hjemmel::explain
