#include "compiler/ir/print.hpp"

#include <fmt/format.h>

namespace hjemmel::ir {
namespace {

using artefact::CombiningFamily;

std::string_view name_of(CombiningFamily family) {
  switch (family) {
    case CombiningFamily::deny_overrides:
      return "deny-overrides";
    case CombiningFamily::permit_overrides:
      return "permit-overrides";
    case CombiningFamily::deny_unless_permit:
      return "deny-unless-permit";
    case CombiningFamily::permit_unless_deny:
      return "permit-unless-deny";
    case CombiningFamily::first_applicable:
      return "first-applicable";
    case CombiningFamily::legacy_rule_deny_overrides:
      return "legacy-rule-deny-overrides";
    case CombiningFamily::legacy_rule_permit_overrides:
      return "legacy-rule-permit-overrides";
    case CombiningFamily::legacy_policy_deny_overrides:
      return "legacy-policy-deny-overrides";
    case CombiningFamily::legacy_policy_permit_overrides:
      return "legacy-policy-permit-overrides";
    case CombiningFamily::only_one_applicable:
      return "only-one-applicable";
  }
  return "?";
}

class Printer {
 public:
  explicit Printer(const Module& module) : module_(module) {}

  std::string print() {
    for (Index i = 0; i < module_.slots.size(); ++i) slot(i);
    for (Index i = 0; i < module_.domains.size(); ++i) domain(i);
    for (Index i = 0; i < module_.constants.size(); ++i) {
      line("constant c{} {} \"{}\"", i, name_of(module_.constants[i].type), module_.constants[i].text);
    }
    for (Index i = 0; i < module_.selectors.size(); ++i) {
      line("selector x{} {} {} \"{}\"", i, name_of(module_.selectors[i].type), module_.selectors[i].category,
           module_.selectors[i].path);
    }
    for (Index i = 0; i < module_.matches.size(); ++i) match(i);
    for (Index i = 0; i < module_.obligations.size(); ++i) obligation(i);
    for (Index i = 0; i < module_.indexes.size(); ++i) index(i);
    for (Index i = 0; i < module_.combinations.size(); ++i) combination(i);
    line("root {}", child(module_.root));
    return std::move(out_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_.append(2 * depth_, ' ');
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void slot(Index i) {
    const Slot& s = module_.slots[i];
    line("slot s{} {} {} {}{}{}", i, hjemmel::name_of(s.type), s.category, s.attribute_id,
         s.issuer ? fmt::format(" issuer \"{}\"", *s.issuer) : "", s.needs_bag ? " bag" : "");
  }

  void domain(Index i) {
    const Domain& d = module_.domains[i];
    std::string symbols;
    for (const auto& symbol : d.symbols) symbols += fmt::format(" \"{}\"", symbol);
    line("domain d{} s{}{}{}:{}", i, d.slot, d.fold == Fold::lower_case ? " lower-case" : "",
         is_small(d) ? "" : " large", symbols);
  }

  void match(Index i) {
    const ComputedMatch& m = module_.matches[i];
    line("match m{} {} c{} {}{}{}", i, info_of(m.function).name, m.constant, m.over_selector ? 'x' : 's', m.source,
         m.must_be_present ? " required" : "");
  }

  void obligation(Index i) {
    const Obligation& o = module_.obligations[i];
    line("{} o{} on {} \"{}\"", o.is_advice ? "advice" : "obligation", i,
         o.effect == model::Effect::permit ? "permit" : "deny", o.id);
    ++depth_;
    for (const auto& a : o.assignments) line("\"{}\" = {}", a.attribute_id, expression(a.expression));
    --depth_;
  }

  void index(Index i) {
    const ChildIndex& x = module_.indexes[i];
    line("index i{} d{}", i, x.domain);
    ++depth_;
    for (Index symbol = 0; symbol < x.by_symbol.size(); ++symbol) {
      if (!x.by_symbol[symbol].empty()) {
        line("\"{}\" ▸ {}", module_.domains[x.domain].symbols[symbol], fmt::join(x.by_symbol[symbol], " "));
      }
    }
    if (!x.always.empty()) line("always {}", fmt::join(x.always, " "));
    --depth_;
  }

  static std::string child(const Child& c) {
    switch (c.kind) {
      case Child::Kind::rule:
        return fmt::format("rule r{}", c.index);
      case Child::Kind::combination:
        return fmt::format("combination p{}", c.index);
      case Child::Kind::unresolved:
        return "unresolved";
    }
    return "?";
  }

  void combination(Index i) {
    const Combination& c = module_.combinations[i];
    line("combination p{} {} \"{}\"{}{}{}", i, name_of(c.family), c.policy != nullptr ? c.policy->id : c.policy_set->id,
         c.through_table ? " through-table" : "", c.index ? fmt::format(" i{}", *c.index) : "",
         i < module_.combination_shapes.size() && module_.combination_shapes[i] != none
             ? fmt::format(" shape {}", module_.combination_shapes[i])
             : "");
    ++depth_;
    test("target", c.target);
    for (const Child& each : c.children) {
      if (each.kind == Child::Kind::rule) {
        rule(each.index);
      } else {
        line("{}", child(each));
      }
    }
    uses("on permit", c.permit_obligations);
    uses("on deny", c.deny_obligations);
    --depth_;
  }

  void rule(Index i) {
    const Rule& r = module_.rules[i];
    line("rule r{} {} \"{}\"", i, r.effect == model::Effect::permit ? "permit" : "deny", r.source->id);
    ++depth_;
    test("target", r.target);
    if (r.condition) line("condition {}", expression(*r.condition));
    uses("obliges", r.obligations);
    --depth_;
  }

  void uses(std::string_view what, const std::vector<ObligationUse>& uses) {
    std::string list;
    for (const auto& use : uses) list += fmt::format(" o{}", use.obligation);
    if (!uses.empty()) line("{}{}", what, list);
  }

  void test(std::string_view what, const Test& t) {
    if (t.kind != Test::Kind::always) line("{} {}", what, text(t));
  }

  std::string text(const Test& t) const {
    switch (t.kind) {
      case Test::Kind::always:
        return "always";
      case Test::Kind::never:
        return "never";
      case Test::Kind::in_set: {
        std::string symbols;
        for (const Index symbol : t.symbols) {
          symbols += fmt::format("{}\"{}\"", symbols.empty() ? "" : ", ", module_.domains[t.domain].symbols[symbol]);
        }
        return fmt::format("d{} in {{{}}}", t.domain, symbols);
      }
      case Test::Kind::computed:
        return fmt::format("m{}", t.match);
      case Test::Kind::all:
      case Test::Kind::any: {
        std::string parts;
        for (const Test& each : t.children) parts += fmt::format("{}{}", parts.empty() ? "" : ", ", text(each));
        return fmt::format("{}({})", t.kind == Test::Kind::all ? "all" : "any", parts);
      }
    }
    return "?";
  }

  std::string expression(const Expression& e) const {
    std::string operands;
    for (const Expression& each : e.operands) {
      operands += fmt::format("{}{}", operands.empty() ? "" : ", ", expression(each));
    }
    const char* required = e.must_be_present ? " required" : "";
    switch (e.kind) {
      case Expression::Kind::constant:
        return fmt::format("c{}", e.index);
      case Expression::Kind::bag:
        return fmt::format("s{}{}", e.index, required);
      case Expression::Kind::selector:
        return fmt::format("x{}{}", e.index, required);
      case Expression::Kind::function:
        return std::string(info_of(static_cast<FunctionId>(e.index)).name);
      case Expression::Kind::call:
        return fmt::format("{}({})", info_of(static_cast<FunctionId>(e.index)).name, operands);
      case Expression::Kind::all:
        return fmt::format("and({})", operands);
      case Expression::Kind::any:
        return fmt::format("or({})", operands);
      case Expression::Kind::at_least:
        return fmt::format("n-of({})", operands);
    }
    return "?";
  }

  const Module& module_;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string print(const Module& module) { return Printer(module).print(); }

}  // namespace hjemmel::ir
