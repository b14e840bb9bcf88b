#include "runtime/explain/shortfall.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "runtime/explain/condition_text.hpp"
#include "runtime/explain/description.hpp"
#include "runtime/explain/known_attributes.hpp"
#include "runtime/explain/trial.hpp"
#include "runtime/function/lower_case.hpp"
#include "runtime/value/calendar.hpp"

namespace hjemmel::explain {
namespace {

using namespace artefact;

/// Two subjects AND-ed of three alternatives each are nine; beyond this many nobody reads on.
constexpr std::size_t most_combinations = 32;
constexpr std::size_t most_dates = 4;

std::string written(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  const auto digits = [](std::int64_t number, std::size_t count) {
    std::string text = std::to_string(number);
    return std::string(count - std::min(count, text.size()), '0') + text;
  };
  return digits(date.year, 4) + "-" + digits(date.month, 2) + "-" + digits(date.day, 2);
}

/// What makes two alternatives the same to a reader: attributes and values, whatever the case of letters.
std::string key_of(const Alternative& alternative) {
  Arena arena;
  std::set<std::string> parts;
  for (const Requirement& each : alternative) {
    parts.insert(std::string(each.attribute_id) + '\n' + std::string(to_lower_case(each.value, arena)) + '\n');
  }
  std::string key;
  for (const auto& each : parts) key += each;
  return key;
}

bool all_are_equalities(const Alternative& alternative) {
  return std::ranges::all_of(alternative, [](const Requirement& each) { return each.is_equality; });
}

/// Packages, roles, the rest, combinations.
int rank(const Alternative& alternative) {
  return alternative.size() == 1 ? static_cast<int>(alternative.front().kind)
                                 : static_cast<int>(AttributeKind::other) + 1;
}

class Shortfall {
 public:
  Shortfall(const Program& program, const IndividualRequest& request, const Environment& environment,
            std::span<const std::uint32_t> matched_rules, const Limits& limits, TargetEvaluation& targets,
            Explanation& explanation)
      : program_(program),
        request_(request),
        environment_(environment),
        matched_(matched_rules.begin(), matched_rules.end()),
        limits_(limits),
        targets_(targets),
        out_(explanation),
        dates_(program, request, environment, targets, limits.trials) {}

  void run() {
    scan();
    find_enough();
    find_actions();
    find_resources();
    if (out_.decision == Decision::deny && !out_.deciding.empty()) {
      find_overruled();
    } else if (out_.decision == Decision::indeterminate) {
      find_unsettled();
    } else {
      find_near();
    }
    out_.complete = !targets_.exhausted();
  }

 private:
  /// The permit rules by what they fail on.
  void scan() {
    const auto rules = program_.table<RuleRecord>(program_.header().rules);
    for (std::uint32_t number = 0; number < rules.size(); ++number) {
      if (rules[number].effect != 1) continue;
      const std::uint8_t failing = targets_.rule(number);
      if ((failing & part::resource) != 0) {
        elsewhere_.push_back(number);
        continue;
      }
      on_resource_.push_back(number);
      if (failing == part::none && !matched_.contains(number)) fulfilled_.push_back(number);
      if (failing == part::subject) subject_only_.push_back(number);
      if (failing == part::action) action_only_.push_back(number);
      if (failing == part::other) other_only_.push_back(number);
    }
    out_.resource_known = !on_resource_.empty() || targets_.exhausted();
  }

  /// What would make the failing <AnyOf> elements of a rule match, where all of it is in one part of the request: every
  /// way to choose one alternative of each.
  std::vector<Alternative> alternatives(std::uint32_t rule, std::uint8_t wanted) {
    std::vector<Alternative> combined(1);
    for (const std::uint32_t any_of : targets_.any_ofs_of(rule)) {
      if (targets_.any_of(any_of) == part::none) continue;
      std::vector<Alternative> next;
      const auto records = program_.table<AnyOfRecord>(program_.header().any_ofs);
      for (const std::uint32_t all_of : program_.table<std::uint32_t>(records[any_of].alternatives)) {
        const auto failing = targets_.failing_matches(all_of);
        if (!std::ranges::all_of(failing, [&](auto each) { return targets_.part_of(each) == wanted; })) continue;
        for (const Alternative& before : combined) {
          if (combined.size() > 1 && next.size() >= most_combinations) break;
          Alternative with = before;
          for (const std::uint32_t match : failing) {
            if (std::ranges::none_of(with, [&](const Requirement& each) { return each.number == match; })) {
              with.push_back(describe_match(program_, match));
            }
          }
          next.push_back(std::move(with));
        }
      }
      combined = std::move(next);
    }
    std::erase_if(combined, [](const Alternative& each) { return each.empty(); });
    return combined;
  }

