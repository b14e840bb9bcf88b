#include "tests/unit/check/policies.hpp"

#include <fstream>
#include <sstream>

#include "compiler/catalogue/date.hpp"
#include "compiler/language/language.hpp"
#include "compiler/xacml/xacml.hpp"

namespace hjemmel::check_test {

namespace {
constexpr std::string_view subject = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
constexpr std::string_view string_type = "http://www.w3.org/2001/XMLSchema#string";
}  // namespace

std::vector<source::Diagnostic> Checked::of(std::string_view code) const {
  std::vector<source::Diagnostic> found;
  for (const auto& finding : findings.entries()) {
    if (finding.code == code) found.push_back(finding);
  }
  return found;
}

Checked check_text(std::string path, std::string text, std::string_view as_of, check::Semantics semantics) {
  Checked checked;
  checked.file = std::make_unique<source::SourceFile>(std::move(path), std::move(text));
  auto document = checked.file->path().ends_with(".hjl") ? language::read_policy(*checked.file, {}, checked.reading)
                                                         : xacml::read_policy(*checked.file, {}, checked.reading);
  if (!document) return checked;
  checked.read = true;
  std::vector<model::Document> documents;
  documents.push_back(std::move(*document));
  check::check_documents(documents, catalogue::built_in(), {*catalogue::parse_date(as_of), semantics},
                         checked.findings);
  return checked;
}

std::string any_of(std::string_view category, std::string_view attribute_id, std::vector<std::string> values) {
  std::ostringstream xml;
  xml << "<AnyOf>";
  for (const auto& value : values) {
    xml << R"(<AllOf><Match MatchId="urn:oasis:names:tc:xacml:3.0:function:string-equal-ignore-case"><AttributeValue DataType=")"
        << string_type << "\">" << value << R"(</AttributeValue><AttributeDesignator Category=")" << category
        << "\" AttributeId=\"" << attribute_id << "\" DataType=\"" << string_type
        << "\" MustBePresent=\"false\"/></Match></AllOf>";
  }
  xml << "</AnyOf>\n";
  return xml.str();
}

std::string packages(std::vector<std::string> tails) {
  return any_of(subject, "urn:altinn:accesspackage", std::move(tails));
}
std::string roles(std::vector<std::string> codes) { return any_of(subject, "urn:altinn:rolecode", std::move(codes)); }
std::string resource(std::string id) {
  return any_of("urn:oasis:names:tc:xacml:3.0:attribute-category:resource", "urn:altinn:resource", {std::move(id)});
}
std::string action(std::string id) {
  return any_of("urn:oasis:names:tc:xacml:3.0:attribute-category:action",
                "urn:oasis:names:tc:xacml:1.0:action:action-id", {std::move(id)});
}

std::string rule(std::string_view id, std::string_view target, std::string_view rest) {
  std::ostringstream xml;
  xml << "<Rule RuleId=\"" << id << "\" Effect=\"Permit\">\n";
  if (!target.empty()) xml << "<Target>" << target << "</Target>";
  xml << rest << "</Rule>\n";
  return xml.str();
}

std::string policy(std::string_view rules, std::string_view target) {
  std::ostringstream xml;
  xml << R"(<Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="p" Version="1.0" RuleCombiningAlgId="urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides">)"
      << target << rules << "</Policy>";
  return xml.str();
}

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace hjemmel::check_test
