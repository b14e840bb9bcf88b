// A policy in the everyday form, if that is its shape: a service known from its rules, and whatever of them is a
// sentence written as one. Rules of another shape stand between the sentences in their general form.

#include <set>

#include <fmt/format.h>

#include "compiler/language/names.hpp"
#include "compiler/language/writer.hpp"

namespace hjemmel::language {
namespace {

/// The texts that an alternative demands of the resource, in order; nothing if it is about anything else.
std::optional<std::vector<StringMatch>> resource_matches(const model::AllOf& all_of) {
  std::vector<StringMatch> matches;
  for (const auto& match : all_of.matches) {
    const auto text = as_string_match(match);
    if (!text || !text->exactly || text->category != urn::resource) return std::nullopt;
    matches.push_back(*text);
  }
  return matches;
}

bool is_about(const StringMatch& match, std::string_view attribute_id) { return match.attribute_id == attribute_id; }

/// The target's AnyOf about the resource stands first, or second behind the subjects.
const model::AnyOf* resource_any_of(const model::Rule& rule) {
  if (!rule.target) return nullptr;
  for (const auto& any_of : rule.target->any_ofs) {
    if (any_of.alternatives.empty()) return nullptr;
    const auto matches = resource_matches(any_of.alternatives.front());
    if (matches && !matches->empty()) return &any_of;
    if (&any_of != rule.target->any_ofs.data()) return nullptr;
  }
  return nullptr;
}

bool is_everyday_frame(const model::Policy& policy) {
  if (policy.issuer || policy.defaults || policy.max_delegation_depth || !policy.combiner_parameters.empty())
    return false;
  if (!policy.target.any_ofs.empty() || policy.id.empty()) return false;
  for (const auto& rule : policy.rules) {
    if (rule.id.empty()) return false;  // the everyday form would give it one
  }
  return true;
}

}  // namespace

std::optional<std::string> Writer::everyday(const model::Policy& policy) {
  if (!is_everyday_frame(policy)) return std::nullopt;
  // The first rule about a service says which.
  Service about;
  for (const auto& rule : policy.rules) {
    const model::AnyOf* any_of = resource_any_of(rule);
    if (any_of == nullptr) continue;
    const auto matches = *resource_matches(any_of->alternatives.front());
    if (is_about(matches[0], urn::altinn_resource)) {
      about.name = about.resource_id = matches[0].value;
    } else if (matches.size() > 1 && is_about(matches[0], urn::org) && is_about(matches[1], urn::app)) {
      about.is_app = true;
      about.org = matches[0].value;
      about.name = matches[1].value;
      about.owner = about.org;
      about.resource_id = fmt::format("app_{}_{}", about.org, about.name);
    } else {
      continue;
    }
    break;
  }
  if (about.name.empty()) return std::nullopt;

  if (!about.is_app) {
    // One organisation among the subjects is taken for the owner.
    std::set<std::string_view> orgs;
    for (const auto& rule : policy.rules) {
      if (!rule.target) continue;
      for (const auto& any_of : rule.target->any_ofs) {
        for (const auto& all_of : any_of.alternatives) {
          for (const auto& match : all_of.matches) {
            const auto text = as_string_match(match);
            if (text && text->category == urn::subject && is_about(*text, urn::org)) orgs.insert(text->value);
          }
        }
      }
    }
    if (orgs.size() == 1) about.owner = std::string(*orgs.begin());
  }

  know_variables(policy);
  std::string rules;
  bool any_sentence = false;
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    const auto sentence = everyday_rule(policy.rules[i], about, i + 1);
    any_sentence = any_sentence || sentence.has_value();
    rules += "\n" + (sentence ? *sentence : general_rule(policy.rules[i]));
  }
  if (!any_sentence) return std::nullopt;
  return everyday_header(policy, about) + variables(policy) + rules;
}

std::string Writer::everyday_header(const model::Policy& policy, const Service& about) {
  std::string out = about.is_app ? fmt::format("app {}/{}\n", name(about.org), name(about.name))
                                 : fmt::format("resource {}\n", name(about.name));
  if (about.owner && !about.is_app) out += fmt::format("owner {}\n", name(*about.owner));
  if (policy.id != default_policy_id(about.resource_id)) out += fmt::format("id {}\n", in_quotes(policy.id));
  if (policy.version != "1.0") out += fmt::format("version {}\n", version(policy.version));
  const auto& usual = model::info_of(model::CombiningAlgorithm::rule_deny_overrides);
  if (policy.algorithm.urn != usual.urn) {
    out += fmt::format("combining {}\n", algorithm(policy.algorithm, model::CombiningLevel::rule));
  }
  if (policy.description) out += description(*policy.description);
  std::set<bool> stated;
  for (const auto& one : policy.obligations) {
    const auto level = authentication_level(one);
    if (level && stated.insert(level->organisations).second) {
      out += fmt::format("authentication level {}{}\n", level->level, level->organisations ? " for organisations" : "");
    } else {
      out += obligation(one, "obligation");
    }
  }
  return out + obligations(policy.advice, "advice");
}

