#include "tests/differential/random_policy.hpp"

#include <fmt/format.h>

#include <utility>

#include "tests/differential/random_expression.hpp"
#include "tests/differential/sample_values.hpp"

namespace hjemmel::differential {
namespace {

constexpr std::string_view categories[] = {"urn:oasis:names:tc:xacml:1.0:subject-category:access-subject",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:resource",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:action",
                                           "urn:oasis:names:tc:xacml:3.0:attribute-category:environment"};

/// How many combining algorithms grammar/combining_algorithms.def has.
constexpr std::size_t algorithm_count = 0
#define HJEMMEL_COMBINING_ALGORITHM(...) +1
#include "grammar/combining_algorithms.def"
#undef HJEMMEL_COMBINING_ALGORITHM
    ;

/// What a store of policies is large in.
enum class Size { small, wide_policy, wide_set, deep, large_domain };

Size random_size(Random& random) {
  const std::size_t kind = random.below(100);
  if (kind < 60) return Size::small;
  if (kind < 72) return Size::wide_policy;
  if (kind < 86) return Size::wide_set;
  return kind < 94 ? Size::deep : Size::large_domain;
}

class PolicyMaker {
 public:
  explicit PolicyMaker(Random& random)
      : random_(random),
        size_(random_size(random)),
        attributes_(known_attributes()),
        expressions_(random, attributes_) {}

  std::vector<model::Document> make() {
    std::vector<model::Document> out;
    for (std::size_t others = random_.chance(40) ? random_.between(1, 4) : 0; others > 0; --others) {
      out.push_back({random_.chance(70) ? model::Root(policy(2)) : model::Root(policy_set(1, 2)), {}});
    }
    for (const model::Document& document : out) {
      std::visit([this](const auto& root) { referable_.push_back(reference_to(*root)); }, document.root);
    }
    out.insert(out.begin(), model::Document{root(), {}});
    return out;
  }

 private:
  std::vector<KnownAttribute> known_attributes() {
    std::vector<KnownAttribute> out;
    const std::size_t count = random_.between(3, 8);
    for (std::size_t i = 0; i < count; ++i) {
      const DataType type = i == 0                         ? DataType::string
                            : i == 1 && random_.chance(50) ? DataType::any_uri
                                                           : random_type(random_);
      KnownAttribute attribute{std::string(random_.pick(categories)), fmt::format("urn:example:a{}", i), type, {}};
      // Another type, or another category, under the same name.
      if (i > 0 && random_.chance(20)) attribute.id = out[random_.below(i)].id;
      for (std::size_t texts = random_.between(2, 8); texts > 0; --texts) {
        attribute.texts.emplace_back(random_.pick(boundary_texts(type)));
      }
      out.push_back(std::move(attribute));
    }
    const std::size_t many = size_ == Size::large_domain ? random_.between(560, 700) : 24;
    for (std::size_t i = 0; i < many; ++i) out[0].texts.push_back(fmt::format("{}{}", i % 3 == 0 ? "Navn" : "navn", i));
    constexpr std::pair<std::string_view, DataType> clocks[] = {
        {"time", DataType::time}, {"date", DataType::date}, {"dateTime", DataType::date_time}};
    for (const auto& [name, type] : clocks) {
      if (!random_.chance(30)) continue;
      out.push_back({std::string(categories[3]),
                     fmt::format("urn:oasis:names:tc:xacml:1.0:environment:current-{}", name),
                     type,
                     {std::string(random_.pick(boundary_texts(type)))}});
    }
    return out;
  }

  model::Root root() {
    switch (size_) {
      case Size::small:
        if (random_.chance(50)) return policy(random_.below(7));
        return policy_set(random_.between(1, 2), random_.below(5));
      case Size::wide_policy:
        return policy(random_.between(14, 40));
      case Size::wide_set:
        return policy_set(random_.between(1, 2), random_.between(14, 60));
      case Size::deep:
        return policy_set(random_.between(3, 6), random_.between(1, 3));
      case Size::large_domain:
        break;
    }
    return random_.chance(50) ? model::Root(policy(random_.between(10, 30)))
                              : model::Root(policy_set(1, random_.between(10, 30)));
  }

