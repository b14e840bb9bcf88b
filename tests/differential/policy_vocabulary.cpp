#include "tests/differential/policy_vocabulary.hpp"

#include <algorithm>

namespace hjemmel::differential {
namespace {

constexpr std::size_t most_paths = 4000;
/// Of an attribute; more would not make requests better.
constexpr std::size_t most_texts = 2000;

void add_once(std::vector<std::string>& texts, const std::string& text) {
  if (texts.size() < most_texts && std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
}

class VocabularyReader {
 public:
  explicit VocabularyReader(const model::ResolvedStore& store) : store_(store) {}

  Vocabulary read() {
    node(store_.root(), {});
    return std::move(out_);
  }

 private:
  void node(const model::PolicyNode& node, const Path& above) {
    if (out_.paths.size() >= most_paths) return;
    std::visit([&](const auto* each) { read_node(*each, above); }, node);
  }

  void read_node(const model::PolicySet& set, Path path) {
    target(set.target, path);
    obligations(set.obligations);
    obligations(set.advice);
    for (const model::PolicySetChild& child : set.children) {
      if (const auto* inner_set = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
        node(inner_set->get(), path);
      } else if (const auto* policy = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
        node(policy->get(), path);
      } else if (const auto* found = store_.target_of(std::get<model::PolicyReference>(child))) {
        node(*found, path);
      }
    }
  }

  void read_node(const model::Policy& policy, Path path) {
    target(policy.target, path);
    for (const auto& variable : policy.variables) top(variable.expression);
    obligations(policy.obligations);
    obligations(policy.advice);
    for (const model::Rule& rule : policy.rules) {
      Path to_rule = path;
      if (rule.target) target(*rule.target, to_rule);
      if (rule.condition) top(*rule.condition);
      obligations(rule.obligations);
      obligations(rule.advice);
      if (out_.paths.size() < most_paths) out_.paths.push_back(std::move(to_rule));
    }
  }

  void target(const model::Target& target, Path& path) {
    for (const model::AnyOf& any_of : target.any_ofs) {
      auto choice = std::make_unique<Choice>();
      for (const model::AllOf& all_of : any_of.alternatives) {
        Alternative alternative;
        for (const model::Match& match : all_of.matches) add_match(match, alternative);
        choice->push_back(std::move(alternative));
      }
      path.push_back(choice.get());
      out_.choices.push_back(std::move(choice));
    }
  }

  void add_match(const model::Match& match, Alternative& alternative) {
    literal(match.value);
    if (const auto* selector = std::get_if<model::AttributeSelector>(&match.attribute)) {
      read(*selector);
      return;
    }
    const auto& designator = std::get<model::AttributeDesignator>(match.attribute);
    const std::size_t attribute = use(designator);
    if (designator.data_type.type != match.value.data_type.type) return;
    add_once(out_.attributes[attribute].texts, match.value.text);
    alternative.push_back({attribute, match.value.text});
  }

  void obligations(const std::vector<model::ObligationExpression>& list) {
    for (const auto& obligation : list) {
      for (const auto& assignment : obligation.assignments) top(assignment.expression);
    }
  }

  /// An expression whole: its literals are values for the attributes in it that have their types.
  void top(const model::Expression& expression) {
    used_.clear();
    beside_.clear();
    read(expression);
    for (const std::size_t attribute : used_) {
      AttributeUse& found = out_.attributes[attribute];
      for (const model::AttributeValue* value : beside_) {
        if (value->data_type.type == found.type) add_once(found.texts, value->text);
      }
    }
  }

  void read(const model::Expression& expression) {
    std::visit([this](const auto& node) { read(node); }, expression.node);
  }
  void read(const model::AttributeValue& value) {
    literal(value);
    beside_.push_back(&value);
  }
  void read(const model::AttributeDesignator& designator) { used_.push_back(use(designator)); }
  void read(const model::AttributeSelector& selector) {
    add_once(out_.content_categories, selector.category);
    if (!selector.context_selector_id) return;
    use(selector.category, *selector.context_selector_id, DataType::xpath_expression, std::nullopt);
  }
  void read(const model::VariableReference&) {}
  void read(const model::FunctionReference&) {}
  void read(const model::Apply& apply) {
    for (const model::Expression& argument : apply.arguments) read(argument);
  }

  void literal(const model::AttributeValue& value) {
    add_once(out_.literals[static_cast<std::size_t>(value.data_type.type)], value.text);
    if (!value.xpath_category.empty()) add_once(out_.content_categories, value.xpath_category);
  }

  std::size_t use(const model::AttributeDesignator& designator) {
    return use(designator.category, designator.attribute_id, designator.data_type.type, designator.issuer);
  }
  std::size_t use(const std::string& category, const std::string& id, DataType type,
                  const std::optional<std::string>& issuer) {
    const auto at = std::ranges::find_if(out_.attributes, [&](const AttributeUse& each) {
      return each.id == id && each.category == category && each.type == type && each.issuer == issuer;
    });
    if (at != out_.attributes.end()) return static_cast<std::size_t>(at - out_.attributes.begin());
    out_.attributes.push_back({category, id, type, issuer, {}});
    return out_.attributes.size() - 1;
  }

  const model::ResolvedStore& store_;
  Vocabulary out_;
  std::vector<std::size_t> used_;
  std::vector<const model::AttributeValue*> beside_;
};

}  // namespace

Vocabulary vocabulary_of(const model::ResolvedStore& store) { return VocabularyReader(store).read(); }

}  // namespace hjemmel::differential
