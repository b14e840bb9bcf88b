#include "tests/policy_text.hpp"

#include <fmt/format.h>

#include <regex>
#include <stdexcept>

#include "compiler/xacml/xacml.hpp"

namespace hjemmel::tests {
namespace {

std::string urn_of_abbreviation(const std::string& kind, const std::string& name) {
  if (kind == "fn") {
    if (const auto id = function_of_name(name)) return std::string(info_of(*id).urn);
  } else if (kind == "type") {
    if (const auto type = data_type_of_name(name)) return std::string(urn_of(*type));
  } else {
    const auto level = kind == "rule" ? model::CombiningLevel::rule : model::CombiningLevel::policy;
    if (const auto id = model::combining_algorithm_of_name(name, level)) return std::string(model::info_of(*id).urn);
  }
  throw std::invalid_argument("no such abbreviation: " + kind + ":" + name);
}

std::string expanded(const std::string& text) {
  static const std::regex abbreviation("\"(fn|type|rule|policy):([A-Za-z0-9-]+)\"");
  std::string out;
  auto rest = text.cbegin();
  for (std::sregex_iterator match(text.begin(), text.end(), abbreviation), end; match != end; ++match) {
    out.append(rest, (*match)[0].first);
    out += fmt::format("\"{}\"", urn_of_abbreviation((*match)[1], (*match)[2]));
    rest = (*match)[0].second;
  }
  out.append(rest, text.cend());
  static const std::regex root("^<(Policy|PolicySet) ");
  return std::regex_replace(out, root, "<$1 xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" ",
                            std::regex_constants::format_first_only);
}

}  // namespace

std::unique_ptr<PolicyText> read_policies(const std::vector<std::string>& texts) {
  auto policies = std::make_unique<PolicyText>();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto file = std::make_unique<source::SourceFile>(fmt::format("policy{}.xml", i + 1), expanded(texts[i]));
    auto document = xacml::read_policy(*file, source::Limits{}, policies->diagnostics);
    if (!document) return policies;
    policies->store.add(std::move(file), std::move(*document));
  }
  policies->resolved = model::resolve(policies->store, *policies->store.root(), policies->diagnostics);
  return policies;
}

std::string policy_around(std::string_view inside) {
  return fmt::format(
      "<Policy PolicyId=\"p\" Version=\"1.0\" RuleCombiningAlgId=\"rule:deny-overrides\">\n<Target/>\n{}\n</Policy>",
      inside);
}

std::string permit_if(std::string_view expression) {
  return fmt::format("<Rule RuleId=\"r\" Effect=\"Permit\"><Condition>{}</Condition></Rule>", expression);
}

std::string literal_text(std::string_view type, std::string_view text) {
  return fmt::format("<AttributeValue DataType=\"type:{}\">{}</AttributeValue>", type, text);
}

std::string designator_text(std::string_view id, std::string_view type, bool must_be_present) {
  return fmt::format(
      "<AttributeDesignator Category=\"urn:oasis:names:tc:xacml:1.0:subject-category:access-subject\" "
      "AttributeId=\"{}\" "
      "DataType=\"type:{}\" MustBePresent=\"{}\"/>",
      id, type, must_be_present);
}

std::string apply_text(std::string_view function, std::string_view arguments) {
  return fmt::format("<Apply FunctionId=\"fn:{}\">{}</Apply>", function, arguments);
}

std::vector<std::string> codes_of(const source::Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const source::Diagnostic& entry : diagnostics.entries()) codes.push_back(entry.code);
  return codes;
}

}  // namespace hjemmel::tests
