// An explanation as JSON, for those who show it in their own way. Members that are empty are left out.
#include <initializer_list>

#include "runtime/decide/json_text.hpp"
#include "runtime/explain/explanation.hpp"
#include "runtime/explain/known_attributes.hpp"
#include "runtime/explain/phrases.hpp"

namespace hjemmel::explain {
namespace {

std::string_view name_of(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::subject:
      return "subject";
    case Obstacle::other:
      return "attribute";
    case Obstacle::condition:
      return "condition";
    case Obstacle::expired:
      return "expired";
    case Obstacle::not_yet:
      return "notYet";
  }
  return "";
}

std::string_view name_of(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::access_package:
      return "accessPackage";
    case AttributeKind::role:
      return "role";
    case AttributeKind::other:
      return "attribute";
  }
  return "";
}

class JsonRenderer {
 public:
  JsonRenderer(const Explanation& explanation, Language language, std::string& out)
      : explanation_(explanation), language_(language), phrases_(language), out_(out) {}

  void run() {
    open('{');
    member("decision", hjemmel::name_of(explanation_.decision));
    status();
    asked("actions", explanation_.actions);
    asked("resources", explanation_.resources);
    matched("deciding", explanation_.deciding);
    count("decidingLeftOut", explanation_.deciding_left_out);
    matched("overruled", explanation_.overruled);
    count("overruledLeftOut", explanation_.overruled_left_out);
    text_member("combiningAlgorithm", explanation_.combining_algorithm);
    each("obligations", explanation_.obligations, [this](const auto& obligation) { append(obligation); });
    if (explanation_.decision != Decision::permit) shortfall();
    std::string text;
    append_text(explanation_, language_, text);
    member("text", text);
    close('}');
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    comma();
    append_json_string(name, out_);
    out_ += ':';
  }
  void member(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(value, out_);
  }
  void text_member(std::string_view name, std::string_view value) {
    if (!value.empty()) member(name, value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    out_ += std::to_string(value);
  }
  void count(std::string_view name, std::size_t value) {
    if (value > 0) number(name, value);
  }
  void truth(std::string_view name, bool value) {
    key(name);
    out_ += value ? "true" : "false";
  }
  template <typename Items, typename Append>
  void each(std::string_view name, const Items& items, Append append_item) {
    if (items.empty()) return;
    key(name);
    open('[');
    for (const auto& item : items) {
      comma();
      append_item(item);
    }
    close(']');
  }
  template <typename Body>
  void object(Body body) {
    open('{');
    body();
    close('}');
  }
  void strings(std::string_view name, const std::vector<std::string_view>& items) {
    each(name, items, [this](std::string_view item) { append_json_string(item, out_); });
  }

  void status() {
    const Status& status = explanation_.status;
    if (status.code == StatusCode::ok) return;
    key("status");
    object([&] {
      member("code", urn_of(status.code));
      text_member("message", status.message);
      if (status.missing.attribute_id.empty()) return;
      member("category", status.missing.category);
      member("attribute", status.missing.attribute_id);
    });
  }

  void asked(std::string_view name, const std::vector<AskedValue>& values) {
    each(name, values, [this](const AskedValue& value) {
      object([&] {
        member("attribute", value.attribute_id);
        member("value", value.value);
      });
    });
  }

  void append(const Requirement& requirement) {
    object([&] {
      member("kind", name_of(requirement.kind));
      member("attribute", requirement.attribute_id);
      if (!is_personal(requirement.attribute_id)) member("value", requirement.value);
      if (!requirement.is_equality) member("function", requirement.function);
      text_member("name", phrases_.name(requirement));
    });
  }
  void requirements(std::string_view name, const std::vector<Requirement>& items) {
    each(name, items, [this](const Requirement& item) { append(item); });
  }
  void alternatives(std::string_view name, const std::vector<Alternative>& items) {
    each(name, items, [this](const Alternative& item) { object([&] { requirements("all", item); }); });
  }

  void append(const RuleReference& rule) {
    object([&] {
      member("id", rule.id);
      member("effect", rule.is_permit ? "Permit" : "Deny");
      text_member("description", rule.description);
      member("policy", rule.policy_id);
      text_member("file", rule.file);
      number("line", rule.line);
      number("endLine", rule.end_line);
      text_member("condition", rule.condition);
    });
  }

  void matched(std::string_view name, const std::vector<MatchedRule>& rules) {
    each(name, rules, [this](const MatchedRule& rule) {
      object([&] {
        key("rule");
        append(rule.rule);
        requirements("subjects", rule.subjects);
        requirements("actions", rule.actions);
        requirements("resources", rule.resources);
        requirements("others", rule.others);
      });
    });
  }

  void append(const ExplainedObligation& obligation) {
    object([&] {
      member("id", obligation.id);
      member("kind", obligation.is_advice ? "advice" : "obligation");
      if (obligation.authentication_level) {
        number("authenticationLevel", static_cast<std::uint64_t>(*obligation.authentication_level));
        truth("forServiceOwner", obligation.for_organisations);
      }
      each("assignments", obligation.assignments, [this](const auto& item) {
        object([&] {
          member("attribute", item.attribute_id);
          member("value", item.value);
        });
      });
    });
  }

  void shortfall() {
    each("enough", explanation_.enough, [this](const Sufficient& sufficient) {
      object([&] {
        requirements("all", sufficient.missing);
        key("rule");
        append(sufficient.rule);
      });
    });
    count("enoughLeftOut", explanation_.enough_left_out);
    strings("allowedActions", explanation_.allowed_actions);
    strings("offeredActions", explanation_.offered_actions);
    truth("resourceKnown", explanation_.resource_known);
    alternatives("knownResources", explanation_.known_resources);
    count("knownResourcesLeftOut", explanation_.known_resources_left_out);
    each("near", explanation_.near, [this](const NearRule& near) {
      object([&] {
        member("obstacle", name_of(near.obstacle));
        alternatives("missing", near.missing);
        text_member("date", near.date);
        key("rule");
        append(near.rule);
      });
    });
    count("nearLeftOut", explanation_.near_left_out);
    truth("complete", explanation_.complete);
  }

  const Explanation& explanation_;
  Language language_;
  Phrases phrases_;
  std::string& out_;
  bool first_ = true;
};

}  // namespace

void append_json(const Explanation& explanation, Language language, std::string& out) {
  JsonRenderer(explanation, language, out).run();
}

}  // namespace hjemmel::explain
