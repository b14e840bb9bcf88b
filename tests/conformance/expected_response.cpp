#include "tests/conformance/expected_response.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <pugixml.hpp>

#include "runtime/value/lexical.hpp"

namespace hjemmel::conformance {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

template <typename Visit>
void for_each_child(pugi::xml_node node, std::string_view name, Visit visit) {
  for (pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && local_name(child) == name) visit(child);
  }
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  pugi::xml_node found;
  for_each_child(node, name, [&](pugi::xml_node child) { found = found ? found : child; });
  return found;
}

std::string_view last_part(std::string_view urn) { return urn.substr(urn.rfind(':') + 1); }

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

/// An attribute or assignment as tests::printed has it. What is no value of its type is printed as it stands.
std::string printed_value(std::string_view id, std::string_view category, std::string_view issuer,
                          std::string_view type_urn, const std::string& text) {
  Arena arena;
  const DataType type = data_type_of_urn(type_urn).value_or(DataType::unknown);
  Value value = Value::of_text(type, text);
  std::string_view problem;
  if (type == DataType::unknown || !parse_value(type, text, arena, value, problem)) value = Value::of_text(type, text);
  return tests::printed(id, category, issuer, value);
}

std::string read_obligation(pugi::xml_node node, const char* id) {
  std::vector<std::string> assignments;
  for_each_child(node, "AttributeAssignment", [&](pugi::xml_node assignment) {
    assignments.push_back(printed_value(
        assignment.attribute("AttributeId").value(), assignment.attribute("Category").value(),
        assignment.attribute("Issuer").value(), assignment.attribute("DataType").value(), assignment.text().get()));
  });
  return fmt::format("{} {{{}}}", node.attribute(id).value(), fmt::join(assignments, ", "));
}

ComparableResult read_result(pugi::xml_node node) {
  ComparableResult result;
  result.decision = trimmed(child_of(node, "Decision").text().get());
  result.status = last_part(child_of(child_of(node, "Status"), "StatusCode").attribute("Value").value());
  for_each_child(child_of(node, "Obligations"), "Obligation",
                 [&](pugi::xml_node child) { result.obligations.push_back(read_obligation(child, "ObligationId")); });
  for_each_child(child_of(node, "AssociatedAdvice"), "Advice",
                 [&](pugi::xml_node child) { result.advice.push_back(read_obligation(child, "AdviceId")); });
  for_each_child(node, "Attributes", [&](pugi::xml_node attributes) {
    for_each_child(attributes, "Attribute", [&](pugi::xml_node attribute) {
      for_each_child(attribute, "AttributeValue", [&](pugi::xml_node value) {
        result.attributes.push_back(printed_value(
            attribute.attribute("AttributeId").value(), attributes.attribute("Category").value(),
            attribute.attribute("Issuer").value(), value.attribute("DataType").value(), value.text().get()));
      });
    });
  });
  const pugi::xml_node identifiers = child_of(node, "PolicyIdentifierList");
  const auto read_identifier = [&](std::string_view kind) {
    return [&result, kind](pugi::xml_node child) {
      result.policy_identifiers.push_back(
          fmt::format("{} {} {}", kind, trimmed(child.text().get()), child.attribute("Version").value()));
    };
  };
  for_each_child(identifiers, "PolicyIdReference", read_identifier("policy"));
  for_each_child(identifiers, "PolicySetIdReference", read_identifier("policy set"));
  return result;
}

void compare_lists(std::string_view title, std::vector<std::string> expected, std::vector<std::string> actual,
                   std::string& out) {
  std::ranges::sort(expected);
  std::ranges::sort(actual);
  if (expected == actual) return;
  out += fmt::format("; {}: expected [{}], got [{}]", title, fmt::join(expected, ", "), fmt::join(actual, ", "));
}

}  // namespace

bool read_expected_response(const std::string& xml, std::vector<ComparableResult>& results, std::string& problem) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) {
    problem = parsed.description();
    return false;
  }
  for_each_child(document.document_element(), "Result",
                 [&](pugi::xml_node result) { results.push_back(read_result(result)); });
  if (results.empty()) problem = "no result";
  return !results.empty();
}

ComparableResult comparable(const tests::Answer& answer, const IndividualRequest& individual) {
  ComparableResult result;
  result.decision = name_of(answer.decision);
  result.status = last_part(urn_of(answer.status));
  result.obligations = answer.obligations;
  result.advice = answer.advice;
  result.policy_identifiers = answer.policy_identifiers;
  for (const RequestAttribute& attribute : individual.request->attributes) {
    if (!attribute.include_in_result || !individual.holds(attribute.category)) continue;
    for (const Value& value : attribute.values) {
      result.attributes.push_back(tests::printed(
          attribute.id, individual.request->categories[attribute.category].category, attribute.issuer, value));
    }
  }
  return result;
}

std::string difference(const ComparableResult& expected, const ComparableResult& actual) {
  std::string out;
  if (expected.decision != actual.decision || expected.status != actual.status) {
    out +=
        fmt::format("; expected {} {}, got {} {}", expected.decision, expected.status, actual.decision, actual.status);
  }
  compare_lists("obligations", expected.obligations, actual.obligations, out);
  compare_lists("advice", expected.advice, actual.advice, out);
  compare_lists("attributes", expected.attributes, actual.attributes, out);
  compare_lists("policies", expected.policy_identifiers, actual.policy_identifiers, out);
  return out.empty() ? out : out.substr(2);
}

}  // namespace hjemmel::conformance
