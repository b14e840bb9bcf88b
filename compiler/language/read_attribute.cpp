// Attribute names ▸ designators and selectors.

#include <fmt/format.h>

#include "compiler/language/reader.hpp"
#include "compiler/source/nearest_name.hpp"

namespace hjemmel::language {

std::optional<std::string> Reader::category(const Text& name, bool quoted) {
  if (quoted) return name.value;
  if (const auto urn = category_urn(name.value)) return std::string(*urn);
  source::NearestName search(name.value);
  for (const Category& known : categories()) search.consider(known.name);
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-category";
  diagnostic.message = fmt::format("`{}` is no category of attributes", name.value);
  diagnostic.span = name.span;
  if (const auto nearest = search.result()) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = *nearest;
  } else {
    diagnostic.help =
        "there are `subject`, `resource`, `action`, `environment` and others; any identifier can stand in quotes";
  }
  diagnostics_.add(std::move(diagnostic));
  return std::nullopt;
}

std::optional<std::string> Reader::category(Parser::CategoryContext* context) {
  return category(text_of(context), context->STRING() != nullptr);
}

std::optional<model::DataTypeName> Reader::type_name(Parser::TypeNameContext* context) {
  const Text name = text_of(context);
  if (context->STRING() != nullptr) {
    return model::DataTypeName{name.value, data_type_of_urn(name.value).value_or(DataType::unknown), name.span};
  }
  if (const auto type = data_type_of_name(name.value)) {
    return model::DataTypeName{std::string(urn_of(*type)), *type, name.span};
  }
  source::NearestName search(name.value);
  for (std::size_t i = 0; i < data_type_count; ++i) search.consider(name_of(static_cast<DataType>(i)));
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-data-type";
  diagnostic.message = fmt::format("`{}` is no data type", name.value);
  diagnostic.span = name.span;
  if (const auto nearest = search.result()) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = *nearest;
  } else {
    diagnostic.help = "a data type of your own stands in quotes";
  }
  diagnostics_.add(std::move(diagnostic));
  return std::nullopt;
}

std::vector<model::Namespace> Reader::namespaces(Parser::NamespacesContext* context) {
  std::vector<model::Namespace> all;
  if (context == nullptr) return all;
  for (auto* binding : context->namespaceBinding()) {
    all.push_back({text_of(binding->getStart()).value, unquote(binding->getStop())});
  }
  return all;
}

void Reader::declare_attribute(Parser::AttributeDeclarationContext* context) {
  if (tree_.broken(context)) return;
  const Text category_text = text_of(context->category());
  const auto urn = category(category_text, context->category()->STRING() != nullptr);
  auto type = type_name(context->typeName());
  if (!urn || !type) return;
  const std::string name = fmt::format("{}.{}", category_text.value, text_of(context->attributeName()).value);
  const bool added =
      declared_
          .emplace(name, DeclaredAttribute{*urn, unquote(context->STRING()), std::move(*type),
                                           context->MANY() == nullptr ? Cardinality::one : Cardinality::many})
          .second;
  if (!added) {
    diagnostics_.error("declared-twice", tree_.span(context->attributeName()),
                       fmt::format("`{}` is declared above already", name));
  }
}

