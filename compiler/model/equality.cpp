#include "compiler/model/equality.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hjemmel::model {
namespace {

/// Walks two models side by side. `path_` is where the walk stands; at the first difference it stays there.
class Comparison {
 public:
  bool roots(const Root& a, const Root& b) {
    if (a.index() != b.index()) return fail("root");
    if (const auto* policy = std::get_if<std::unique_ptr<Policy>>(&a)) {
      return node("Policy", **policy, *std::get<std::unique_ptr<Policy>>(b));
    }
    return node("PolicySet", *std::get<std::unique_ptr<PolicySet>>(a), *std::get<std::unique_ptr<PolicySet>>(b));
  }

  std::string take_path() { return std::move(path_); }

 private:
  /// Compares two nodes one step down.
  template <class Node>
  bool node(std::string_view step, const Node& a, const Node& b) {
    const std::size_t length = path_.size();
    if (!path_.empty()) path_ += '/';
    path_ += step;
    if (!same(a, b)) return false;
    path_.resize(length);
    return true;
  }
  bool fail(std::string_view step) {
    if (!path_.empty()) path_ += '/';
    path_ += step;
    return false;
  }
  template <class Field>
  bool field(std::string_view name, const Field& a, const Field& b) {
    return a == b || fail(name);
  }
  template <class Node>
  bool optional(std::string_view name, const std::optional<Node>& a, const std::optional<Node>& b) {
    if (a.has_value() != b.has_value()) return fail(name);
    return !a || node(name, *a, *b);
  }
  /// The first that differs is named by its number, from 1; one too many likewise.
  template <class Node>
  bool list(std::string_view name, const std::vector<Node>& a, const std::vector<Node>& b) {
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
      const std::string step = fmt::format("{}[{}]", name, i + 1);
      if (i >= a.size() || i >= b.size()) return fail(step);
      if (!node(step, a[i], b[i])) return false;
    }
    return true;
  }

  bool same(const DataTypeName& a, const DataTypeName& b) { return a.urn == b.urn && a.type == b.type; }
  bool same(const FunctionName& a, const FunctionName& b) { return a.urn == b.urn && a.id == b.id; }
  bool same(const CombiningAlgorithmName& a, const CombiningAlgorithmName& b) { return a.urn == b.urn && a.id == b.id; }

  bool namespaces(const std::vector<Namespace>& a, const std::vector<Namespace>& b) {
    return std::ranges::is_permutation(a, b) || fail("xmlns");
  }

  bool same(const AttributeValue& a, const AttributeValue& b) {
    return node("@DataType", a.data_type, b.data_type) && field("text()", a.text, b.text) &&
           field("@XPathCategory", a.xpath_category, b.xpath_category) && namespaces(a.namespaces, b.namespaces);
  }
  bool same(const AttributeDesignator& a, const AttributeDesignator& b) {
    return field("@Category", a.category, b.category) && field("@AttributeId", a.attribute_id, b.attribute_id) &&
           node("@DataType", a.data_type, b.data_type) && field("@Issuer", a.issuer, b.issuer) &&
           field("@MustBePresent", a.must_be_present, b.must_be_present);
  }
  bool same(const AttributeSelector& a, const AttributeSelector& b) {
    return field("@Category", a.category, b.category) && field("@Path", a.path, b.path) &&
           node("@DataType", a.data_type, b.data_type) &&
           field("@ContextSelectorId", a.context_selector_id, b.context_selector_id) &&
           field("@MustBePresent", a.must_be_present, b.must_be_present) && namespaces(a.namespaces, b.namespaces);
  }
  bool same(const VariableReference& a, const VariableReference& b) {
    return field("@VariableId", a.variable_id, b.variable_id);
  }
  bool same(const FunctionReference& a, const FunctionReference& b) {
    return node("@FunctionId", a.function, b.function);
  }
  bool same(const Apply& a, const Apply& b) {
    return node("@FunctionId", a.function, b.function) && field("Description", a.description, b.description) &&
           list("Expression", a.arguments, b.arguments);
  }

  static std::string_view name_of(const AttributeValue&) { return "AttributeValue"; }
  static std::string_view name_of(const AttributeDesignator&) { return "AttributeDesignator"; }
  static std::string_view name_of(const AttributeSelector&) { return "AttributeSelector"; }
  static std::string_view name_of(const VariableReference&) { return "VariableReference"; }
  static std::string_view name_of(const FunctionReference&) { return "Function"; }
  static std::string_view name_of(const Apply&) { return "Apply"; }

  template <class... Kinds>
  bool same(const std::variant<Kinds...>& a, const std::variant<Kinds...>& b) {
    return std::visit(
        [&]<class Kind>(const Kind& left) {
          const auto* right = std::get_if<Kind>(&b);
          return right != nullptr ? node(name_of(left), left, *right) : fail(name_of(left));
        },
        a);
  }
  bool same(const Expression& a, const Expression& b) { return same(a.node, b.node); }

