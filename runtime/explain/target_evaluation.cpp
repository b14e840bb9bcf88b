#include "runtime/explain/target_evaluation.hpp"

#include <algorithm>
#include <array>

#include "runtime/decide/standard_attributes.hpp"
#include "runtime/explain/known_attributes.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::explain {

using namespace artefact;

DataType compared_type(const TargetMatchRecord& record) {
  const auto parameters = info_of(static_cast<FunctionId>(record.function)).parameters;
  return parameters[std::min<std::size_t>(1, parameters.size() - 1)].type;
}

TargetEvaluation::TargetEvaluation(const Program& program, const IndividualRequest& request,
                                   const Environment& environment, std::size_t call_budget)
    : program_(program),
      request_(request),
      environment_(environment),
      policies_(program.table<PolicyRecord>(program.header().policies)),
      rules_(program.table<RuleRecord>(program.header().rules)),
      any_ofs_(program.table<AnyOfRecord>(program.header().any_ofs)),
      all_ofs_(program.table<AllOfRecord>(program.header().all_ofs)),
      matches_(program.table<TargetMatchRecord>(program.header().target_matches)),
      match_results_(matches_.size(), Known::not_yet),
      any_of_results_(any_ofs_.size(), unknown_parts),
      policy_results_(policies_.size(), unknown_parts),
      calls_left_(call_budget),
      content_(request) {}

bool TargetEvaluation::is_opaque(std::uint32_t match) const {
  return matches_[match].is_selector != 0 || static_cast<DataType>(matches_[match].type) == DataType::xpath_expression;
}

bool TargetEvaluation::is_of(const RequestAttribute& attribute, const TargetMatchRecord& record, DataType type) const {
  return attribute.type == type && attribute.id == program_.text(record.attribute_id) &&
         request_.holds(attribute.category) &&
         request_.request->categories[attribute.category].category == program_.text(record.category) &&
         (record.issuer.size == 0 || attribute.issuer == program_.text(record.issuer));
}

bool TargetEvaluation::held_by_request(std::uint32_t match) const {
  const auto type = compared_type(matches_[match]);
  return std::ranges::any_of(request_.request->attributes,
                             [&](const auto& each) { return is_of(each, matches_[match], type); });
}

// 7.3.5: the request, else the attribute source, else what a decision point supplies.
std::span<const Value> TargetEvaluation::look_up(const TargetMatchRecord& record, DataType type) {
  std::vector<Value> values;
  for (const auto& attribute : request_.request->attributes) {
    if (is_of(attribute, record, type)) values.insert(values.end(), attribute.values.begin(), attribute.values.end());
  }
  const std::string_view category = program_.text(record.category);
  const std::string_view id = program_.text(record.attribute_id);
  const std::string_view issuer = program_.text(record.issuer);
  if (values.empty() && environment_.attributes != nullptr) {
    const auto supplied = environment_.attributes->values_of(category, id, type, issuer, arena_);
    values.assign(supplied.begin(), supplied.end());
  }
  if (values.empty()) {
    if (const auto standard = standard_attribute(category, id, type, issuer, environment_)) values.push_back(*standard);
  }
  return arena_.copy(std::span<const Value>(values));
}

std::span<const Value> TargetEvaluation::bag(std::uint32_t match) {
  const TargetMatchRecord& record = matches_[match];
  const auto type = compared_type(record);
  const auto [at, inserted] = bags_.try_emplace(
      {record.category.offset, record.attribute_id.offset, record.issuer.size == 0 ? 0 : record.issuer.offset, type});
  if (inserted) at->second = look_up(record, type);
  return at->second;
}

