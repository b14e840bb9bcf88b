#include "runtime/explain/phrases.hpp"

#include <algorithm>

namespace hjemmel::explain {
namespace {

constexpr std::string_view org_id = "urn:altinn:org";
constexpr std::string_view app_id = "urn:altinn:app";
/// What is enumerated in one sentence; beyond it nobody reads.
constexpr std::size_t most_items = 12;

/// Requirements that one phrase tells: packages, roles of any register, otherwise those of one attribute.
bool told_together(const Requirement& a, const Requirement& b) {
  if (a.kind != b.kind || a.is_equality != b.is_equality) return false;
  return a.kind != AttributeKind::other || a.attribute_id == b.attribute_id;
}

}  // namespace

std::string shown(std::string_view text, std::size_t most_bytes) {
  std::size_t size = std::min(text.size(), most_bytes);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    const auto octet = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are control characters as well, and terminals obey some of them.
    const bool is_c1 = octet == 0xC2 && i + 1 < size && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) ++i;
    out += is_c1 || octet < 0x20 || octet == 0x7F ? ' ' : text[i];
  }
  if (size < text.size()) out += "…";
  return out;
}

std::string Phrases::quoted(std::string_view text) const { return messages_.say("quoted", {{"text", shown(text)}}); }

std::string Phrases::joined(const std::vector<std::string>& items, std::string_view list) const {
  if (items.empty()) return {};
  if (items.size() > most_items) {
    std::vector<std::string> first(items.begin(), items.begin() + (most_items - 1));
    first.emplace_back("…");
    return joined(first, "list.comma");
  }
  std::string text = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) {
    text = messages_.say(i + 1 == items.size() ? list : "list.comma", {{"left", text}, {"right", items[i]}});
  }
  return text;
}

std::string Phrases::rule(const RuleReference& rule) const {
  if (rule.file.empty()) return messages_.say("rule.unplaced", {{"rule", quoted(rule.id)}});
  return messages_.say("rule", {{"rule", quoted(rule.id)}, {"place", place(rule)}});
}

std::string Phrases::place(const RuleReference& rule) const {
  if (rule.file.empty()) return quoted(rule.id);
  const std::string file = shown(rule.file);
  const std::string line = std::to_string(rule.line);
  if (rule.end_line <= rule.line) return messages_.say("place", {{"file", file}, {"line", line}});
  return messages_.say("place.lines", {{"file", file}, {"line", line}, {"end", std::to_string(rule.end_line)}});
}

std::string_view Phrases::name(const Requirement& requirement) const {
  if (language_ == Language::nb) return requirement.name_nb;
  return language_ == Language::nn ? requirement.name_nn : requirement.name_en;
}

std::string Phrases::named(const Requirement& requirement) const {
  const std::string_view known = name(requirement);
  if (known.empty()) return quoted(requirement.value);
  return messages_.say("named", {{"name", shown(known)}, {"code", shown(requirement.value)}});
}

std::string Phrases::who(std::span<const Requirement> requirements) const {
  std::vector<std::string> phrases;
  std::vector<bool> told(requirements.size(), false);
  for (std::size_t i = 0; i < requirements.size(); ++i) {
    if (told[i]) continue;
    const Requirement& first = requirements[i];
    std::vector<std::string> names;
    for (std::size_t j = i; j < requirements.size(); ++j) {
      if (!told_together(first, requirements[j])) continue;
      told[j] = true;
      std::string text = named(requirements[j]);
      if (std::ranges::find(names, text) == names.end()) names.push_back(std::move(text));
    }
    const std::string all = joined(names, "list.and");
    const std::string key = "who." + std::string(first.attribute_id);
    if (first.kind == AttributeKind::access_package) {
      phrases.push_back(messages_.say_counted("who.package", names.size(), {{"names", all}}));
    } else if (first.kind == AttributeKind::role) {
      phrases.push_back(messages_.say_counted("who.role", names.size(), {{"names", all}}));
    } else if (!first.is_equality) {
      phrases.push_back(messages_.say(
          "who.by_function",
          {{"attribute", attribute(first.attribute_id)}, {"names", all}, {"function", shown(first.function)}}));
    } else if (messages_.find(key) != nullptr) {
      phrases.push_back(messages_.say(key, {{"names", all}}));
    } else {
      phrases.push_back(messages_.say("who.other", {{"attribute", attribute(first.attribute_id)}, {"names", all}}));
    }
  }
  return joined(phrases, "list.and");
}

std::string Phrases::attribute(std::string_view attribute_id) const {
  const std::string key = "name." + std::string(attribute_id);
  if (messages_.find(key) != nullptr) return messages_.say(key);
  return messages_.say("attribute_named", {{"id", quoted(attribute_id)}});
}

