// An explanation as sentences.
#include <algorithm>

#include "runtime/explain/explanation.hpp"
#include "runtime/explain/phrases.hpp"
#include "runtime/function/lower_case.hpp"

namespace hjemmel::explain {
namespace {

class TextRenderer {
 public:
  TextRenderer(const Explanation& explanation, Language language, std::string& out)
      : explanation_(explanation), phrases_(language), messages_(phrases_.messages()), out_(out) {}

  void run() {
    headline();
    const std::size_t before = out_.size();
    if (explanation_.decision == Decision::indeterminate) line(phrases_.status(explanation_.status));
    deciding();
    overruled();
    obligations();
    if (explanation_.decision != Decision::permit && is_about_a_request()) {
      near(Reached::target);
      enough();
      unknown_resource();
      actions();
      near(Reached::part);
      more("near.left_out", explanation_.near_left_out);
      if (!explanation_.complete) line(messages_.say("incomplete"));
    }
    if (out_.size() > before) out_.insert(before, "\n");
  }

 private:
  void line(std::string_view text) { out_.append(text).append("\n"); }

  /// Whether there is more than the status of a request that could not be read.
  bool is_about_a_request() const {
    return explanation_.status.code != StatusCode::syntax_error || !explanation_.actions.empty() ||
           !explanation_.resources.empty();
  }

  void headline() {
    switch (explanation_.decision) {
      case Decision::permit:
        line(messages_.say("headline.permit"));
        break;
      case Decision::deny:
        line(messages_.say("headline.deny"));
        break;
      case Decision::not_applicable:
        line(messages_.say("headline.not_applicable"));
        break;
      case Decision::indeterminate:
        line(messages_.say("headline.indeterminate"));
        break;
    }
    const std::string resource = phrases_.asked_resource(explanation_);
    if (explanation_.actions.empty() && resource.empty()) return;
    const std::string action = phrases_.asked_actions(explanation_);
    const std::string what =
        resource.empty() ? action : messages_.say("asked.action_on", {{"action", action}, {"resource", resource}});
    line(messages_.say("asked", {{"what", what}}));
  }

  void deciding() {
    const std::string verb = explanation_.decision == Decision::deny ? "denies" : "gives";
    for (const MatchedRule& matched : explanation_.deciding) {
      const std::string rule = phrases_.rule(matched.rule);
      const std::string actions = phrases_.asked_actions(explanation_);
      line(matched.subjects.empty()
               ? messages_.say(verb + ".anyone", {{"rule", rule}, {"actions", actions}})
               : messages_.say(verb + ".subjects",
                               {{"rule", rule}, {"who", phrases_.who(matched.subjects)}, {"actions", actions}}));
      if (!matched.rule.condition.empty()) {
        line(messages_.say("condition.fulfilled", {{"condition", phrases_.quoted(matched.rule.condition)}}));
      }
      if (!matched.rule.description.empty()) {
        line(messages_.say("description", {{"description", shown(matched.rule.description, 400)}}));
      }
    }
    more("more_rules", explanation_.deciding_left_out);
    if (!explanation_.combining_algorithm.empty()) {
      line(messages_.say("by_default." + std::string(explanation_.combining_algorithm)));
    }
  }

  void overruled() {
    for (const MatchedRule& matched : explanation_.overruled) {
      const std::string_view key = explanation_.decision == Decision::indeterminate ? "overruled.error"
                                   : matched.rule.is_permit                         ? "overruled.permit"
                                                                                    : "overruled.deny";
      line(messages_.say(key, {{"rule", phrases_.rule(matched.rule)}}));
    }
    more("more_rules", explanation_.overruled_left_out);
  }

  void obligations() {
    for (const ExplainedObligation& obligation : explanation_.obligations) {
      if (obligation.authentication_level) {
        line(messages_.say(obligation.for_organisations ? "level.organisation" : "level.user",
                           {{"level", phrases_.level(*obligation.authentication_level)}}));
        if (obligation.assignments.empty()) continue;
      }
      std::vector<std::string> values;
      values.reserve(obligation.assignments.size());
      for (const auto& item : obligation.assignments) {
        values.push_back(messages_.say(
            "assignment", {{"attribute", phrases_.quoted(item.attribute_id)}, {"value", phrases_.quoted(item.value)}}));
      }
      const std::string key = obligation.is_advice ? "advice" : "obligation";
      const std::string id = phrases_.quoted(obligation.id);
      line(values.empty()
               ? messages_.say(key, {{"id", id}})
               : messages_.say(key + ".with", {{"id", id}, {"values", phrases_.joined(values, "list.and")}}));
    }
  }

  void enough() {
    std::vector<const Sufficient*> packages;
    std::vector<const Sufficient*> roles;
    std::vector<const Sufficient*> others;
    std::vector<const Sufficient*> together;
    for (const Sufficient& each : explanation_.enough) {
      auto& group = each.missing.size() > 1                                      ? together
                    : each.missing.front().kind == AttributeKind::access_package ? packages
                    : each.missing.front().kind == AttributeKind::role           ? roles
                                                                                 : others;
      group.push_back(&each);
    }
    const auto name = [&](const Sufficient& each) { return phrases_.named(each.missing.front()); };
    const auto who = [&](const Sufficient& each) { return phrases_.who(each.missing); };
    list("enough.package", packages, name);
    list(packages.empty() ? "enough.role" : "enough.also_role", roles, name);
    list(packages.empty() && roles.empty() ? "enough.other" : "enough.also_other", others, who);
    list("enough.together", together, who);
    more("enough.left_out", explanation_.enough_left_out);
  }

