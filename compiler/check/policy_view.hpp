// A policy laid out as the checks ask for it: matches by category and place, the packages and roles it names wherever
// they stand, and what kind of Altinn policy it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/catalogue/subject.hpp"
#include "compiler/model/policy.hpp"

namespace hjemmel::check {

enum class Category : std::uint8_t { subject, resource, action, environment, other };

Category category_of(std::string_view urn);
/// `subject`, `resource` …; `other` for a category of the policy's own.
std::string_view name_of(Category category);

/// A match of a target, and which AnyOf and AllOf of that target it stands in.
struct MatchView {
  const model::Match* match = nullptr;
  const model::AttributeDesignator* designator = nullptr;  ///< null for a selector
  Category category = Category::other;
  std::size_t any_of = 0;
  std::size_t all_of = 0;
  std::string_view attribute_id() const { return designator ? designator->attribute_id : std::string_view(); }
  std::string_view value() const { return match->value.text; }
};

/// How a literal is compared with an attribute.
enum class Comparison : std::uint8_t { exact, ignoring_case, other };

/// A package or role that a policy names: the literal of a match, or of a condition that compares the attribute.
struct NamedSubject {
  const model::Rule* rule = nullptr;  ///< null in the target of the policy
  const model::AttributeValue* value = nullptr;
  std::string_view attribute_id;
  source::Span value_span;      ///< of the text
  source::Span attribute_span;  ///< of the attribute id
  source::Span function_span;   ///< of the function that compares
  Comparison comparison = Comparison::other;
  catalogue::SubjectName name;
};

struct RuleView {
  const model::Rule* rule = nullptr;
  std::vector<MatchView> matches;
  std::vector<Category> condition_categories;           ///< that the condition reads
  std::optional<std::chrono::year_month_day> last_day;  ///< from the condition `current-date <= …`

  bool reads(Category category) const;
};

/// What Altinn uses a policy for, told by the attributes in it.
enum class PolicyKind : std::uint8_t {
  foreign,     ///< nothing of Altinn's in it
  app,         ///< of an app: urn:altinn:app
  resource,    ///< of a resource of the resource registry
  delegation,  ///< written by Altinn for a delegation: given to parties, not to packages or roles
  unclear,
};

struct PolicyView {
  const model::Policy* policy = nullptr;
  PolicyKind kind = PolicyKind::foreign;
  std::vector<MatchView> target;  ///< of the policy
  std::vector<RuleView> rules;
  std::vector<NamedSubject> subjects;

  bool of_altinn() const { return kind != PolicyKind::foreign; }
};

PolicyView view_of(const model::Policy& policy, const catalogue::Catalogue& catalogue);

}  // namespace hjemmel::check