std::string Phrases::requirement(const Requirement& requirement) const {
  const std::string about = attribute(requirement.attribute_id);
  if (requirement.is_equality) {
    return messages_.say("requirement", {{"attribute", about}, {"value", quoted(requirement.value)}});
  }
  return messages_.say(
      "requirement.by_function",
      {{"attribute", about}, {"value", quoted(requirement.value)}, {"function", shown(requirement.function)}});
}

std::string Phrases::requirements(std::span<const Requirement> requirements) const {
  std::vector<std::string> phrases;
  phrases.reserve(requirements.size());
  for (const Requirement& each : requirements) phrases.push_back(requirement(each));
  return joined(phrases, "list.and");
}

std::string Phrases::actions(std::span<const std::string_view> actions, std::string_view list) const {
  std::vector<std::string> verbs;
  std::vector<std::string> others;
  for (const std::string_view action : actions) {
    const std::string key = "action." + std::string(action);
    const bool known = action != "none" && messages_.find(key) != nullptr;
    (known ? verbs : others).push_back(known ? messages_.say(key) : quoted(action));
  }
  if (!others.empty())
    verbs.push_back(messages_.say_counted("action.other", others.size(), {{"action", joined(others, list)}}));
  return verbs.empty() ? messages_.say("action.none") : joined(verbs, list);
}

std::string Phrases::asked_actions(const Explanation& explanation) const {
  std::vector<std::string_view> values;
  values.reserve(explanation.actions.size());
  for (const AskedValue& action : explanation.actions) values.push_back(action.value);
  return actions(values, "list.and");
}

std::string Phrases::resource_of(std::span<const Named> attributes) const {
  const auto find = [&](std::string_view id) {
    const auto at = std::ranges::find(attributes, id, &Named::attribute_id);
    return at == attributes.end() ? std::string_view{} : at->value;
  };
  const bool is_app = !find(org_id).empty() && !find(app_id).empty();
  std::vector<std::string> phrases;
  if (is_app) {
    const std::string app = std::string(find(org_id)) + "/" + std::string(find(app_id));
    phrases.push_back(messages_.say("resource.app", {{"value", quoted(app)}}));
  }
  for (const auto& [id, value] : attributes) {
    if (is_app && (id == org_id || id == app_id)) continue;
    const std::string key = "resource." + std::string(id);
    phrases.push_back(messages_.find(key) != nullptr
                          ? messages_.say(key, {{"value", quoted(value)}})
                          : messages_.say("resource.other", {{"attribute", attribute(id)}, {"value", quoted(value)}}));
  }
  return joined(phrases, "list.comma");
}

std::string Phrases::asked_resource(const Explanation& explanation) const {
  std::vector<Named> attributes;
  attributes.reserve(explanation.resources.size());
  for (const AskedValue& each : explanation.resources) attributes.push_back({each.attribute_id, each.value});
  return resource_of(attributes);
}

std::string Phrases::resource_name(std::span<const Requirement> resource) const {
  std::string name;
  for (const Requirement& each : resource) name.append(name.empty() ? "" : "/").append(each.value);
  return quoted(name);
}

std::string Phrases::resource(std::span<const Requirement> resource) const {
  std::vector<Named> attributes;
  attributes.reserve(resource.size());
  for (const Requirement& each : resource) attributes.push_back({each.attribute_id, each.value});
  return resource_of(attributes);
}

std::string Phrases::status(const Status& status) const {
  switch (status.code) {
    case StatusCode::missing_attribute: {
      const std::string key = "attribute." + std::string(status.missing.attribute_id);
      if (messages_.find(key) != nullptr)
        return messages_.say("status.missing-attribute", {{"attribute", messages_.say(key)}});
      return messages_.say("status.missing-attribute.named", {{"attribute", attribute(status.missing.attribute_id)}});
    }
    case StatusCode::processing_error:
      return messages_.say("status.processing-error", {{"message", shown(status.message)}});
    case StatusCode::syntax_error:
      return messages_.say("status.syntax-error", {{"message", shown(status.message)}});
    case StatusCode::ok:
      break;
  }
  return messages_.say("status.unknown");
}

std::string Phrases::level(int level) const {
  const std::string number = std::to_string(level);
  const std::string key = "level." + number;
  return messages_.find(key) != nullptr ? messages_.say(key) : messages_.say("level.unknown", {{"level", number}});
}

std::string Phrases::date(std::string_view date) const {
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::to_string(std::stoi(std::string(date.substr(from, count))));
  };
  return messages_.say(
      "date", {{"day", number(8, 2)}, {"month", messages_.say("month." + number(5, 2))}, {"year", number(0, 4)}});
}

}  // namespace hjemmel::explain
