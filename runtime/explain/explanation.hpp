// Why a decision is what it is, from the artefact alone: which rule decided, on which package or role, and where the
// answer is not Permit, what would have been enough and which rules came nearest.
//
// What is said to be enough has been tried: the request is decided again with the missing package or role added, with
// another action, or at another date, and only what then gives Permit is told. So conditions, Deny rules and combining
// algorithms count, though no policy text is read here.
//
//   const Explanation explanation = explain(program, request, environment, engine.decide(program, request,
//   environment),
//                                           engine.matched_rules());
//   append_text(explanation, Language::nb, out);
//
// Not for the decision path: it allocates, and takes time linear in the number of rules, within a fixed budget
// (Limits).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/artefact/program.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/function/function.hpp"

namespace hjemmel::explain {

enum class Language : std::uint8_t { en, nb, nn };

/// `en`, `nb` or `nn`; empty for any other code.
std::optional<Language> language_of(std::string_view code);

/// What is listed at most, the rest being counted; and how much work is done at most.
struct Limits {
  std::size_t rules = 5;
  std::size_t alternatives = 24;
  std::size_t names = 8;                ///< actions, resources
  std::size_t trials = 96;              ///< decisions made again, for each thing that can be missing
  std::size_t match_calls = 2'000'000;  ///< calls of a <Match> function
};

/// How people know an attribute: by these words, or by its identifier.
enum class AttributeKind : std::uint8_t { access_package, role, other };

/// One <Match> of a target: the attribute must hold a value that stands in this relation to the literal.
struct Requirement {
  std::uint32_t number = 0;  ///< row of the image's target_matches
  AttributeKind kind = AttributeKind::other;
  std::string_view category;
  std::string_view attribute_id;  ///< or the path of a selector
  std::string_view value;         ///< of the literal
  bool is_equality = true;        ///< else a function such as regexp-match, named here:
  std::string_view function;
  std::string_view name_en;  ///< the catalogue's names; empty for none
  std::string_view name_nb;
  std::string_view name_nn;
};

/// Requirements that must hold together.
using Alternative = std::vector<Requirement>;

struct RuleReference {
  std::uint32_t number = 0;  ///< row of the image's rules
  std::string_view id;
  std::string_view description;  ///< empty for none
  std::string_view policy_id;
  std::string_view file;  ///< empty where it is not known
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  bool is_permit = true;
  std::string condition;  ///< its source text on one line; empty for none
};

/// A rule that was Permit or Deny, and what of its target the request fulfilled.
struct MatchedRule {
  RuleReference rule;
  std::vector<Requirement> subjects;
  std::vector<Requirement> actions;
  std::vector<Requirement> resources;
  std::vector<Requirement> others;
};

/// What stood in the way of a permit rule on the resource and action that were asked for.
enum class Obstacle : std::uint8_t {
  subject,    ///< who asks, in a way that cannot be tried: a pattern, or together with a condition
  other,      ///< another attribute, of the environment for instance
  condition,  ///< the target matches, the condition is not true (of an Indeterminate decision: or met the error)
  expired,    ///< the condition was true until `date`
  not_yet,    ///< the condition is true from `date`
};

struct NearRule {
  RuleReference rule;
  Obstacle obstacle = Obstacle::subject;
  std::vector<Alternative> missing;  ///< one of these; empty for the three kinds of condition
  std::string date;                  ///< last or first day, YYYY-MM-DD
};

/// Something that would have been enough, tried; `rule` is the first that gives it.
struct Sufficient {
  Alternative missing;
  RuleReference rule;
};

/// An obligation or advice in words that people know.
struct ExplainedObligation {
  std::string_view id;
  bool is_advice = false;
  std::optional<int> authentication_level;  ///< minimum, by the category of its assignment
  bool for_organisations = false;           ///< the level is that of a service owner's system
  struct Item {
    std::string_view attribute_id;
    std::string value;
  };
  std::vector<Item> assignments;  ///< unless it is a level
};

/// One value of the request.
struct AskedValue {
  std::string_view attribute_id;
  std::string value;
};

/// Texts are borrowed from the program, the request and the result.
struct Explanation {
  Decision decision = Decision::indeterminate;
  Status status;

  std::vector<AskedValue> actions;
  std::vector<AskedValue> resources;

  std::vector<MatchedRule> deciding;  ///< whose effect is the decision
  std::size_t deciding_left_out = 0;
  std::vector<MatchedRule> overruled;  ///< whose effect is the opposite
  std::size_t overruled_left_out = 0;
  std::string_view combining_algorithm;  ///< that decided where no rule did: `deny-unless-permit`; empty otherwise
  std::vector<ExplainedObligation> obligations;

  // Where the decision is not Permit:
  std::vector<Sufficient> enough;  ///< packages first, then roles, then the rest; each once
  std::size_t enough_left_out = 0;
  std::vector<std::string_view> allowed_actions;  ///< that this request would have been let in with, tried
  std::vector<std::string_view> offered_actions;  ///< that some rule permits on the resource, to somebody
  bool resource_known = true;                     ///< some permit rule is about the resource, or not all were looked at
  std::vector<Alternative> known_resources;       ///< if it is not: what the policy is about
  std::size_t known_resources_left_out = 0;
  std::vector<NearRule> near;
  std::size_t near_left_out = 0;
  bool complete = true;  ///< all rules were looked at; false if the budget ended it
};

/// Explains a decision of an Engine. `matched_rules` is Engine::matched_rules() after it.
Explanation explain(const artefact::Program& program, const IndividualRequest& request, const Environment& environment,
                    const Result& result, std::span<const std::uint32_t> matched_rules, const Limits& limits = {});

/// Explains a request that could not be decided at all: only the status.
Explanation explain_status(const Status& status);

/// The explanation as a short text, several lines, each ended.
void append_text(const Explanation& explanation, Language language, std::string& out);
/// The explanation as one JSON object, the text among its members.
void append_json(const Explanation& explanation, Language language, std::string& out);

}  // namespace hjemmel::explain
