#include "runtime/explain/trial.hpp"

#include <algorithm>

#include "runtime/value/calendar.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::explain {

using namespace artefact;

std::uint32_t Trial::category_number(std::string_view category) {
  for (const std::uint32_t held : categories_) {
    if (changed_.categories[held].category == category) return held;
  }
  const auto number = static_cast<std::uint32_t>(changed_.categories.size());
  changed_.categories.push_back({category, {}, {}});
  categories_.push_back(number);
  return number;
}

void Trial::change_request(std::span<const Requirement> values, Change change) {
  changed_.clear();
  changed_.categories = request_.request->categories;
  changed_.attributes = request_.request->attributes;
  categories_.assign(request_.categories.begin(), request_.categories.end());
  if (change == Change::replace) {
    std::erase_if(changed_.attributes, [&](const RequestAttribute& attribute) {
      return std::ranges::any_of(values, [&](const Requirement& value) {
        return attribute.id == value.attribute_id && changed_.categories[attribute.category].category == value.category;
      });
    });
  }
  const auto records = program_.table<TargetMatchRecord>(program_.header().target_matches);
  for (const Requirement& requirement : values) {
    const TargetMatchRecord& record = records[requirement.number];
    const auto type = compared_type(record);
    std::vector<Value> bag(1);
    std::string_view problem;
    if (!parse_value(type, requirement.value, changed_.arena, bag.front(), problem)) continue;
    // What an attribute source supplies is asked for only where the request has none: it is kept beside what is added.
    if (change == Change::add && !targets_.held_by_request(requirement.number)) {
      const auto supplied = targets_.bag(requirement.number);
      bag.insert(bag.end(), supplied.begin(), supplied.end());
    }
    RequestAttribute attribute;
    attribute.category = category_number(requirement.category);
    attribute.id = requirement.attribute_id;
    attribute.issuer = program_.text(record.issuer);
    attribute.type = type;
    attribute.type_urn = urn_of(type);
    attribute.values = changed_.arena.copy(std::span<const Value>(bag));
    changed_.attributes.push_back(attribute);
  }
}

bool Trial::decide(std::span<const Requirement> values, Change change, const Environment& environment) {
  if (left_ == 0) return false;
  --left_;
  change_request(values, change);
  return engine_.decide(program_, {&changed_, categories_}, environment).decision == Decision::permit;
}

bool Trial::permits_with(std::span<const Requirement> added) { return decide(added, Change::add, environment_); }

bool Trial::permits_instead(std::span<const Requirement> replaced) {
  return decide(replaced, Change::replace, environment_);
}

bool Trial::permits_on(std::int64_t day, std::uint32_t rule, std::span<const Requirement> added) {
  Environment other = environment_;
  other.now_seconds = day * seconds_per_day + seconds_per_day / 2 - std::int64_t{environment_.implicit_zone} * 60;
  other.now_nanoseconds = 0;
  if (!decide(added, Change::add, other)) return false;
  return std::ranges::find(engine_.matched_rules(), rule) != engine_.matched_rules().end();
}

}  // namespace hjemmel::explain
