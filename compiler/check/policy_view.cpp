#include "compiler/check/policy_view.hpp"

#include <algorithm>

#include "compiler/catalogue/date.hpp"
#include "compiler/catalogue/fold.hpp"
#include "compiler/check/condition_view.hpp"

namespace hjemmel::check {

namespace {

constexpr std::string_view altinn_prefix = "urn:altinn:";

/// The parties that a delegation is written for.
bool is_party_attribute(std::string_view id) {
  return id == "urn:altinn:userid" || id == "urn:altinn:partyid" || id == "urn:altinn:person:uuid" ||
         id == "urn:altinn:organization:uuid" || id == "urn:altinn:systemuser:uuid";
}

std::vector<MatchView> matches_of(const model::Target& target) {
  std::vector<MatchView> views;
  for (std::size_t any_of = 0; any_of < target.any_ofs.size(); ++any_of) {
    const auto& alternatives = target.any_ofs[any_of].alternatives;
    for (std::size_t all_of = 0; all_of < alternatives.size(); ++all_of) {
      for (const auto& match : alternatives[all_of].matches) {
        const auto* designator = std::get_if<model::AttributeDesignator>(&match.attribute);
        const auto& category =
            designator ? designator->category : std::get<model::AttributeSelector>(match.attribute).category;
        views.push_back({&match, designator, category_of(category), any_of, all_of});
      }
    }
  }
  return views;
}

source::Span first_known(source::Span span, source::Span otherwise) { return span.file ? span : otherwise; }

void name_subjects(const std::vector<MatchView>& matches, const model::Rule* rule,
                   const catalogue::Catalogue& catalogue, std::vector<NamedSubject>& subjects) {
  for (const auto& view : matches) {
    if (view.category != Category::subject || !view.designator) continue;
    const auto comparison = comparison_of(view.match->function);
    if (comparison == Comparison::other) continue;  // a pattern or part of a name, not a name
    auto name = catalogue::read_subject(catalogue, view.attribute_id(), view.value());
    if (!name) continue;
    const auto value_span =
        first_known(view.match->value.text_span, first_known(view.match->value_span, view.match->span));
    const auto attribute_span = first_known(view.designator->attribute_id_span, value_span);
    const auto function_span = first_known(view.match->function.span, value_span);
    subjects.push_back({rule, &view.match->value, view.attribute_id(), value_span, attribute_span, function_span,
                        comparison, std::move(*name)});
  }
}

PolicyKind kind_of(const PolicyView& view) {
  bool altinn = false;
  bool app = false;
  bool resource = false;
  bool subject = false;
  bool only_parties = true;
  const auto look = [&](const MatchView& match) {
    const auto id = match.attribute_id();
    altinn = altinn || id.starts_with(altinn_prefix);
    if (match.category == Category::resource) {
      app = app || id == "urn:altinn:app" ||
            (id == "urn:altinn:resource" && catalogue::fold_case(match.value()).starts_with("app_"));
      resource = resource || id == "urn:altinn:resource";
    } else if (match.category == Category::subject) {
      subject = true;
      only_parties = only_parties && is_party_attribute(id);
    }
  };
  std::ranges::for_each(view.target, look);
  for (const auto& rule : view.rules) std::ranges::for_each(rule.matches, look);
  if (!altinn && view.subjects.empty()) return PolicyKind::foreign;
  if (subject && only_parties) return PolicyKind::delegation;
  return app ? PolicyKind::app : resource ? PolicyKind::resource : PolicyKind::unclear;
}

}  // namespace

Category category_of(std::string_view urn) {
  if (urn == "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject") return Category::subject;
  if (urn == "urn:oasis:names:tc:xacml:3.0:attribute-category:resource") return Category::resource;
  if (urn == "urn:oasis:names:tc:xacml:3.0:attribute-category:action") return Category::action;
  if (urn == "urn:oasis:names:tc:xacml:3.0:attribute-category:environment") return Category::environment;
  return Category::other;
}

std::string_view name_of(Category category) {
  switch (category) {
    case Category::subject:
      return "subject";
    case Category::resource:
      return "resource";
    case Category::action:
      return "action";
    case Category::environment:
      return "environment";
    case Category::other:
      break;
  }
  return "other";
}

bool RuleView::reads(Category category) const {
  return std::ranges::find(matches, category, &MatchView::category) != matches.end() ||
         std::ranges::find(condition_categories, category) != condition_categories.end();
}

PolicyView view_of(const model::Policy& policy, const catalogue::Catalogue& catalogue) {
  PolicyView view;
  view.policy = &policy;
  view.target = matches_of(policy.target);
  name_subjects(view.target, nullptr, catalogue, view.subjects);
  for (const auto& rule : policy.rules) {
    RuleView rule_view;
    rule_view.rule = &rule;
    if (rule.target) rule_view.matches = matches_of(*rule.target);
    name_subjects(rule_view.matches, &rule, catalogue, view.subjects);
    if (rule.condition) {
      rule_view.condition_categories = categories_read(*rule.condition);
      rule_view.last_day = last_day_of(*rule.condition);
      for (const auto& compared : compared_literals(*rule.condition)) {
        auto name = catalogue::read_subject(catalogue, compared.designator->attribute_id, compared.value->text);
        if (!name || category_of(compared.designator->category) != Category::subject) continue;
        const auto span = first_known(compared.value->text_span, compared.span);
        view.subjects.push_back({&rule, compared.value, compared.designator->attribute_id, span,
                                 first_known(compared.designator->attribute_id_span, span),
                                 first_known(compared.function_span, span), compared.comparison, std::move(*name)});
      }
    }
    view.rules.push_back(std::move(rule_view));
  }
  view.kind = kind_of(view);
  return view;
}

}  // namespace hjemmel::check
