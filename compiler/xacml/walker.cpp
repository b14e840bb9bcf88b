#include "compiler/xacml/walker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/source/nearest_name.hpp"
#include "compiler/xacml/character_data.hpp"
#include "compiler/xacml/characters.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/escape.hpp"

namespace hjemmel::xacml {
namespace {

bool has_elements(pugi::xml_node node) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

std::string listed(std::span<const AttributeRule> attributes) {
  std::string result;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (i > 0) result += i + 1 == attributes.size() ? " and " : ", ";
    result += fmt::format("`{}`", name_of(attributes[i].name));
  }
  return result;
}

std::uint64_t bit_of(AttributeName name) { return std::uint64_t{1} << static_cast<unsigned>(name); }

std::string_view help_for_missing(AttributeName name) {
  if (name == AttributeName::must_be_present) {
    return "XACML 3.0 requires it: `false` makes an absent attribute an empty bag, `true` an error";
  }
  return {};
}

}  // namespace

const Attribute* Attributes::find(AttributeName name) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if (held_[i].name == name) return &held_[i];
  }
  return nullptr;
}

std::string Attributes::text(AttributeName name) const {
  const Attribute* attribute = find(name);
  return attribute != nullptr ? std::string(attribute->value) : std::string{};
}

std::optional<std::string> Attributes::optional_text(AttributeName name) const {
  const Attribute* attribute = find(name);
  return attribute != nullptr ? std::optional(std::string(attribute->value)) : std::nullopt;
}

std::string Attributes::uri(AttributeName name) const {
  const Attribute* attribute = find(name);
  if (attribute == nullptr) return {};
  return std::ranges::any_of(attribute->value, [](char c) { return is_white_space(c); })
             ? collapsed(attribute->value)
             : std::string(attribute->value);
}

std::optional<std::string> Attributes::optional_uri(AttributeName name) const {
  return find(name) != nullptr ? std::optional(uri(name)) : std::nullopt;
}

Range Attributes::range(AttributeName name) const {
  const Attribute* attribute = find(name);
  return attribute != nullptr ? attribute->range : element_;
}

void Walker::declare_namespaces(pugi::xml_node element) {
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    const auto prefix = declared_prefix(attribute.name());
    if (!prefix) continue;
    const std::string_view uri = attribute.value();
    if ((!prefix->empty() && uri.empty()) || *prefix == "xmlns" || (*prefix == "xml" && uri != xml_namespace)) {
      findings_.error(code::bad_namespace, tree_.name_range(attribute),
                      uri.empty() ? fmt::format("the prefix {} may not stand for no namespace", quoted(*prefix))
                                  : fmt::format("the prefix {} is XML's own", quoted(*prefix)));
    } else if (uri.size() > NamespaceScope::max_uri_bytes) {
      findings_.error(code::bad_namespace, tree_.name_range(attribute),
                      fmt::format("the namespace is longer than {} bytes", NamespaceScope::max_uri_bytes));
    } else if (!namespaces_.declare(*prefix, uri)) {
      findings_.error(code::too_many_namespaces, tree_.name_range(attribute),
                      fmt::format("more than {} namespaces are declared here", NamespaceScope::max_declarations));
      return;
    }
  }
}

std::string_view Walker::namespace_of(const QualifiedName& name, Range where) {
  if (const auto uri = namespaces_.uri_of(name.prefix)) return *uri;
  if (std::ranges::find(undeclared_, name.prefix) == undeclared_.end()) {
    undeclared_.emplace_back(name.prefix);
    findings_.error(code::undeclared_prefix, where, fmt::format("the prefix {} is not declared", quoted(name.prefix)),
                    fmt::format("declare it on the root: `xmlns:{}=\"{}\"`", excerpt(name.prefix), xacml3_namespace));
  }
  return xacml3_namespace;
}

void Walker::hold(const Element& element, AttributeName name, pugi::xml_attribute attribute, Attributes& attributes) {
  if (attributes.find(name) != nullptr || attributes.size_ == attributes.held_.size()) {
    findings_.error(code::duplicate_attribute, tree_.name_range(attribute),
                    fmt::format("`<{}>` has the attribute `{}` twice", name_of(element.tag), name_of(name)));
    return;
  }
  attributes.held_[attributes.size_++] = {name, attribute.value(), tree_.value_range(attribute)};
}

void Walker::unknown_attribute(const Element& element, pugi::xml_attribute attribute, std::string_view local,
                               std::uint64_t present, Attributes& attributes) {
  const ElementRule& rule = rule_of(element.tag);
  source::NearestName search(local);
  for (const AttributeRule& known : rule.attributes) {
    if ((present & bit_of(known.name)) == 0) search.consider(name_of(known.name));
  }
  auto near = search.result();
  const bool subject_category = element.tag == Tag::attribute_designator && local == "SubjectCategory";
  if (subject_category && (present & bit_of(AttributeName::category)) != 0) {
    // A leftover of XACML 2.0 that says nothing beside Category; the conformance suite has it too.
    findings_.warning(code::ignored_attribute, tree_.name_range(attribute),
                      "`SubjectCategory` is of XACML 2.0 and is left out: `Category` says which subject is meant");
    return;
  }
  if (subject_category) near = name_of(AttributeName::category);
  if (!near && rule.foreign_attributes) {
    findings_.warning(code::ignored_attribute, tree_.name_range(attribute),
                      fmt::format("the attribute {} has no meaning in `<{}>` and is left out", quoted(attribute.name()),
                                  name_of(element.tag)));
    return;
  }
  findings_.error(code::unknown_attribute, tree_.name_range(attribute),
                  fmt::format("unknown attribute {} in `<{}>`", quoted(attribute.name()), name_of(element.tag)),
                  near ? did_you_mean(*near)
                  : rule.attributes.empty()
                      ? fmt::format("`<{}>` has no attributes", name_of(element.tag))
                      : fmt::format("`<{}>` has {}", name_of(element.tag), listed(rule.attributes)),
                  std::string(near.value_or("")));
  if (!near) return;
  const auto meant = std::ranges::find(rule.attributes, *near, [](const auto& known) { return name_of(known.name); });
  if (attributes.find(meant->name) == nullptr) hold(element, meant->name, attribute, attributes);
}

