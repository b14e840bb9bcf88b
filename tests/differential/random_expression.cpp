#include "tests/differential/random_expression.hpp"

#include <algorithm>

#include "tests/differential/function_choice.hpp"
#include "tests/differential/sample_values.hpp"

namespace hjemmel::differential {
namespace {

using Kind = ParameterType::Kind;

constexpr std::string_view content_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
constexpr std::string_view content_selector = "urn:oasis:names:tc:xacml:3.0:content-selector";

/// Numbers that functions take as an index or a count are seldom large.
std::string small_integer(Random& random) {
  constexpr std::string_view numbers[] = {"0", "1", "2", "3", "4", "-1", "7"};
  return std::string(random.pick(numbers));
}

}  // namespace

model::FunctionName function_name(FunctionId id) { return {std::string(info_of(id).urn), id, {}}; }

model::DataTypeName data_type_name(DataType type) { return {std::string(urn_of(type)), type, {}}; }

DataType random_type(Random& random) {
  return random.chance(40) ? DataType::string : static_cast<DataType>(random.below(data_type_count));
}

model::Expression ExpressionMaker::single(DataType type, std::size_t depth) { return made(Kind::single, type, depth); }
model::Expression ExpressionMaker::bag(DataType type, std::size_t depth) { return made(Kind::bag, type, depth); }

model::Expression ExpressionMaker::made(Kind kind, DataType type, std::size_t depth) {
  if (random_.chance(15)) {
    std::vector<const Variable*> fitting;
    for (const Variable& variable : variables_) {
      if (variable.type.kind == kind && variable.type.type == type) fitting.push_back(&variable);
    }
    if (!fitting.empty()) return {model::VariableReference{random_.pick(fitting)->id}, {}};
  }
  if (depth == 0 || random_.chance(15)) return leaf(kind, type);
  const FunctionChoice& choice = FunctionChoice::table();
  const auto place = static_cast<std::size_t>(type);
  if (kind == Kind::single && type == DataType::boolean) {
    const std::size_t which = random_.below(10);
    if (which < 3) {
      constexpr FunctionId logic[] = {FunctionId::logical_and, FunctionId::logical_or, FunctionId::logical_not,
                                      FunctionId::n_of};
      return application(info_of(random_.pick(logic)), depth);
    }
    if (which < 5) {
      const FunctionInfo& outer = info_of(random_.pick(choice.quantifiers));
      const bool two = bag_places(outer.id) == BagPlaces::all || bag_places(outer.id) == BagPlaces::only_last;
      return higher_order(outer, info_of(random_.pick(choice.inner_functions(DataType::boolean, two ? 2 : 0))), depth);
    }
  }
  if (kind == Kind::bag && random_.chance(20)) {
    const FunctionInfo& outer = info_of(random_.pick(choice.maps));
    const auto inner = choice.inner_functions(type, outer.id == FunctionId::map_1_0 ? 1 : 0);
    if (!inner.empty()) return higher_order(outer, info_of(random_.pick(inner)), depth);
  }
  const auto& functions = (kind == Kind::bag ? choice.making_bag : choice.making_single)[place];
  if (functions.empty()) return leaf(kind, type);
  return application(info_of(random_.pick(functions)), depth);
}

model::Expression ExpressionMaker::leaf(Kind kind, DataType type) {
  if (kind == Kind::bag) return random_.chance(8) ? selector(type) : model::Expression{designator(type), {}};
  const auto one_and_only = FunctionChoice::table().one_and_only[static_cast<std::size_t>(type)];
  if (!one_and_only || random_.chance(50)) return {literal(type), {}};
  model::Apply apply;
  apply.function = function_name(*one_and_only);
  apply.arguments.push_back(leaf(Kind::bag, type));
  return {std::move(apply), {}};
}

model::Expression ExpressionMaker::application(const FunctionInfo& info, std::size_t depth) {
  model::Apply apply;
  apply.function = function_name(info.id);
  const std::size_t least = least_arguments(info);
  const std::size_t count = is_open_ended(info) ? least + random_.below(4) : least;
  for (std::size_t i = 0; i < count; ++i) {
    const ParameterType& parameter = parameter_of(info, i);
    const bool plain = parameter.kind == Kind::single && random_.chance(30);
    if (plain && parameter.type == DataType::string) {
      model::AttributeValue value = literal(DataType::string);
      value.text = string_for(info, i);
      apply.arguments.push_back({std::move(value), {}});
    } else if (plain && parameter.type == DataType::integer) {
      model::AttributeValue value = literal(DataType::integer);
      value.text = small_integer(random_);
      apply.arguments.push_back({std::move(value), {}});
    } else {
      apply.arguments.push_back(made(parameter.kind, parameter.type, depth - 1));
    }
  }
  return {std::move(apply), {}};
}

model::Expression ExpressionMaker::higher_order(const FunctionInfo& info, const FunctionInfo& inner,
                                                std::size_t depth) {
  const BagPlaces places = bag_places(info.id);
  std::size_t count = inner.parameters.size();
  if (info.parameters.back().repeats) {
    if (is_open_ended(inner)) count = std::max<std::size_t>(least_arguments(inner), 1) + random_.below(2);
  } else {
    count = info.parameters.size() - 1;
  }
  const std::size_t bag_at = places == BagPlaces::only_last ? count - 1 : random_.below(count);
  model::Apply apply;
  apply.function = function_name(info.id);
  apply.arguments.push_back({model::FunctionReference{function_name(inner.id)}, {}});
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_bag = places == BagPlaces::all || (places == BagPlaces::any ? random_.chance(60) : i == bag_at);
    const DataType type = parameter_of(inner, i).type;
    apply.arguments.push_back(made(is_bag ? Kind::bag : Kind::single, type, depth - 1));
  }
  return {std::move(apply), {}};
}

