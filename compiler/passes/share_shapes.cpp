// Ten thousand policies of one service owner differ in names, not in structure. Each unit (a combination, or a rule
// that is called through a table) is walked once, in one order: what decides which instructions are needed goes into
// its shape, what is only data into its parameters. Units of one shape share one function.
#include <utility>

#include <fmt/format.h>

#include "compiler/passes/pass.hpp"

namespace hjemmel::passes {
namespace {

using ir::Index;
using ir::Parameter;

class UnitWalk {
 public:
  UnitWalk(ir::Module& module, std::vector<Parameter>& parameters) : module_(module), parameters_(parameters) {}

  std::string rule_unit(Index number) {
    rule(module_.rules[number], number);
    return std::move(shape_);
  }

  std::string combination_unit(Index number) {
    ir::Combination& c = module_.combinations[number];
    add("c{}", static_cast<int>(c.family));
    c.number_parameter = number_of(number);
    test(c.target);
    if (c.through_table) {
      children_table(c, number);
    } else {
      for (ir::Child& child : c.children) inline_child(child);
    }
    add("p");
    uses(c.permit_obligations);
    add("d");
    uses(c.deny_obligations);
    return std::move(shape_);
  }

 private:
  template <typename... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(shape_), format, std::forward<Args>(args)...);
  }

  Index place(Parameter parameter, Index slots) {
    parameters_.push_back(std::move(parameter));
    return std::exchange(next_, next_ + slots);
  }
  Index number_of(Index value) { return place({Parameter::Kind::number, value, {}, {}}, 1); }

  void test(ir::Test& t) {
    switch (t.kind) {
      case ir::Test::Kind::always:
        add("+");
        break;
      case ir::Test::Kind::never:
        add("-");
        break;
      case ir::Test::Kind::in_set:
        set(t);
        break;
      case ir::Test::Kind::computed:
        add("m");
        t.parameter = number_of(t.match);
        break;
      case ir::Test::Kind::all:
      case ir::Test::Kind::any:
        add("{}", t.kind == ir::Test::Kind::all ? "&(" : "|(");
        for (ir::Test& child : t.children) test(child);
        add(")");
        break;
    }
  }

  void set(ir::Test& t) {
    const ir::Domain& domain = module_.domains[t.domain];
    add("s{}", t.domain);
    if (ir::is_small(domain)) {
      t.parameter = place({Parameter::Kind::bit_set, t.domain, t.symbols, {}}, 2 * ir::words_of(domain));
    } else if (t.symbols.size() == 1) {
      add("=");
      t.parameter = number_of(t.symbols.front());
    } else {
      t.parameter = place({Parameter::Kind::large_set, t.domain, t.symbols, {}}, 2);
    }
  }

  void expression(ir::Expression& e) {
    using Kind = ir::Expression::Kind;
    switch (e.kind) {
      case Kind::constant:
      case Kind::bag:
      case Kind::selector:
        add("{}{}", e.kind == Kind::constant ? "k" : e.kind == Kind::bag ? "b" : "x", e.must_be_present ? "!" : "");
        e.parameter = number_of(e.index);
        break;
      case Kind::function:
        add("f{}", e.index);
        break;
      case Kind::call:
      case Kind::all:
      case Kind::any:
      case Kind::at_least:
        add("({}:{}", static_cast<int>(e.kind), e.index);
        for (ir::Expression& operand : e.operands) expression(operand);
        add(")");
        break;
    }
  }

  void uses(std::vector<ir::ObligationUse>& list) {
    for (ir::ObligationUse& use : list) {
      use.parameter = number_of(use.obligation);
      ir::Obligation& obligation = module_.obligations[use.obligation];
      if (obligation.is_static()) {
        add("s");
        continue;
      }
      add("[");
      for (auto& assignment : obligation.assignments) expression(assignment.expression);
      add("]");
    }
  }

  void rule(ir::Rule& r, Index number) {
    add("r{}", r.effect == model::Effect::permit ? "p" : "d");
    r.number_parameter = number_of(number);
    test(r.target);
    if (r.condition) {
      add("?");
      expression(*r.condition);
    }
    uses(r.obligations);
    add(";");
  }

  void inline_child(ir::Child& child) {
    switch (child.kind) {
      case ir::Child::Kind::rule:
        rule(module_.rules[child.index], child.index);
        break;
      case ir::Child::Kind::combination:
        add("C{};", module_.combination_shapes[child.index]);
        child.parameter = place({Parameter::Kind::child, 0, {}, child}, 1);
        break;
      case ir::Child::Kind::unresolved:
        add("u;");
        break;
    }
  }

  void children_table(ir::Combination& c, Index number) {
    add("t{}", c.index ? "i" : "");
    c.table_parameter = place({Parameter::Kind::child_table, number, {}, {}}, 2);
    if (c.index) place({Parameter::Kind::index, *c.index, {}, {}}, 1);
  }

  ir::Module& module_;
  std::vector<Parameter>& parameters_;
  std::string shape_;
  Index next_ = 0;
};

}  // namespace

void share_shapes(ir::Module& module) {
  std::unordered_map<std::string, Index> numbers;
  const auto join = [&](std::string shape, ir::Child unit) {
    const auto [at, inserted] = numbers.try_emplace(std::move(shape), static_cast<Index>(module.shapes.size()));
    if (inserted) module.shapes.push_back({unit, {}});
    module.shapes[at->second].members.push_back(unit);
    return at->second;
  };
  module.rule_shapes.assign(module.rules.size(), ir::none);
  module.combination_shapes.assign(module.combinations.size(), ir::none);
  module.rule_parameters.resize(module.rules.size());
  module.combination_parameters.resize(module.combinations.size());

  for (Index i = 0; i < module.combinations.size(); ++i) {
    if (module.combinations[i].through_table) {
      for (const ir::Child& child : module.combinations[i].children) {
        if (child.kind != ir::Child::Kind::rule) continue;
        UnitWalk walk(module, module.rule_parameters[child.index]);
        module.rule_shapes[child.index] = join(walk.rule_unit(child.index), child);
      }
    }
    UnitWalk walk(module, module.combination_parameters[i]);
    const ir::Child unit{ir::Child::Kind::combination, i, ir::none};
    module.combination_shapes[i] = join(walk.combination_unit(i), unit);
  }
}

}  // namespace hjemmel::passes