  std::string name(char kind) { return fmt::format("{}{}", kind, ++names_); }

  model::CombiningAlgorithmName algorithm(model::CombiningLevel level) {
    for (;;) {
      const auto id = static_cast<model::CombiningAlgorithm>(random_.below(algorithm_count));
      const model::CombiningAlgorithmInfo& info = model::info_of(id);
      if (info.level == level) return {std::string(info.urn), id, {}};
    }
  }

  bool is_wide() const { return size_ == Size::wide_policy || size_ == Size::wide_set || size_ == Size::large_domain; }

  model::Target target(bool of_child) {
    model::Target out;
    if (of_child && is_wide() && random_.chance(92)) out.any_ofs.push_back(by_name());
    const std::size_t more = is_wide() ? random_.below(2) : random_.below(4);
    for (std::size_t i = 0; i < more; ++i) {
      model::AnyOf& any_of = out.any_ofs.emplace_back();
      for (std::size_t alternatives = random_.between(1, 3); alternatives > 0; --alternatives) {
        model::AllOf& all_of = any_of.alternatives.emplace_back();
        for (std::size_t matches = random_.chance(60) ? 1 : random_.between(2, 3); matches > 0; --matches) {
          all_of.matches.push_back(expressions_.match());
        }
      }
    }
    if (out.any_ofs.size() > 1 && random_.chance(50)) std::swap(out.any_ofs.front(), out.any_ofs.back());
    return out;
  }

  /// The first attribute has one of some names: what an index can be made of. Most are compared in one way, so that
  /// they fall into one domain; the first of a large domain has more names than fit into a bit set.
  model::AnyOf by_name() {
    model::AnyOf out;
    const std::vector<std::string>& known = attributes_[0].texts;
    const bool huge = size_ == Size::large_domain && (!std::exchange(has_huge_, true) || random_.chance(10));
    const std::size_t names = huge ? random_.between(513, 600) : random_.chance(60) ? 1 : random_.between(2, 5);
    const bool odd = !huge && random_.chance(8);
    const std::size_t first = random_.below(known.size());
    for (std::size_t i = 0; i < names; ++i) {
      const std::string& text = huge ? known[(first + i) % known.size()] : random_.pick(known);
      model::Match match = expressions_.equality(attributes_[0], text);
      if (!odd) {
        auto& designator = std::get<model::AttributeDesignator>(match.attribute);
        designator.must_be_present = false;
        designator.issuer.reset();
        match.function = function_name(ignores_case_ ? FunctionId::string_equal_ignore_case : FunctionId::string_equal);
      }
      out.alternatives.emplace_back().matches.push_back(std::move(match));
    }
    return out;
  }

  std::vector<model::ObligationExpression> obligations(unsigned percent) {
    std::vector<model::ObligationExpression> out;
    if (!random_.chance(percent)) return out;
    for (std::size_t count = random_.between(1, 2); count > 0; --count) {
      model::ObligationExpression& obligation = out.emplace_back();
      obligation.id = name('o');
      obligation.applies_on = random_.chance(50) ? model::Effect::permit : model::Effect::deny;
      const bool literal = random_.chance(40);
      for (std::size_t assignments = random_.below(4); assignments > 0; --assignments) {
        const DataType type = random_type(random_);
        const std::size_t depth = literal ? 0 : random_.below(3);
        obligation.assignments.push_back(
            {name('x'),
             random_.chance(30) ? std::optional<std::string>(random_.pick(categories)) : std::nullopt,
             random_.chance(20) ? std::optional<std::string>("urn:example:issuer") : std::nullopt,
             !literal && random_.chance(40) ? expressions_.bag(type, depth) : expressions_.single(type, depth),
             {}});
      }
    }
    return out;
  }