  void find_enough() {
    Trial trial(program_, request_, environment_, targets_, limits_.trials);
    std::unordered_set<std::string> seen;
    for (const std::uint32_t rule : subject_only_) {
      bool any_is_enough = false;
      auto missing = alternatives(rule, part::subject);
      for (const Alternative& alternative : missing) {
        if (!all_are_equalities(alternative)) continue;
        const bool is_new = seen.insert(key_of(alternative)).second;
        if (!is_new) {
          any_is_enough = true;  // told with the rule that it was found in, or tried in vain there
        } else if (out_.enough.size() >= limits_.alternatives || trial.exhausted()) {
          any_is_enough = true;
          ++out_.enough_left_out;
        } else if (trial.permits_with(alternative)) {
          any_is_enough = true;
          out_.enough.push_back({alternative, describe_rule(program_, giving_rule(trial, rule))});
        }
      }
      if (!any_is_enough && near_subject_.size() < limits_.rules) near_subject_.push_back({rule, std::move(missing)});
    }
    std::ranges::stable_sort(out_.enough, {}, [](const Sufficient& each) { return rank(each.missing); });
  }

  /// The rule that let the trial in: not always the one that the alternative was found in.
  std::uint32_t giving_rule(const Trial& trial, std::uint32_t rule) const {
    const auto rules = program_.table<RuleRecord>(program_.header().rules);
    const auto matched = trial.matched_rules();
    if (std::ranges::find(matched, rule) != matched.end()) return rule;
    const auto permit = std::ranges::find_if(matched, [&](std::uint32_t each) { return rules[each].effect == 1; });
    return permit == matched.end() ? rule : *permit;
  }

  /// The actions that a rule's target names.
  std::vector<Requirement> actions_of(std::uint32_t rule) {
    std::vector<Requirement> actions;
    for (const std::uint32_t any_of : targets_.any_ofs_of(rule)) {
      const auto any_ofs = program_.table<AnyOfRecord>(program_.header().any_ofs);
      const auto all_ofs = program_.table<AllOfRecord>(program_.header().all_ofs);
      for (const std::uint32_t all_of : program_.table<std::uint32_t>(any_ofs[any_of].alternatives)) {
        for (const std::uint32_t match : program_.table<std::uint32_t>(all_ofs[all_of].matches)) {
          if (targets_.part_of(match) != part::action) continue;
          const Requirement action = describe_match(program_, match);
          if (action.is_equality && action.attribute_id == action_id) actions.push_back(action);
        }
      }
    }
    return actions;
  }

