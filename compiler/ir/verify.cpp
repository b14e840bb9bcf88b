#include "compiler/ir/verify.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hjemmel::ir {
namespace {

class Verifier {
 public:
  explicit Verifier(const Module& module) : m_(module) {}

  std::string run() {
    for (const Domain& domain : m_.domains) {
      check(domain.slot < m_.slots.size(), "domain over an unknown slot");
      check(domain.symbols.size() == domain.ordinals.size(), "domain with a symbol twice");
    }
    for (const ComputedMatch& match : m_.matches) {
      check(match.constant < m_.constants.size(), "match with an unknown constant");
      check(match.source < (match.over_selector ? m_.selectors.size() : m_.slots.size()),
            "match over an unknown source");
    }
    for (const Obligation& obligation : m_.obligations) {
      for (const auto& assignment : obligation.assignments) expression(assignment.expression);
    }
    for (const Rule& rule : m_.rules) {
      test(rule.target);
      if (rule.condition) expression(*rule.condition);
      uses(rule.obligations, rule.effect);
    }
    for (Index i = 0; i < m_.combinations.size(); ++i) combination(i);
    check(m_.root.kind == Child::Kind::combination && m_.root.index < m_.combinations.size(), "no root");
    return std::move(problem_);
  }

 private:
  void check(bool holds, std::string_view what) {
    if (!holds && problem_.empty()) problem_ = what;
  }

  void test(const Test& t) {
    switch (t.kind) {
      case Test::Kind::in_set:
        check(t.domain < m_.domains.size(), "test over an unknown domain");
        if (t.domain < m_.domains.size()) {
          check(!t.symbols.empty() && t.symbols.back() < m_.domains[t.domain].symbols.size(),
                "test for an unknown symbol");
        }
        check(std::adjacent_find(t.symbols.begin(), t.symbols.end(), std::greater_equal<>()) == t.symbols.end(),
              "symbols of a test not ascending");
        break;
      case Test::Kind::computed:
        check(t.match < m_.matches.size(), "test of an unknown match");
        break;
      case Test::Kind::all:
      case Test::Kind::any:
        for (const Test& child : t.children) test(child);
        return;
      default:
        break;
    }
    check(t.children.empty(), "leaf test with children");
  }

  void expression(const Expression& e) {
    switch (e.kind) {
      case Expression::Kind::constant:
        check(e.index < m_.constants.size(), "unknown constant");
        break;
      case Expression::Kind::bag:
        check(e.index < m_.slots.size() && m_.slots[e.index].needs_bag, "bag of a slot that keeps none");
        break;
      case Expression::Kind::selector:
        check(e.index < m_.selectors.size(), "unknown selector");
        break;
      case Expression::Kind::function:
      case Expression::Kind::call:
        check(e.index < function_count, "unknown function");
        break;
      case Expression::Kind::at_least:
        check(!e.operands.empty(), "n-of without n");
        break;
      default:
        break;
    }
    for (const Expression& operand : e.operands) expression(operand);
  }

  void uses(const std::vector<ObligationUse>& list, model::Effect effect) {
    for (const auto& use : list) {
      check(use.obligation < m_.obligations.size(), "unknown obligation");
      if (use.obligation < m_.obligations.size()) {
        check(m_.obligations[use.obligation].effect == effect, "obligation of the other effect");
      }
    }
  }

  void combination(Index i) {
    const Combination& c = m_.combinations[i];
    check((c.policy != nullptr) != (c.policy_set != nullptr), "combination that is neither policy nor policy set");
    test(c.target);
    uses(c.permit_obligations, model::Effect::permit);
    uses(c.deny_obligations, model::Effect::deny);
    for (const Child& child : c.children) {
      if (child.kind == Child::Kind::rule) {
        check(child.index < m_.rules.size(), "unknown rule");
      } else if (child.kind == Child::Kind::combination) {
        // Children come before parents, so that there are no circles.
        check(child.index < i, "combination that contains itself");
      }
    }
    if (c.index) {
      check(c.through_table, "index without a table");
      check(*c.index < m_.indexes.size() && m_.indexes[*c.index].domain < m_.domains.size(), "unknown index");
    }
  }

  const Module& m_;
  std::string problem_;
};

}  // namespace

std::string verify(const Module& module) { return Verifier(module).run(); }

}  // namespace hjemmel::ir