  model::Rule rule() {
    model::Rule out;
    out.id = name('r');
    out.effect = random_.chance(60) ? model::Effect::permit : model::Effect::deny;
    if (is_wide() || random_.chance(80)) out.target = target(true);
    if (random_.chance(is_wide() ? 15 : 45))
      out.condition = expressions_.single(DataType::boolean, random_.between(1, 3));
    out.obligations = obligations(is_wide() ? 6 : 15);
    out.advice = obligations(is_wide() ? 3 : 8);
    return out;
  }

  std::unique_ptr<model::Policy> policy(std::size_t rules) {
    auto out = std::make_unique<model::Policy>();
    out->id = name('p');
    out->version = random_.pick(versions);
    out->algorithm = algorithm(model::CombiningLevel::rule);
    out->target = target(size_ != Size::wide_policy);
    expressions_.forget_variables();
    for (std::size_t variables = random_.chance(30) ? random_.between(1, 3) : 0; variables > 0; --variables) {
      ParameterType type;
      type.kind = random_.chance(70) ? ParameterType::Kind::single : ParameterType::Kind::bag;
      type.type = random_.chance(50) ? DataType::boolean : random_type(random_);
      std::string id = name('v');
      const std::size_t depth = random_.between(1, 2);
      const bool is_single = type.kind == ParameterType::Kind::single;
      model::Expression expression =
          is_single ? expressions_.single(type.type, depth) : expressions_.bag(type.type, depth);
      out->variables.push_back({id, std::move(expression), {}});
      expressions_.add_variable(std::move(id), type);
    }
    for (std::size_t i = 0; i < rules; ++i) out->rules.push_back(rule());
    out->obligations = obligations(20);
    out->advice = obligations(10);
    expressions_.forget_variables();
    return out;
  }

  std::unique_ptr<model::PolicySet> policy_set(std::size_t depth, std::size_t children) {
    auto out = std::make_unique<model::PolicySet>();
    out->id = name('s');
    out->version = random_.pick(versions);
    out->algorithm = algorithm(model::CombiningLevel::policy);
    out->target = target(false);
    for (std::size_t i = 0; i < children; ++i) {
      if (random_.chance(referable_.empty() ? 2 : 15)) {
        out->children.emplace_back(reference());
      } else if (depth > 1 && random_.chance(size_ == Size::wide_set ? 8 : 50)) {
        out->children.emplace_back(policy_set(depth - 1, random_.below(4)));
      } else {
        out->children.emplace_back(policy(is_wide() ? random_.below(3) : random_.below(5)));
      }
    }
    out->obligations = obligations(20);
    out->advice = obligations(10);
    return out;
  }

  static model::PolicyReference reference_to(const model::Policy& policy) { return {false, policy.id, {}, {}, {}, {}}; }
  static model::PolicyReference reference_to(const model::PolicySet& set) { return {true, set.id, {}, {}, {}, {}}; }

  /// Now and then to nothing (7.15), or to versions that there may be none of.
  model::PolicyReference reference() {
    if (referable_.empty() || random_.chance(8)) return {random_.chance(50), "urn:example:nowhere", {}, {}, {}, {}};
    model::PolicyReference out = random_.pick(referable_);
    constexpr std::string_view version_patterns[] = {"1.+", "2.*", "1.0", "+", "*.1"};
    if (random_.chance(20)) out.version = random_.pick(version_patterns);
    if (random_.chance(10)) out.earliest_version = random_.pick(versions);
    if (random_.chance(10)) out.latest_version = random_.pick(versions);
    return out;
  }

  static constexpr std::string_view versions[] = {"1.0", "1.1", "2.0", "1.10.3"};

  Random& random_;
  Size size_;
  bool ignores_case_ = random_.chance(40);  ///< in the comparisons of names
  bool has_huge_ = false;
  std::vector<KnownAttribute> attributes_;
  ExpressionMaker expressions_;
  std::vector<model::PolicyReference> referable_;
  std::size_t names_ = 0;
};

}  // namespace

std::vector<model::Document> random_policies(Random& random) { return PolicyMaker(random).make(); }

}  // namespace hjemmel::differential