model::Expression ExpressionMaker::selector(DataType type) { return {attribute_selector(type), {}}; }

model::AttributeSelector ExpressionMaker::attribute_selector(DataType type) {
  model::AttributeSelector out;
  out.category = content_category;
  out.path = random_.pick(sample_paths());
  out.data_type = data_type_name(type);
  out.must_be_present = random_.chance(30);
  if (random_.chance(20)) out.context_selector_id = content_selector;
  return out;
}

model::AttributeDesignator ExpressionMaker::designator(const KnownAttribute& attribute) {
  model::AttributeDesignator out;
  out.category = attribute.category;
  out.attribute_id = attribute.id;
  out.data_type = data_type_name(attribute.type);
  out.must_be_present = random_.chance(25);
  if (random_.chance(12)) out.issuer = random_.chance(80) ? "urn:example:issuer" : "";
  return out;
}

model::AttributeDesignator ExpressionMaker::designator(DataType type) {
  std::vector<const KnownAttribute*> fitting;
  for (const KnownAttribute& attribute : attributes_) {
    if (attribute.type == type) fitting.push_back(&attribute);
  }
  if (!fitting.empty() && random_.chance(85)) return designator(*random_.pick(fitting));
  const std::string id = "urn:example:" + std::string(name_of(type));
  return designator(KnownAttribute{random_.pick(attributes_).category, id, type, {}});
}

model::AttributeValue ExpressionMaker::literal(DataType type) {
  model::AttributeValue out;
  out.data_type = data_type_name(type);
  out.text = random_.pick(boundary_texts(type));
  if (type == DataType::xpath_expression) out.xpath_category = content_category;
  if (random_.chance(50)) {
    for (const KnownAttribute& attribute : attributes_) {
      if (attribute.type == type && !attribute.texts.empty() && random_.chance(50))
        out.text = random_.pick(attribute.texts);
    }
  }
  return out;
}

std::string ExpressionMaker::string_for(const FunctionInfo& info, std::size_t argument) {
  if (argument == 0 && info.name.ends_with("regexp-match")) return std::string(random_.pick(sample_patterns()));
  if (info.name.ends_with("-from-string")) return std::string(random_.pick(boundary_texts(info.result.type)));
  return literal(DataType::string).text;
}

model::Match ExpressionMaker::equality(const KnownAttribute& attribute, std::string text) {
  model::Match out;
  const bool folded = attribute.type == DataType::string && random_.chance(40);
  out.function = function_name(folded ? FunctionId::string_equal_ignore_case
                                      : *function_of_name(std::string(name_of(attribute.type)) + "-equal"));
  out.value.data_type = data_type_name(attribute.type);
  out.value.text = std::move(text);
  out.attribute = designator(attribute);
  return out;
}

model::Match ExpressionMaker::match() {
  if (random_.chance(65)) {
    const KnownAttribute& attribute = random_.pick(attributes_);
    if (!attribute.texts.empty() && function_of_name(std::string(name_of(attribute.type)) + "-equal")) {
      return equality(attribute, random_.pick(attribute.texts));
    }
  }
  const FunctionInfo& info = info_of(random_.pick(FunctionChoice::table().matches));
  model::Match out;
  out.function = function_name(info.id);
  const DataType first = parameter_of(info, 0).type;
  out.value = literal(first);
  if (first == DataType::string) out.value.text = string_for(info, 0);
  const DataType second = parameter_of(info, 1).type;
  if (random_.chance(6)) {
    out.attribute = attribute_selector(second);
  } else {
    out.attribute = designator(second);
  }
  return out;
}

}  // namespace hjemmel::differential
