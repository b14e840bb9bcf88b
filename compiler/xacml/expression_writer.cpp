#include "compiler/xacml/element_writer.hpp"

namespace hjemmel::xacml {
namespace {

void declare(Output& output, const std::vector<model::Namespace>& namespaces) {
  for (const auto& [prefix, uri] : namespaces) {
    // XPath 1.0 names without a prefix are in no namespace, whatever the default (section 2.3 there).
    if (!prefix.empty()) output.attribute("xmlns:" + prefix, uri);
  }
}

void write(Output& output, const model::Apply& apply) {
  output.open("Apply");
  output.attribute("FunctionId", apply.function.urn);
  if (apply.description) output.text_element("Description", *apply.description);
  for (const auto& argument : apply.arguments) write(output, argument);
  output.close();
}

void write(Output& output, const model::VariableReference& reference) {
  output.open("VariableReference");
  output.attribute("VariableId", reference.variable_id);
  output.close();
}

void write(Output& output, const model::FunctionReference& reference) {
  output.open("Function");
  output.attribute("FunctionId", reference.function.urn);
  output.close();
}

}  // namespace

void write(Output& output, const model::AttributeValue& value, bool markup) {
  output.open("AttributeValue");
  declare(output, value.namespaces);
  if (!value.xpath_category.empty()) output.attribute("XPathCategory", value.xpath_category);
  output.attribute("DataType", value.data_type.urn);
  if (markup) {
    output.markup(value.text);
  } else if (!value.text.empty()) {
    output.text(value.text);
  }
  output.close();
}

void write(Output& output, const model::AttributeDesignator& designator) {
  output.open("AttributeDesignator");
  output.attribute("Category", designator.category);
  output.attribute("AttributeId", designator.attribute_id);
  output.attribute("DataType", designator.data_type.urn);
  output.optional_attribute("Issuer", designator.issuer);
  output.attribute("MustBePresent", designator.must_be_present ? "true" : "false");
  output.close();
}

void write(Output& output, const model::AttributeSelector& selector) {
  output.open("AttributeSelector");
  declare(output, selector.namespaces);
  output.attribute("Category", selector.category);
  output.optional_attribute("ContextSelectorId", selector.context_selector_id);
  output.attribute("Path", selector.path);
  output.attribute("DataType", selector.data_type.urn);
  output.attribute("MustBePresent", selector.must_be_present ? "true" : "false");
  output.close();
}

void write(Output& output, const model::Expression& expression) {
  std::visit([&](const auto& node) { write(output, node); }, expression.node);
}

void write(Output& output, const model::VariableDefinition& variable) {
  output.open("VariableDefinition");
  output.attribute("VariableId", variable.variable_id);
  write(output, variable.expression);
  output.close();
}

}  // namespace hjemmel::xacml