  bool same(const Match& a, const Match& b) {
    return node("@MatchId", a.function, b.function) && node("AttributeValue", a.value, b.value) &&
           same(a.attribute, b.attribute);
  }
  bool same(const AllOf& a, const AllOf& b) { return list("Match", a.matches, b.matches); }
  bool same(const AnyOf& a, const AnyOf& b) { return list("AllOf", a.alternatives, b.alternatives); }
  bool same(const Target& a, const Target& b) { return list("AnyOf", a.any_ofs, b.any_ofs); }

  bool same(const AttributeAssignment& a, const AttributeAssignment& b) {
    return field("@AttributeId", a.attribute_id, b.attribute_id) && field("@Category", a.category, b.category) &&
           field("@Issuer", a.issuer, b.issuer) && same(a.expression, b.expression);
  }
  bool same(const ObligationExpression& a, const ObligationExpression& b) {
    return field("@Id", a.id, b.id) && field("@On", a.applies_on, b.applies_on) &&
           list("AttributeAssignmentExpression", a.assignments, b.assignments);
  }
  bool same(const VariableDefinition& a, const VariableDefinition& b) {
    return field("@VariableId", a.variable_id, b.variable_id) && same(a.expression, b.expression);
  }
  bool same(const CombinerParameter& a, const CombinerParameter& b) {
    return field("@ParameterName", a.name, b.name) && node("AttributeValue", a.value, b.value);
  }
  bool same(const CombinerParameters& a, const CombinerParameters& b) {
    return field("@About", a.about, b.about) && field("@IdRef", a.id_ref, b.id_ref) &&
           list("CombinerParameter", a.parameters, b.parameters);
  }
  bool same(const IssuerAttribute& a, const IssuerAttribute& b) {
    return field("@AttributeId", a.attribute_id, b.attribute_id) && field("@Issuer", a.issuer, b.issuer) &&
           field("@IncludeInResult", a.include_in_result, b.include_in_result) &&
           list("AttributeValue", a.values, b.values);
  }
  bool same(const PolicyIssuer& a, const PolicyIssuer& b) {
    return field("Content", a.content_xml, b.content_xml) && list("Attribute", a.attributes, b.attributes);
  }
  bool same(const Defaults& a, const Defaults& b) { return field("XPathVersion", a.xpath_version, b.xpath_version); }

  bool same(const Rule& a, const Rule& b) {
    return field("@RuleId", a.id, b.id) && field("@Effect", a.effect, b.effect) &&
           field("Description", a.description, b.description) && optional("Target", a.target, b.target) &&
           optional("Condition", a.condition, b.condition) &&
           list("ObligationExpression", a.obligations, b.obligations) && list("AdviceExpression", a.advice, b.advice);
  }

  template <class Node>
  bool same_frame(const Node& a, const Node& b) {
    return field("@Version", a.version, b.version) &&
           field("@MaxDelegationDepth", a.max_delegation_depth, b.max_delegation_depth) &&
           node("@CombiningAlgId", a.algorithm, b.algorithm) && field("Description", a.description, b.description) &&
           optional("PolicyIssuer", a.issuer, b.issuer) && optional("Defaults", a.defaults, b.defaults) &&
           node("Target", a.target, b.target) &&
           list("CombinerParameters", a.combiner_parameters, b.combiner_parameters) &&
           list("ObligationExpression", a.obligations, b.obligations) && list("AdviceExpression", a.advice, b.advice);
  }
  bool same(const Policy& a, const Policy& b) {
    return field("@PolicyId", a.id, b.id) && same_frame(a, b) && list("VariableDefinition", a.variables, b.variables) &&
           list("Rule", a.rules, b.rules);
  }
  bool same(const PolicyReference& a, const PolicyReference& b) {
    return field("@Kind", a.to_policy_set, b.to_policy_set) && field("text()", a.id, b.id) &&
           field("@Version", a.version, b.version) &&
           field("@EarliestVersion", a.earliest_version, b.earliest_version) &&
           field("@LatestVersion", a.latest_version, b.latest_version);
  }
  bool same(const PolicySetChild& a, const PolicySetChild& b) {
    if (a.index() != b.index()) return false;
    if (const auto* set = std::get_if<std::unique_ptr<PolicySet>>(&a)) {
      return same(**set, *std::get<std::unique_ptr<PolicySet>>(b));
    }
    if (const auto* policy = std::get_if<std::unique_ptr<Policy>>(&a)) {
      return same(**policy, *std::get<std::unique_ptr<Policy>>(b));
    }
    return same(std::get<PolicyReference>(a), std::get<PolicyReference>(b));
  }
  bool same(const PolicySet& a, const PolicySet& b) {
    return field("@PolicySetId", a.id, b.id) && same_frame(a, b) && list("Child", a.children, b.children);
  }

  std::string path_;
};

}  // namespace

bool same_policy(const Root& a, const Root& b, std::string& difference) {
  Comparison comparison;
  if (comparison.roots(a, b)) {
    difference.clear();
    return true;
  }
  difference = comparison.take_path();
  return false;
}

}  // namespace hjemmel::model