std::optional<std::string> Writer::everyday_rule(const model::Rule& rule, const Service& about, std::size_t number) {
  if (!rule.target) return std::nullopt;
  const auto& any_ofs = rule.target->any_ofs;
  std::size_t at = 0;
  std::optional<std::string> who = "anyone";
  if (at < any_ofs.size() && !places(any_ofs[at], about)) who = subjects(any_ofs[at++], about);
  if (!who || at == any_ofs.size()) return std::nullopt;
  const auto where = places(any_ofs[at++], about);
  if (!where) return std::nullopt;
  std::optional<std::string> what = "any action";
  if (at < any_ofs.size()) what = actions(any_ofs[at++]);
  if (!what || at != any_ofs.size()) return std::nullopt;

  std::string out =
      fmt::format("{} {}{} for\n{}\n", rule.effect == model::Effect::permit ? "permit" : "deny", *what, *where, *who);
  if (rule.id != default_rule_id(about.resource_id, number)) out += fmt::format("id {}\n", in_quotes(rule.id));
  if (rule.description) out += description(*rule.description);
  return out + rule_clauses(rule);
}

std::optional<std::string> Writer::actions(const model::AnyOf& any_of) {
  std::string out;
  for (const auto& alternative : any_of.alternatives) {
    if (alternative.matches.size() != 1) return std::nullopt;
    const auto text = as_string_match(alternative.matches.front());
    if (!text || text->category != urn::action || text->attribute_id != urn::action_id) return std::nullopt;
    out += fmt::format("{}{}{}", out.empty() ? "" : ", ", text->exactly ? "exactly " : "", name(text->value));
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::string> Writer::places(const model::AnyOf& any_of, const Service& about) {
  std::string out;
  std::size_t unplaced = 0;
  for (const auto& alternative : any_of.alternatives) {
    const auto matches = resource_matches(alternative);
    if (!matches) return std::nullopt;
    std::size_t at = 0;
    const auto next_is = [&](std::string_view attribute, std::string_view value) {
      const bool is = at < matches->size() && is_about((*matches)[at], attribute) && (*matches)[at].value == value;
      ++at;
      return is;
    };
    const bool same_service = about.is_app ? next_is(urn::org, about.org) && next_is(urn::app, about.name)
                                           : next_is(urn::altinn_resource, about.name);
    if (!same_service) return std::nullopt;
    if (at == matches->size()) ++unplaced;
    std::string place;
    for (; at < matches->size(); ++at) {
      std::string_view word;
      for (const PlaceKind& kind : place_kinds()) {
        if (is_about((*matches)[at], kind.attribute_id)) word = kind.word;
      }
      if (word.empty()) return std::nullopt;
      place += fmt::format("{}{} {}", place.empty() ? "" : " and ", word, name((*matches)[at].value));
    }
    out += (out.empty() ? "" : ", ") + place;
  }
  // The whole service has no words; beside a part of it, or twice, it cannot be said.
  if (unplaced > 0) return any_of.alternatives.size() == 1 ? std::optional(std::string()) : std::nullopt;
  return out.empty() ? std::nullopt : std::optional(" in " + out);
}

std::optional<std::string> Writer::subjects(const model::AnyOf& any_of, const Service& about) {
  std::string out;
  for (const auto& alternative : any_of.alternatives) {
    std::string subject;
    for (const auto& match : alternative.matches) {
      const auto part = subject_part(match, about);
      if (!part) return std::nullopt;
      subject += (subject.empty() ? "" : " and ") + *part;
    }
    if (subject.empty()) return std::nullopt;
    out += (out.empty() ? "" : "\n") + subject;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::string> Writer::subject_part(const model::Match& match, const Service& about) {
  if (const auto text = as_string_match(match); text && text->category == urn::subject) {
    const std::string_view exactly = text->exactly ? "exactly " : "";
    const std::string value(text->value);
    if (is_about(*text, urn::org) && value == about.owner) return fmt::format("{}owner", exactly);
    if (is_about(*text, urn::package)) return fmt::format("{}package {}", exactly, name(value));
    if (const auto word = word_of_role(text->attribute_id, value)) {
      const AttributeAndValue read_back = role_of_word(*word);
      if (read_back.attribute_id == text->attribute_id && read_back.value == value) {
        return fmt::format("{}role {}", exactly, name(*word));
      }
    }
    if (is_about(*text, urn::role_code)) return fmt::format("{}altinn2-role {}", exactly, name(value));
    if (is_about(*text, urn::access_list)) {
      const std::size_t colon = value.find(':');
      const bool two_names =
          colon != std::string::npos && is_word(value.substr(0, colon)) && is_word(value.substr(colon + 1));
      return fmt::format("{}access-list {}", exactly, two_names ? value : name(value));
    }
    for (const SubjectKind& kind : subject_kinds()) {
      if (is_about(*text, kind.attribute_id)) return fmt::format("{}{} {}", exactly, kind.word, name(value));
    }
  }
  // Any other attribute of the subject, if it is compared for equality.
  const auto* attribute = std::get_if<model::AttributeDesignator>(&match.attribute);
  if (attribute == nullptr || attribute->category != urn::subject || !match.function.id ||
      info_of(*match.function.id).urn != match.function.urn) {
    return std::nullopt;
  }
  const auto op = operator_of_function(*match.function.id);
  if (!op || (*op != "==" && *op != "== ignoring case")) return std::nullopt;
  if (function_of_operator(*op, single(match.value.data_type.type), single(attribute->data_type.type)) !=
      match.function.id) {
    return std::nullopt;
  }
  return fmt::format("{} == {}{}", designator(*attribute), literal(match.value), *op == "==" ? "" : " ignoring case");
}

}  // namespace hjemmel::language
