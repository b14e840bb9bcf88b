#include <fmt/format.h>

#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/element_reader.hpp"
#include "compiler/xacml/identifiers.hpp"

namespace hjemmel::xacml {
namespace {

bool holds_elements(const Element& element) {
  for (pugi::xml_node child = element.node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

model::Apply read_apply(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::Apply apply;
  apply.function = read_function_name(walker, attributes, AttributeName::function_id);
  walker.children(element, [&](const Element& child) {
    if (child.tag == Tag::description) {
      walker.attributes(child);
      apply.description = walker.text(child);
    } else {
      apply.arguments.push_back(read_expression(walker, child));
    }
  });
  return apply;
}

}  // namespace

bool read_boolean(Walker& walker, const Attributes& attributes, AttributeName attribute, bool fallback) {
  const Attribute* found = attributes.find(attribute);
  if (found == nullptr) return fallback;
  const std::string value = attributes.uri(attribute);
  if (value == "true" || value == "1") return true;
  if (value != "false" && value != "0") {
    walker.findings().error(code::bad_attribute_value, found->range,
                            fmt::format("`{}` is `true` or `false`, not {}", name_of(attribute), quoted(found->value)));
  }
  return false;
}

model::AttributeValue read_attribute_value(Walker& walker, const Element& element, bool data_type_required) {
  const Attributes attributes = walker.attributes(element);
  model::AttributeValue value;
  value.data_type = read_data_type(walker, attributes, data_type_required);
  value.xpath_category = attributes.uri(AttributeName::xpath_category);
  value.text_span = walker.span(element.extent.content());
  if (!holds_elements(element)) {
    value.text = walker.text(element);
  } else {
    value.text = walker.markup(element);
    if (value.data_type.type != DataType::unknown) {
      // The schema lets any element in for the sake of extension types; no type of XACML has elements in its values.
      walker.findings().error(
          code::unexpected_element, element.extent.content(),
          fmt::format("a value of type `{}` is text, without elements", name_of(value.data_type.type)),
          "write `<` as `&lt;`");
    }
  }
  if (value.data_type.type == DataType::xpath_expression) {
    // Only a warning: a value may be carried to the enforcement point, in an obligation, without ever being evaluated.
    value.namespaces = walker.xpath_namespaces(value.text, element.extent.content(), source::Severity::warning);
  }
  return value;
}

model::AttributeDesignator read_designator(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  walker.no_children(element);
  model::AttributeDesignator designator;
  designator.category = attributes.uri(AttributeName::category);
  designator.attribute_id = attributes.uri(AttributeName::attribute_id);
  designator.data_type = read_data_type(walker, attributes);
  designator.issuer = attributes.optional_text(AttributeName::issuer);
  designator.must_be_present = read_boolean(walker, attributes, AttributeName::must_be_present, false);
  designator.category_span = walker.span(attributes.range(AttributeName::category));
  designator.attribute_id_span = walker.span(attributes.range(AttributeName::attribute_id));
  return designator;
}

model::AttributeSelector read_selector(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  walker.no_children(element);
  model::AttributeSelector selector;
  selector.category = attributes.uri(AttributeName::category);
  selector.path = attributes.text(AttributeName::path);
  selector.data_type = read_data_type(walker, attributes);
  selector.context_selector_id = attributes.optional_uri(AttributeName::context_selector_id);
  selector.must_be_present = read_boolean(walker, attributes, AttributeName::must_be_present, false);
  selector.namespaces =
      walker.xpath_namespaces(selector.path, attributes.range(AttributeName::path), source::Severity::error);
  return selector;
}

model::Expression read_expression(Walker& walker, const Element& element) {
  model::Expression expression;
  expression.span = walker.span(element.extent.whole());
  switch (element.tag) {
    case Tag::attribute_value:
      expression.node = read_attribute_value(walker, element);
      break;
    case Tag::attribute_designator:
      expression.node = read_designator(walker, element);
      break;
    case Tag::attribute_selector:
      expression.node = read_selector(walker, element);
      break;
    case Tag::apply:
      expression.node = read_apply(walker, element);
      break;
    case Tag::variable_reference: {
      const Attributes attributes = walker.attributes(element);
      walker.no_children(element);
      expression.node = model::VariableReference{attributes.text(AttributeName::variable_id)};
      break;
    }
    case Tag::function: {
      const Attributes attributes = walker.attributes(element);
      walker.no_children(element);
      expression.node = model::FunctionReference{read_function_name(walker, attributes, AttributeName::function_id)};
      break;
    }
    default:
      break;
  }
  return expression;
}

model::Expression read_only_expression(Walker& walker, const Element& element) {
  model::Expression expression;
  walker.children(element, [&](const Element& child) { expression = read_expression(walker, child); });
  return expression;
}

model::VariableDefinition read_variable(Walker& walker, const Element& element) {
  const Attributes attributes = walker.attributes(element);
  model::VariableDefinition variable;
  variable.variable_id = attributes.text(AttributeName::variable_id);
  variable.expression = read_only_expression(walker, element);
  variable.span = walker.span(element.extent.whole());
  return variable;
}

}  // namespace hjemmel::xacml
