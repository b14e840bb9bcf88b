// The everyday form ▸ the policy that Altinn Studio would have written: one Permit or Deny rule a sentence, its target
// an AnyOf of subjects, one of resources and one of actions, in this order.

#include <array>

#include <fmt/format.h>

#include "compiler/language/everyday_shape.hpp"
#include "compiler/language/reader.hpp"

namespace hjemmel::language {

std::unique_ptr<model::Policy> Reader::everyday(Parser::EverydayContext* context) {
  auto policy = std::make_unique<model::Policy>();
  policy->span = tree_.span(context);
  Service about = service(context->header());
  policy->id = default_policy_id(about.resource_id);
  policy->id_span = about.name.span;
  const auto& deny_overrides = model::info_of(model::CombiningAlgorithm::rule_deny_overrides);
  policy->algorithm = {std::string(deny_overrides.urn), deny_overrides.id, about.span};
  Once once;
  for (auto* clause : context->headerClause()) {
    if (!tree_.broken(clause)) header_clause(clause, about, *policy, once);
  }
  variables(context->variableDefinition(), *policy);

  // Rules of both kinds in the order in which they stand: their default ids count them.
  for (antlr4::tree::ParseTree* child : context->children) {
    std::optional<model::Rule> rule;
    if (auto* sentence = dynamic_cast<Parser::EverydayRuleContext*>(child)) {
      rule = everyday_rule(sentence, about);
    } else if (auto* general = dynamic_cast<Parser::GeneralRuleContext*>(child)) {
      rule = general_rule(general);
    }
    if (!rule) continue;
    if (rule->id.empty()) rule->id = default_rule_id(about.resource_id, policy->rules.size() + 1);
    policy->rules.push_back(std::move(*rule));
  }
  return policy;
}

Reader::Service Reader::service(Parser::HeaderContext* context) {
  Service about;
  if (context == nullptr || tree_.broken(context)) return about;
  about.span = tree_.span(context);
  if (context->APP() != nullptr) {
    about.is_app = true;
    about.org = text_of(context->orgName());
    about.name = text_of(context->appName());
    about.owner = about.org;
    about.resource_id = fmt::format("app_{}_{}", about.org.value, about.name.value);
  } else {
    about.name = text_of(context->resourceName());
    about.resource_id = about.name.value;
  }
  return about;
}

void Reader::header_clause(Parser::HeaderClauseContext* context, Service& about, model::Policy& policy, Once& once) {
  const source::Span span = tree_.span(context);
  if (context->OWNER() != nullptr) {
    if (!first_time(once, "owner", span)) return;
    const Text owner = text_of(context->orgName());
    if (about.is_app && owner.value != about.org.value) {
      diagnostics_.error("owner", owner.span, fmt::format("the owner of this app is `{}`", about.org.value),
                         "an app belongs to the organisation before the `/`");
      return;
    }
    about.owner = owner;
  } else if (context->AUTHENTICATION() != nullptr) {
    const bool organisations = context->ORGANISATIONS() != nullptr || context->ORGANIZATIONS() != nullptr;
    if (first_time(once, organisations ? "authentication level for organisations" : "authentication level", span)) {
      policy.obligations.push_back(authentication(context));
    }
  } else if (auto* identity = context->identity()) {
    if (!first_time(once, "id", span)) return;
    policy.id = unquote(identity->STRING());
    policy.id_span = tree_.span(identity->STRING()->getSymbol());
  } else if (auto* described = context->description()) {
    if (first_time(once, "description", span)) policy.description = description(described);
  } else if (auto* versioned = context->versionClause()) {
    if (first_time(once, "version", span)) policy.version = version(versioned->version());
  } else if (auto* combined = context->combining()) {
    if (first_time(once, "combining", span))
      policy.algorithm = algorithm(combined->algorithm(), model::CombiningLevel::rule);
  } else if (auto* obliged = context->obligation()) {
    obligation(obliged, policy);
  }
}

model::ObligationExpression Reader::authentication(Parser::HeaderClauseContext* context) {
  const bool organisations = context->ORGANISATIONS() != nullptr || context->ORGANIZATIONS() != nullptr;
  const antlr4::Token* level = context->INTEGER()->getSymbol();
  const source::Span span = tree_.span(level);
  if (tree_.text(level).size() != 1 || tree_.text(level) > "4") {
    diagnostics_.error("authentication-level", span,
                       fmt::format("there is no authentication level `{}`", tree_.text(level)),
                       "levels go from 0 (self-identified) to 4 (BankID, Buypass, Commfides)");
  }
  return authentication_obligation(organisations, std::string(tree_.text(level)), span, tree_.span(context));
}

model::Rule Reader::everyday_rule(Parser::EverydayRuleContext* context, const Service& about) {
  model::Rule rule;
  rule.span = tree_.span(context);
  rule.id_span = tree_.span(context->getStart());
  if (context->effect() != nullptr && context->effect()->DENY() != nullptr) rule.effect = model::Effect::deny;
  rule_clauses(context->ruleClause(), true, rule);
  // With a syntax error in what it says, who and what it is about is not known; the clauses were worth reading.
  if (tree_.broken(context->actions()) || (context->places() != nullptr && tree_.broken(context->places())) ||
      (context->subjects() != nullptr && tree_.broken(context->subjects()))) {
    return rule;
  }
  model::Target target;
  target.span = rule.span;
  if (context->subjects() == nullptr) {
    if (!tree_.broken(context)) {
      diagnostics_.error("missing-subjects", rule.id_span,
                         fmt::format("this rule does not say whom it {}",
                                     rule.effect == model::Effect::permit ? "lets in" : "keeps out"),
                         "say it with `for`; everyone is `for anyone`");
    }
  } else if (context->subjects()->ANYONE() == nullptr) {
    target.any_ofs.push_back(subjects(context->subjects(), about));
  }
  target.any_ofs.push_back(resources(context->places(), about));
  if (context->actions()->ANY() == nullptr) target.any_ofs.push_back(actions(context->actions()));
  rule.target = std::move(target);
  return rule;
}

model::AnyOf Reader::actions(Parser::ActionsContext* context) {
  model::AnyOf any;
  any.span = tree_.span(context);
  for (auto* action : context->action()) {
    const Text name = text_of(action->name());
    model::AllOf all;
    all.span = tree_.span(action);
    all.matches.push_back(
        string_match(action->EXACTLY() != nullptr, urn::action, urn::action_id, name.value, name.span, name.span));
    any.alternatives.push_back(std::move(all));
  }
  return any;
}

model::AnyOf Reader::resources(Parser::PlacesContext* context, const Service& about) {
  model::AllOf whole;
  whole.span = about.span;
  const auto require = [&](model::AllOf& all, std::string_view attribute, const Text& value, const source::Span& span) {
    all.matches.push_back(string_match(true, urn::resource, attribute, value.value, value.span, span));
  };
  if (about.is_app) {
    require(whole, urn::org, about.org, about.span);
    require(whole, urn::app, about.name, about.span);
  } else {
    require(whole, urn::altinn_resource, about.name, about.span);
  }
  model::AnyOf any;
  any.span = context == nullptr ? about.span : tree_.span(context);
  if (context == nullptr) {
    any.alternatives.push_back(std::move(whole));
    return any;
  }
  for (auto* place : context->place()) {
    model::AllOf all = whole;
    all.span = tree_.span(place);
    for (auto* part : place->placePart()) {
      const std::string_view word = tree_.text(part->getStart());
      for (const PlaceKind& kind : place_kinds()) {
        if (kind.word == word) require(all, kind.attribute_id, text_of(part->name()), tree_.span(part));
      }
    }
    any.alternatives.push_back(std::move(all));
  }
  return any;
}

model::AnyOf Reader::subjects(Parser::SubjectsContext* context, const Service& about) {
  model::AnyOf any;
  any.span = tree_.span(context);
  for (auto* subject : context->subject()) {
    model::AllOf all;
    all.span = tree_.span(subject);
    for (auto* part : subject->subjectPart()) {
      if (auto match = subject_part(part, about)) all.matches.push_back(std::move(*match));
    }
    any.alternatives.push_back(std::move(all));
  }
  return any;
}

std::optional<model::Match> Reader::subject_part(Parser::SubjectPartContext* context, const Service& about) {
  if (context->subjectMatch() != nullptr) return subject_match(context->subjectMatch());
  const bool exactly = context->EXACTLY() != nullptr;
  const source::Span span = tree_.span(context);
  const auto subject = [&](std::string_view attribute, std::string value, const source::Span& value_span) {
    return string_match(exactly, urn::subject, attribute, std::move(value), value_span, span);
  };
  if (context->OWNER() != nullptr) {
    if (!about.owner) {
      diagnostics_.error("owner", span, "the header does not say who owns the resource",
                         "add a line `owner CODE` to it");
      return std::nullopt;
    }
    return subject(urn::org, about.owner->value, span);
  }
  if (context->packageName() != nullptr) {
    const Text name = text_of(context->packageName());
    return subject(urn::package, name.value, name.span);
  }
  if (context->roleName() != nullptr) {
    const Text name = text_of(context->roleName());
    if (context->ALTINN2_ROLE() != nullptr) return subject(urn::role_code, name.value, name.span);
    AttributeAndValue role = role_of_word(name.value);
    return subject(role.attribute_id, std::move(role.value), name.span);
  }
  if (auto* listed = context->listName()) {
    std::string value = text_of(listed->name(0)).value;
    if (listed->name().size() > 1) value += ":" + text_of(listed->name(1)).value;
    return subject(urn::access_list, std::move(value), tree_.span(listed));
  }
  const std::string_view word = tree_.text(context->subjectKind()->getStart());
  const Text value = text_of(context->name());
  for (const SubjectKind& kind : subject_kinds()) {
    if (kind.word == word) return subject(kind.attribute_id, value.value, value.span);
  }
  return std::nullopt;
}

std::optional<model::Match> Reader::subject_match(Parser::SubjectMatchContext* context) {
  const source::Span span = tree_.span(context);
  auto read = attribute({std::string(tree_.text(context->SUBJECT()->getSymbol())), tree_.span(context->getStart())},
                        false, context->attributeSuffix(), span);
  auto value = literal(context->literal());
  if (!read || !value) return std::nullopt;
  auto* designator = std::get_if<model::AttributeDesignator>(&read->node);
  const bool ignoring = context->ignoringCase() != nullptr;
  const auto function = designator == nullptr
                            ? std::nullopt
                            : function_of_operator(ignoring ? "== ignoring case" : "==", single(value->data_type.type),
                                                   single(designator->data_type.type));
  if (!function) {
    diagnostics_.error("operand-types", span, "`==` cannot compare this attribute with this value",
                       "write the whole rule as `rule \"…\" permit target …`");
    return std::nullopt;
  }
  model::Match match;
  match.function = {std::string(info_of(*function).urn), function, tree_.span(context->EQUAL()->getSymbol())};
  match.value = std::move(*value);
  match.value_span = tree_.span(context->literal());
  match.attribute = std::move(*designator);
  match.attribute_span = tree_.span(context->attributeSuffix());
  match.span = span;
  return match;
}

}  // namespace hjemmel::language