  void find_actions() {
    Trial trial(program_, request_, environment_, targets_, limits_.trials);
    std::unordered_set<std::uint32_t> tried;
    const auto add = [&](std::vector<std::string_view>& names, std::string_view name) {
      if (names.size() < limits_.names && std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const std::uint32_t rule : action_only_) {
      for (const Requirement& action : actions_of(rule)) {
        if (trial.exhausted() || out_.allowed_actions.size() >= limits_.names) break;
        if (!tried.insert(action.number).second) continue;
        if (trial.permits_instead({&action, 1})) add(out_.allowed_actions, action.value);
      }
    }
    for (const std::uint32_t rule : on_resource_) {
      if (out_.offered_actions.size() >= limits_.names) break;
      for (const Requirement& action : actions_of(rule)) add(out_.offered_actions, action.value);
    }
  }

  /// What the policy is about, where it is not about the resource of the request.
  void find_resources() {
    if (out_.resource_known) return;
    std::unordered_set<std::uint32_t> seen;
    const auto any_ofs = program_.table<AnyOfRecord>(program_.header().any_ofs);
    for (const std::uint32_t rule : elsewhere_) {
      for (const std::uint32_t any_of : targets_.any_ofs_of(rule)) {
        for (const std::uint32_t all_of : program_.table<std::uint32_t>(any_ofs[any_of].alternatives)) {
          if (seen.insert(all_of).second) add_resource(all_of);
        }
      }
    }
  }

  void add_resource(std::uint32_t all_of) {
    const auto all_ofs = program_.table<AllOfRecord>(program_.header().all_ofs);
    Alternative resource;
    for (const std::uint32_t match : program_.table<std::uint32_t>(all_ofs[all_of].matches)) {
      if (targets_.part_of(match) == part::resource) resource.push_back(describe_match(program_, match));
    }
    if (resource.empty() || !known_.insert(key_of(resource)).second) return;
    if (out_.known_resources.size() < limits_.names) {
      out_.known_resources.push_back(std::move(resource));
    } else {
      ++out_.known_resources_left_out;
    }
  }

  /// Permit rules that the decision did not come to, since a Deny rule had settled it.
  void find_overruled() {
    const auto rules = program_.table<RuleRecord>(program_.header().rules);
    for (const std::uint32_t rule : fulfilled_) {
      if (rules[rule].condition.size != 0 || !opaque_matches(rule).empty()) continue;
      if (out_.overruled.size() < limits_.rules) {
        out_.overruled.push_back(describe_matched_rule(program_, rule, targets_));
      } else {
        ++out_.overruled_left_out;
      }
    }
  }

  /// Where an error is the decision: the rules whose condition may have met it.
  void find_unsettled() {
    for (const std::uint32_t rule : fulfilled_) {
      NearRule near{describe_rule(program_, rule), Obstacle::condition, {}, {}};
      if (!near.rule.condition.empty()) add_near(near);
    }
  }

  void find_near() {
    for (const std::uint32_t rule : fulfilled_) {
      if (const auto near = unfulfilled_condition(rule, {})) add_near(*near);
    }
    for (const auto& [rule, missing] : near_subject_) {
      const bool can_be_tried = missing.size() == 1 && all_are_equalities(missing.front());
      auto near = unfulfilled_condition(rule, can_be_tried ? missing.front() : Alternative{});
      // Without a condition, and still not permitted: something else in the policy stands in the way.
      if (!near && std::ranges::all_of(missing, all_are_equalities)) continue;
      if (!near || near->obstacle == Obstacle::condition) {
        near = NearRule{describe_rule(program_, rule), Obstacle::subject, {}, {}};
      }
      near->missing = missing;
      add_near(*near);
    }
    for (const std::uint32_t rule : other_only_) {
      add_near({describe_rule(program_, rule), Obstacle::other, alternatives(rule, part::other), {}});
    }
    std::ranges::stable_sort(out_.near, std::ranges::greater{}, [](const NearRule& near) {
      return near.obstacle == Obstacle::expired || near.obstacle == Obstacle::not_yet;
    });
  }

  void add_near(const NearRule& near) {
    if (out_.near.size() < limits_.rules) {
      out_.near.push_back(near);
    } else {
      ++out_.near_left_out;
    }
  }

  /// A rule whose target matches (with `added`) and that has no effect: the time has passed or not come, or its
  /// condition is not true for another reason. Empty if it has no condition and reads no <Content>.
  std::optional<NearRule> unfulfilled_condition(std::uint32_t rule, const Alternative& added) {
    NearRule near{describe_rule(program_, rule), Obstacle::condition, {}, {}};
    if (near.rule.condition.empty()) {
      Alternative unknown;
      for (const std::uint32_t match : opaque_matches(rule)) unknown.push_back(describe_match(program_, match));
      if (unknown.empty()) return std::nullopt;
      near.obstacle = Obstacle::other;
      near.missing.push_back(std::move(unknown));
      return near;
    }
    auto dates = dates_in(near.rule.condition);
    if (dates.size() > most_dates) dates.resize(most_dates);
    for (const std::int64_t date : dates) {
      if (find_time_limit(rule, date, added, near)) break;
    }
    return near;
  }

  std::vector<std::uint32_t> opaque_matches(std::uint32_t rule) {
    std::vector<std::uint32_t> opaque;
    const auto any_ofs = program_.table<AnyOfRecord>(program_.header().any_ofs);
    const auto all_ofs = program_.table<AllOfRecord>(program_.header().all_ofs);
    for (const std::uint32_t any_of : targets_.any_ofs_of(rule)) {
      for (const std::uint32_t all_of : program_.table<std::uint32_t>(any_ofs[any_of].alternatives)) {
        for (const std::uint32_t match : program_.table<std::uint32_t>(all_ofs[all_of].matches)) {
          if (targets_.is_opaque(match)) opaque.push_back(match);
        }
      }
    }
    return opaque;
  }

  /// Whether a rule's condition turns at a date that stands in it: true to and including a day before today, or from a
  /// day after it.
  bool find_time_limit(std::uint32_t rule, std::int64_t date, const Alternative& added, NearRule& near) {
    const std::int64_t today = day_of(environment_.now_seconds + std::int64_t{environment_.implicit_zone} * 60);
    const auto holds = [&](std::int64_t day) { return dates_.permits_on(day, rule, added); };
    const bool on_date = holds(date);
    if (date <= today) {
      const std::int64_t last = on_date ? date : date - 1;
      if (last >= today || !holds(last) || holds(last + 1)) return false;
      near.obstacle = Obstacle::expired;
      near.date = written(last);
    } else {
      const std::int64_t first = on_date ? date : date + 1;
      if (!holds(first) || holds(first - 1)) return false;
      near.obstacle = Obstacle::not_yet;
      near.date = written(first);
    }
    return true;
  }

  struct NearSubject {
    std::uint32_t rule;
    std::vector<Alternative> missing;
  };

  const Program& program_;
  const IndividualRequest& request_;
  const Environment& environment_;
  std::unordered_set<std::uint32_t> matched_;
  const Limits& limits_;
  TargetEvaluation& targets_;
  Explanation& out_;
  Trial dates_;
  std::vector<std::uint32_t> on_resource_;
  std::vector<std::uint32_t> elsewhere_;
  std::vector<std::uint32_t> fulfilled_;
  std::vector<std::uint32_t> subject_only_;
  std::vector<std::uint32_t> action_only_;
  std::vector<std::uint32_t> other_only_;
  std::vector<NearSubject> near_subject_;
  std::unordered_set<std::string> known_;
};

}  // namespace

void find_shortfall(const Program& program, const IndividualRequest& request, const Environment& environment,
                    std::span<const std::uint32_t> matched_rules, const Limits& limits, TargetEvaluation& targets,
                    Explanation& explanation) {
  Shortfall(program, request, environment, matched_rules, limits, targets, explanation).run();
}

}  // namespace hjemmel::explain