bool TargetEvaluation::evaluate(std::uint32_t number) {
  if (is_opaque(number)) return true;
  const TargetMatchRecord& record = matches_[number];
  const auto values = bag(number);
  if (values.empty()) return false;
  Value literal;
  std::string_view problem;
  if (!parse_value(static_cast<DataType>(record.type), program_.text(record.value), arena_, literal, problem))
    return false;
  CallContext context{arena_, statuses_, regexes_, &content_, environment_.implicit_zone};
  for (const Value& value : values) {
    if (calls_left_ == 0) return false;
    --calls_left_;
    const Value result = call(context, static_cast<FunctionId>(record.function), std::array<Value, 2>{literal, value});
    if (!result.is_indeterminate() && result.boolean) return true;
  }
  return false;
}

bool TargetEvaluation::match(std::uint32_t number) {
  Known& known = match_results_[number];
  if (known == Known::not_yet) known = evaluate(number) ? Known::yes : Known::no;
  return known == Known::yes;
}

bool TargetEvaluation::all_of(std::uint32_t number) {
  const auto matches = program_.table<std::uint32_t>(all_ofs_[number].matches);
  return std::ranges::all_of(matches, [this](std::uint32_t each) { return match(each); });
}

std::uint8_t TargetEvaluation::any_of(std::uint32_t number) {
  std::uint8_t& known = any_of_results_[number];
  if (known != unknown_parts) return known;
  std::uint8_t nearest = unknown_parts;
  for (const std::uint32_t alternative : program_.table<std::uint32_t>(any_ofs_[number].alternatives)) {
    std::uint8_t failing = part::none;
    for (const std::uint32_t each : program_.table<std::uint32_t>(all_ofs_[alternative].matches)) {
      if (!match(each)) failing |= part_of(each);
    }
    nearest = std::min(nearest, failing);
    if (nearest == part::none) break;
  }
  return known = nearest == unknown_parts ? part::other : nearest;
}

std::uint8_t TargetEvaluation::policy(std::uint32_t number) {
  std::uint8_t& known = policy_results_[number];
  if (known != unknown_parts) return known;
  std::uint8_t failing = part::none;
  for (const std::uint32_t each : program_.table<std::uint32_t>(policies_[number].target)) failing |= any_of(each);
  known = failing;  // also ends the recursion, should a damaged image make a circle
  if (policies_[number].parent != no_index) failing |= policy(policies_[number].parent);
  return policy_results_[number] = failing;
}

std::uint8_t TargetEvaluation::rule(std::uint32_t number) {
  std::uint8_t failing = policy(rules_[number].policy);
  for (const std::uint32_t each : program_.table<std::uint32_t>(rules_[number].target)) failing |= any_of(each);
  return failing;
}

std::vector<std::uint32_t> TargetEvaluation::any_ofs_of(std::uint32_t rule) const {
  std::vector<std::uint32_t> all;
  const auto add = [&](const Table& target) {
    for (const std::uint32_t each : program_.table<std::uint32_t>(target)) {
      if (std::ranges::find(all, each) == all.end()) all.push_back(each);
    }
  };
  add(rules_[rule].target);
  std::size_t depth = 0;
  for (std::uint32_t at = rules_[rule].policy; at != no_index && depth <= policies_.size();
       at = policies_[at].parent, ++depth) {
    add(policies_[at].target);
  }
  return all;
}

std::vector<std::uint32_t> TargetEvaluation::failing_matches(std::uint32_t all_of) {
  std::vector<std::uint32_t> failing;
  for (const std::uint32_t each : program_.table<std::uint32_t>(all_ofs_[all_of].matches)) {
    if (!match(each)) failing.push_back(each);
  }
  return failing;
}

std::uint8_t TargetEvaluation::part_of(std::uint32_t match) const {
  const std::string_view category = program_.text(matches_[match].category);
  if (category == subject_category) return part::subject;
  if (category == action_category) return part::action;
  // A resource is told apart from what lies within it: another task of an app is not another app.
  if (category == resource_category && names_resource(program_.text(matches_[match].attribute_id)))
    return part::resource;
  return part::other;
}

}  // namespace hjemmel::explain