  template <typename Name>
  void list(std::string_view key, const std::vector<const Sufficient*>& group, Name name) {
    if (group.empty()) return;
    const std::string place = phrases_.place(group.front()->rule);
    const std::string heading =
        messages_.say_counted(key, group.size(), {{"name", name(*group.front())}, {"place", place}});
    if (group.size() == 1) return line(heading);
    // Of rules that stand in one place it is said once.
    const bool same_place =
        std::ranges::all_of(group, [&](const Sufficient* each) { return phrases_.place(each->rule) == place; });
    line(messages_.say(same_place ? "enough.heading.placed" : "enough.heading",
                       {{"heading", heading}, {"place", place}}));
    for (const Sufficient* each : group) {
      line("  - " +
           (same_place ? name(*each)
                       : messages_.say("enough.item", {{"name", name(*each)}, {"place", phrases_.place(each->rule)}})));
    }
  }

  void unknown_resource() {
    if (explanation_.resource_known) return;
    const std::string asked = phrases_.asked_resource(explanation_);
    line(asked.empty() ? messages_.say("resource.missing") : messages_.say("resource.unknown", {{"resource", asked}}));
    std::vector<std::string> known;
    known.reserve(explanation_.known_resources.size());
    const bool only_one = explanation_.known_resources.size() == 1;
    for (const Alternative& each : explanation_.known_resources) {
      known.push_back(only_one ? phrases_.resource(each) : phrases_.resource_name(each));
    }
    if (known.empty()) return;
    const std::string all =
        phrases_.joined(known, explanation_.known_resources_left_out == 0 ? "list.and" : "list.comma");
    if (explanation_.known_resources_left_out > 0) {
      line(messages_.say("resource.known.left_out",
                         {{"resources", all}, {"count", std::to_string(explanation_.known_resources_left_out)}}));
    } else {
      line(messages_.say_counted("resource.known", known.size(), {{"resources", all}}));
    }
  }

  void actions() {
    if (explanation_.actions.empty()) line(messages_.say("action.missing"));
    if (!explanation_.allowed_actions.empty()) {
      line(messages_.say("actions.allowed", {{"actions", phrases_.actions(explanation_.allowed_actions, "list.and")}}));
    }
    const auto is_offered = [&](const AskedValue& asked) {
      return std::ranges::any_of(explanation_.offered_actions,
                                 [&](std::string_view offered) { return equal_in_lower_case(offered, asked.value); });
    };
    const bool all_allowed = std::ranges::all_of(explanation_.offered_actions, [&](std::string_view offered) {
      return std::ranges::find(explanation_.allowed_actions, offered) != explanation_.allowed_actions.end();
    });
    if (all_allowed || std::ranges::any_of(explanation_.actions, is_offered)) return;
    line(messages_.say("actions.offered", {{"actions", phrases_.actions(explanation_.offered_actions, "list.and")}}));
  }

  /// Rules whose whole target matched come before what else would have been enough: they are the reader's own.
  enum class Reached : std::uint8_t { target, part };
  void near(Reached reached) {
    for (const NearRule& near : explanation_.near) {
      if (near.missing.empty() == (reached == Reached::target)) line(near_rule(near));
    }
  }

  std::string near_rule(const NearRule& near) {
    const std::string rule = phrases_.rule(near.rule);
    const std::string condition = phrases_.quoted(near.rule.condition);
    std::vector<std::string> alternatives;
    alternatives.reserve(near.missing.size());
    for (const Alternative& each : near.missing) {
      alternatives.push_back(near.obstacle == Obstacle::other ? phrases_.requirements(each) : phrases_.who(each));
    }
    const std::string who = phrases_.joined(alternatives, "list.or");
    const std::string subjects = who.empty() ? "" : ".subjects";
    switch (near.obstacle) {
      case Obstacle::expired:
      case Obstacle::not_yet:
        return messages_.say((near.obstacle == Obstacle::expired ? "near.expired" : "near.not_yet") + subjects,
                             {{"rule", rule}, {"who", who}, {"date", phrases_.date(near.date)}});
      case Obstacle::subject:
        return messages_.say(near.rule.condition.empty() ? "near.subjects" : "near.subjects.condition",
                             {{"rule", rule}, {"who", who}, {"condition", condition}});
      case Obstacle::other:
        return messages_.say("near.other", {{"rule", rule}, {"requirements", who}});
      case Obstacle::condition:
        break;
    }
    const bool unsettled = explanation_.decision == Decision::indeterminate;
    return messages_.say(unsettled ? "near.unsettled" : "near.condition", {{"rule", rule}, {"condition", condition}});
  }

  void more(std::string_view key, std::size_t count) {
    if (count > 0) line(messages_.say_counted(key, count));
  }

  const Explanation& explanation_;
  Phrases phrases_;
  const Messages& messages_;
  std::string& out_;
};

}  // namespace

void append_text(const Explanation& explanation, Language language, std::string& out) {
  TextRenderer(explanation, language, out).run();
}

}  // namespace hjemmel::explain
