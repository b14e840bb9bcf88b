// A request as lines of text, for comparison: what the two readers must agree on.
#pragma once

#include <string>

#include "runtime/request/request.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::test {

inline std::string text_of(const Value& value) {
  if (value.type == DataType::unknown) return std::string(value.as_text());
  if (value.type != DataType::xpath_expression) return to_lexical(value);
  std::string text = std::string(value.xpath->path) + " over " + std::string(value.xpath->category);
  for (const NamespaceBinding& binding : value.xpath->namespaces) {
    text += " " + std::string(binding.prefix) + "=" + std::string(binding.uri);
  }
  return text;
}

inline std::string text_of(const Request& request) {
  std::string text;
  if (request.return_policy_id_list) text += "return policy ids\n";
  if (request.combined_decision) text += "combined decision\n";
  if (!request.xpath_version.empty()) text += "xpath " + std::string(request.xpath_version) + "\n";
  for (std::uint32_t i = 0; i < request.categories.size(); ++i) {
    const RequestCategory& category = request.categories[i];
    text += "category " + std::string(category.category);
    if (!category.xml_id.empty()) text += " id " + std::string(category.xml_id);
    text += "\n";
    if (!category.content.empty()) text += "  content " + std::string(category.content) + "\n";
    for (const RequestAttribute& attribute : request.attributes) {
      if (attribute.category != i) continue;
      text += "  attribute " + std::string(attribute.id) + " " + std::string(name_of(attribute.type)) + " " +
              std::string(attribute.type_urn);
      if (!attribute.issuer.empty()) text += " issuer " + std::string(attribute.issuer);
      if (attribute.include_in_result) text += " included";
      text += "\n";
      for (std::size_t v = 0; v < attribute.values.size(); ++v) {
        text += "    [" + text_of(attribute.values[v]) + "] written [" + std::string(attribute.lexical[v]) + "]\n";
      }
    }
  }
  for (const RequestReference& reference : request.references) {
    text += "reference";
    for (const std::uint32_t category : reference.categories) text += " " + std::to_string(category);
    text += "\n";
  }
  return text;
}

/// `line:column message`, or `read` where there is no problem.
inline std::string outcome(bool read, const RequestProblem& problem) {
  if (read) return "read";
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.message;
}

inline std::string read_json(std::string_view text) {
  Request request;
  RequestProblem problem;
  return outcome(read_json_request(text, request, problem), problem);
}

inline std::string read_xml(std::string_view text) {
  Request request;
  RequestProblem problem;
  return outcome(read_xml_request(text, request, problem), problem);
}

}  // namespace hjemmel::test
