#include "compiler/lower/target_lowering.hpp"

namespace hjemmel::lower {
namespace {

/// How the function compares, if it is an equality of texts: then a match is a membership test that cannot fail.
std::optional<ir::Fold> fold_of(FunctionId function) {
  switch (function) {
    case FunctionId::string_equal:
    case FunctionId::any_uri_equal:
      return ir::Fold::exact;
    case FunctionId::string_equal_ignore_case:
      return ir::Fold::lower_case;
    default:
      return std::nullopt;
  }
}

ir::Test lower_match(const model::Match& match, const model::ResolvedStore& store, ModuleBuilder& builder) {
  const auto* designator = std::get_if<model::AttributeDesignator>(&match.attribute);
  if (designator != nullptr && !designator->must_be_present) {
    if (const auto fold = fold_of(*match.function.id)) {
      return builder.membership(builder.slot(*designator), *fold, store.value_of(match.value).as_text());
    }
  }
  ir::ComputedMatch computed;
  computed.function = *match.function.id;
  computed.constant = builder.constant(match.value);
  if (designator != nullptr) {
    computed.source = builder.slot_with_bag(*designator);
    computed.must_be_present = designator->must_be_present;
  } else {
    const auto& selector = std::get<model::AttributeSelector>(match.attribute);
    computed.over_selector = true;
    computed.source = builder.selector(selector);
    computed.must_be_present = selector.must_be_present;
  }
  ir::Test test;
  test.kind = ir::Test::Kind::computed;
  test.match = builder.match(computed);
  return test;
}

template <typename Parts, typename Lower>
ir::Test combine(ir::Test::Kind kind, const Parts& parts, Lower lower) {
  ir::Test test;
  test.kind = kind;
  for (const auto& part : parts) test.children.push_back(lower(part));
  return test;
}

}  // namespace

ir::Test lower_target(const model::Target& target, const model::ResolvedStore& store, ModuleBuilder& builder) {
  using Kind = ir::Test::Kind;
  return combine(Kind::all, target.any_ofs, [&](const model::AnyOf& any_of) {
    return combine(Kind::any, any_of.alternatives, [&](const model::AllOf& all_of) {
      return combine(Kind::all, all_of.matches,
                     [&](const model::Match& match) { return lower_match(match, store, builder); });
    });
  });
}

}  // namespace hjemmel::lower
