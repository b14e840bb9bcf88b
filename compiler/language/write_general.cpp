// Policies and policy sets in the general form ▸ text.

#include <fmt/format.h>

#include "HjemmelLexer.h"
#include "compiler/language/language.hpp"
#include "compiler/language/source_layout.hpp"
#include "compiler/language/writer.hpp"

namespace hjemmel::language {

using Lexer = grammar::HjemmelLexer;

std::string Writer::version(std::string_view text) {
  const std::size_t type = token_type(text);
  const bool bare = type == Lexer::INTEGER || type == Lexer::DOUBLE || type == Lexer::VERSION_NUMBER;
  return bare ? std::string(text) : in_quotes(text);
}

std::string Writer::algorithm(const model::CombiningAlgorithmName& algorithm, model::CombiningLevel level) {
  if (!algorithm.id) return in_quotes(algorithm.urn);
  const auto& info = model::info_of(*algorithm.id);
  const bool by_name =
      info.urn == algorithm.urn && model::combining_algorithm_of_name(info.name, level) == algorithm.id;
  return by_name ? std::string(info.name) : in_quotes(algorithm.urn);
}

template <class PolicyOrSet>
std::string Writer::head(std::string_view keyword, const PolicyOrSet& what, model::CombiningLevel level) {
  return fmt::format("{} {} version {} combining {} {{\n", keyword, in_quotes(what.id), version(what.version),
                     algorithm(what.algorithm, level));
}

template <class PolicyOrSet>
std::string Writer::clauses(const PolicyOrSet& what) {
  std::string out;
  if (what.description) out += description(*what.description);
  if (what.issuer) out += issuer(*what.issuer);
  if (what.defaults) out += fmt::format("xpath-version {}\n", in_quotes(what.defaults->xpath_version));
  if (what.max_delegation_depth) {
    const bool bare = token_type(*what.max_delegation_depth) == Lexer::INTEGER;
    out += fmt::format("max-delegation-depth {}\n",
                       bare ? *what.max_delegation_depth : in_quotes(*what.max_delegation_depth));
  }
  if (!what.target.any_ofs.empty()) out += "target " + target(what.target) + "\n";
  for (const auto& given : what.combiner_parameters) out += parameters(given);
  out += obligations(what.obligations, "obligation");
  return out + obligations(what.advice, "advice");
}

std::string Writer::parameters(const model::CombinerParameters& parameters) {
  using About = model::CombinerParameters::About;
  std::string out = "parameters";
  if (parameters.about != About::algorithm) {
    out += fmt::format(" of {} {}",
                       parameters.about == About::rule     ? "rule"
                       : parameters.about == About::policy ? "policy"
                                                           : "policyset",
                       in_quotes(parameters.id_ref));
  }
  out += " {";
  for (std::size_t i = 0; i < parameters.parameters.size(); ++i) {
    const auto& parameter = parameters.parameters[i];
    out += fmt::format("{}{} = {}", i == 0 ? "\n" : ",\n", in_quotes(parameter.name), literal(parameter.value));
  }
  return out + "\n}\n";
}

std::string Writer::issuer(const model::PolicyIssuer& issuer) {
  std::string out = "issuer {\n";
  if (!issuer.content_xml.empty()) out += "content " + in_quotes(issuer.content_xml) + "\n";
  for (std::size_t i = 0; i < issuer.attributes.size(); ++i) {
    const auto& attribute = issuer.attributes[i];
    if (i > 0) out += ",\n";
    out += in_quotes(attribute.attribute_id);
    if (attribute.issuer) out += " issued by " + in_quotes(*attribute.issuer);
    if (attribute.include_in_result) out += " included";
    out += " = (";
    for (std::size_t j = 0; j < attribute.values.size(); ++j)
      out += (j == 0 ? "" : ", ") + literal(attribute.values[j]);
    out += ")";
  }
  return out + "\n}\n";
}

std::string Writer::reference(const model::PolicyReference& reference) {
  std::string out = fmt::format("use {} {}", reference.to_policy_set ? "policyset" : "policy", in_quotes(reference.id));
  if (reference.version) out += " version " + version(*reference.version);
  if (reference.earliest_version) out += " earliest " + version(*reference.earliest_version);
  if (reference.latest_version) out += " latest " + version(*reference.latest_version);
  return out + "\n";
}

void Writer::know_variables(const model::Policy& policy) {
  variables_ = {};
  for (const auto& variable : policy.variables) variables_.define(variable.variable_id, variable.expression);
}

std::string Writer::variables(const model::Policy& policy) {
  std::string out;
  for (const auto& variable : policy.variables) {
    const std::string& id = variable.variable_id;
    out += fmt::format("let {} = {}\n", is_word(id) ? id : in_quotes(id), expression(variable.expression));
  }
  return out;
}

std::string Writer::policy(const model::Policy& policy) {
  know_variables(policy);
  std::string out = head("policy", policy, model::CombiningLevel::rule) + clauses(policy) + variables(policy);
  for (const auto& rule : policy.rules) out += "\n" + general_rule(rule);
  return out + "}\n";
}

std::string Writer::policy_set(const model::PolicySet& set) {
  variables_ = {};
  std::string out = head("policyset", set, model::CombiningLevel::policy) + clauses(set);
  for (const auto& child : set.children) {
    if (const auto* inner_set = std::get_if<std::unique_ptr<model::PolicySet>>(&child)) {
      out += "\n" + policy_set(**inner_set);
    } else if (const auto* inner = std::get_if<std::unique_ptr<model::Policy>>(&child)) {
      out += "\n" + policy(**inner);
    } else {
      out += reference(std::get<model::PolicyReference>(child));
    }
  }
  return out + "}\n";
}

std::string Writer::document(const model::Document& document) {
  std::string out;
  for (const auto& comment : document.leading_comments) {
    std::string_view rest = comment;
    while (true) {
      const std::size_t end = rest.find('\n');
      out += fmt::format("// {}\n", rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }
  if (const auto* set = std::get_if<std::unique_ptr<model::PolicySet>>(&document.root)) return out + policy_set(**set);
  const model::Policy& only = *std::get<std::unique_ptr<model::Policy>>(document.root);
  const auto sentences = everyday(only);
  return out + (sentences ? *sentences : policy(only));
}

std::string write_policy(const model::Document& document) { return laid_out(Writer().document(document)); }

}  // namespace hjemmel::language