std::optional<model::Expression> Reader::attribute(const Text& category_text, bool category_quoted,
                                                   Parser::AttributeSuffixContext* suffix, const source::Span& span) {
  const auto category_id = category(category_text, category_quoted);
  if (!category_id) return std::nullopt;
  Parser::AttributeNameContext* name_context = suffix->attributeName();
  const bool name_quoted = name_context->STRING() != nullptr;
  const Text name = text_of(name_context);
  std::optional<model::DataTypeName> stated;
  if (suffix->typeName() != nullptr) {
    stated = type_name(suffix->typeName());
    if (!stated) return std::nullopt;
  }
  if (stated && stated->type == DataType::unknown) {
    diagnostics_.error("unknown-data-type", stated->span,
                       fmt::format("no attribute has values of the type `{}`", stated->urn));
    return std::nullopt;
  }
  const bool required = suffix->REQUIRED() != nullptr;

  if (suffix->STRING() != nullptr) {
    if (name_quoted || name.value != "content") {
      diagnostics_.error("selector", name.span, fmt::format("`{}` takes no path", name.value),
                         fmt::format("select from content with `{}.content(\"…\")`", category_text.value));
      return std::nullopt;
    }
    model::AttributeSelector selector;
    selector.category = *category_id;
    selector.path = unquote(suffix->STRING());
    selector.data_type =
        stated.value_or(model::DataTypeName{std::string(urn_of(DataType::string)), DataType::string, span});
    if (suffix->issuedBy() != nullptr) {
      diagnostics_.error("selector", tree_.span(suffix->issuedBy()), "what is selected from content has no issuer");
      return std::nullopt;
    }
    if (suffix->usingClause() != nullptr) selector.context_selector_id = unquote(suffix->usingClause()->STRING());
    selector.must_be_present = required;
    selector.namespaces = namespaces(suffix->namespaces());
    return model::Expression{std::move(selector), span};
  }
  if (suffix->usingClause() != nullptr || suffix->namespaces() != nullptr) {
    diagnostics_.error("selector", name.span, "`using` and `with` belong to a path into content",
                       fmt::format("select from content with `{}.content(\"…\")`", category_text.value));
    return std::nullopt;
  }

  model::AttributeDesignator designator;
  designator.category = *category_id;
  designator.category_span = category_text.span;
  designator.attribute_id_span = name.span;
  designator.must_be_present = required;
  designator.issuer = issued_by(suffix->issuedBy());
  if (name_quoted) {
    designator.attribute_id = name.value;
    designator.data_type =
        stated.value_or(model::DataTypeName{std::string(urn_of(DataType::string)), DataType::string, name.span});
    return model::Expression{std::move(designator), span};
  }
  const std::string full = fmt::format("{}.{}", category_text.value, name.value);
  if (const auto found = declared_.find(full); found != declared_.end()) {
    designator.attribute_id = found->second.attribute_id;
    designator.data_type = stated.value_or(found->second.type);
    return model::Expression{std::move(designator), span};
  }
  if (const BuiltInAttribute* known = attribute_of_name(full)) {
    designator.attribute_id = known->attribute_id;
    designator.data_type =
        stated.value_or(model::DataTypeName{std::string(urn_of(known->type)), known->type, name.span});
    return model::Expression{std::move(designator), span};
  }
  source::NearestName search(full);
  for (const BuiltInAttribute& known : built_in_attributes()) search.consider(known.name);
  for (const auto& [declared, attribute] : declared_) search.consider(declared);
  source::Diagnostic diagnostic;
  diagnostic.code = "unknown-attribute";
  diagnostic.message = fmt::format("`{}` is no attribute", full);
  diagnostic.span = span;
  diagnostic.span.begin = category_text.span.begin;
  diagnostic.span.end = name.span.end;
  if (const auto nearest = search.result()) {
    diagnostic.help = fmt::format("did you mean `{}`?", *nearest);
    diagnostic.replacement = *nearest;
  } else {
    diagnostic.help = fmt::format(
        "declare it at the top of the file: `attribute {} : string = \"urn:…\"`, or write its identifier in quotes",
        full);
  }
  diagnostics_.add(std::move(diagnostic));
  return std::nullopt;
}

Cardinality Reader::cardinality_of(const ExpressionTree& written) const {
  if (written.kind != ExpressionTree::Kind::primary || written.primary->attributeSuffix() == nullptr) {
    return Cardinality::many;
  }
  Parser::AttributeNameContext* name = written.primary->attributeSuffix()->attributeName();
  if (written.primary->word() == nullptr || name->STRING() != nullptr) return Cardinality::many;
  const std::string full =
      fmt::format("{}.{}", tree_.text(written.primary->word()->getStart()), tree_.text(name->getStart()));
  if (const auto found = declared_.find(full); found != declared_.end()) return found->second.cardinality;
  const BuiltInAttribute* known = attribute_of_name(full);
  return known == nullptr ? Cardinality::many : known->cardinality;
}

}  // namespace hjemmel::language