void Walker::foreign_attribute(const Element& element, pugi::xml_attribute attribute, std::uint64_t present,
                               Attributes& attributes) {
  const QualifiedName name = split_name(attribute.name());
  const bool declared = namespaces_.uri_of(name.prefix).has_value();
  const std::string_view uri = namespace_of(name, tree_.name_range(attribute));
  if (!declared) return;
  if (uri == schema_instance_namespace) return;
  // The specification's own listing of IdReferenceType (5.11) qualifies its attributes; the schema file does not.
  if (uri == xacml3_namespace) {
    for (const AttributeRule& known : rule_of(element.tag).attributes) {
      const bool reference = element.tag == Tag::policy_id_reference || element.tag == Tag::policy_set_id_reference;
      if (reference && name_of(known.name) == name.local) return hold(element, known.name, attribute, attributes);
    }
  }
  unknown_attribute(element, attribute, attribute.name(), present, attributes);
}

void Walker::other_attributes(const Element& element, std::uint64_t present, Attributes& attributes) {
  for (pugi::xml_attribute attribute = element.node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    if (findings_.full()) return;
    const std::string_view name = attribute.name();
    const bool known = std::ranges::any_of(rule_of(element.tag).attributes,
                                           [&](const AttributeRule& each) { return name_of(each.name) == name; });
    if (known || declared_prefix(name)) continue;
    if (name.find(':') != std::string_view::npos) {
      foreign_attribute(element, attribute, present, attributes);
    } else {
      unknown_attribute(element, attribute, name, present, attributes);
    }
  }
}

Attributes Walker::attributes(const Element& element) {
  Attributes attributes(element.extent.start_tag());
  const ElementRule& rule = rule_of(element.tag);
  // First what the schema knows, so that the nearest name of what it does not know is one that is missing.
  std::uint64_t present = 0;
  bool others = false;
  for (pugi::xml_attribute attribute = element.node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    const std::string_view name = attribute.name();
    const auto known = std::ranges::find(rule.attributes, name, [](const auto& each) { return name_of(each.name); });
    if (known == rule.attributes.end()) {
      others = true;
    } else {
      present |= bit_of(known->name);
      hold(element, known->name, attribute, attributes);
    }
  }
  if (others) other_attributes(element, present, attributes);
  for (const AttributeRule& known : rule.attributes) {
    if (!known.required || attributes.find(known.name) != nullptr) continue;
    findings_.error(code::missing_attribute, element.extent.start_tag(),
                    fmt::format("`<{}>` lacks the attribute `{}`", name_of(element.tag), name_of(known.name)),
                    std::string(help_for_missing(known.name)));
  }
  return attributes;
}

std::string Walker::text(const Element& element) {
  if (has_elements(element.node)) {
    const pugi::xml_node child =
        element.node.find_child([](pugi::xml_node n) { return n.type() == pugi::node_element; });
    findings_.error(code::unexpected_element, tree_.extent_of(child).start_tag(),
                    fmt::format("expected text in `<{}>`, found {}", name_of(element.tag), quoted_tag(child.name())));
    return {};
  }
  return character_data(tree_.source(element.extent.content()));
}

std::string Walker::markup(const Element& element) {
  const Range content = element.extent.content();
  if (!has_elements(element.node)) return with_plain_line_ends(tree_.source(content));
  std::string result;
  std::uint32_t copied = content.begin;
  for (pugi::xml_node child = element.node.first_child(); child; child = child.next_sibling()) {
    if (child.type() != pugi::node_element) continue;
    const std::uint32_t name_end =
        tree_.extent_of(child).begin + 1 + static_cast<std::uint32_t>(std::string_view(child.name()).size());
    result += tree_.source({copied, name_end});
    copied = name_end;
    auto inherited = namespaces_.all();
    if (inherited.empty() || !inherited.front().prefix.empty()) inherited.insert(inherited.begin(), model::Namespace{});
    const std::string_view source = tree_.source(tree_.extent_of(child).whole());
    for (const auto& [prefix, uri] : inherited) {
      if (!prefix.empty() && source.find(prefix + ":") == std::string_view::npos) continue;
      const std::string key = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
      if (!child.attribute(key.c_str())) result += fmt::format(" {}=\"{}\"", key, escaped_attribute(uri));
    }
  }
  result += tree_.source({copied, content.end});
  return with_plain_line_ends(result);
}

std::vector<model::Namespace> Walker::xpath_namespaces(std::string_view xpath, Range where, source::Severity severity) {
  std::vector<model::Namespace> result;
  for (const std::string_view prefix : prefixes_of_xpath(xpath)) {
    if (const auto uri = namespaces_.uri_of(prefix)) {
      result.push_back({std::string(prefix), std::string(*uri)});
    } else {
      const std::string message = fmt::format("the prefix {} of this XPath expression is not declared", quoted(prefix));
      const std::string help =
          fmt::format("declare it on this element or around it: `xmlns:{}=\"…\"`", excerpt(prefix));
      severity == source::Severity::error ? findings_.error(code::undeclared_prefix, where, message, help)
                                          : findings_.warning(code::undeclared_prefix, where, message, help);
    }
  }
  return result;
}

}  // namespace hjemmel::xacml
