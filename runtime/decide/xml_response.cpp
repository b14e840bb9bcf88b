// Result ▸ <Response> (sections 5.47 to 5.58), in the order of the schema, appended without a tree in between.
//
// xml:id of a category is not repeated: several results would hold it several times, and a document with the same
// xml:id twice is invalid. A value of an extension type in an obligation is written as a string: its identifier is not
// known here.
#include "runtime/decide/echo.hpp"
#include "runtime/decide/result.hpp"
#include "runtime/request/xml_escape.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {

namespace {

class XmlResponse {
 public:
  explicit XmlResponse(std::string& out) : out_(out) {}

  void write(std::span<const Result> results) {
    out_ +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<Response xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\">";
    for (const Result& result : results) write_result(result);
    out_ += "</Response>\n";
  }

 private:
  void write_result(const Result& result) {
    out_ += "<Result><Decision>";
    out_ += name_of(result.decision);
    out_ += "</Decision>";
    write_status(result.status);
    if (!result.obligations.empty()) {
      out_ += "<Obligations>";
      for (const Obligation& obligation : result.obligations) write_obligation(obligation, "Obligation");
      out_ += "</Obligations>";
    }
    if (!result.advice.empty()) {
      out_ += "<AssociatedAdvice>";
      for (const Obligation& advice : result.advice) write_obligation(advice, "Advice");
      out_ += "</AssociatedAdvice>";
    }
    for_each_echoed_category(result.request, [&](const RequestCategory& category, std::uint32_t index) {
      out_ += "<Attributes";
      attribute("Category", category.category);
      out_ += '>';
      for (const RequestAttribute& echoed : result.request.request->attributes) {
        if (is_echoed(echoed, index)) write_echo(echoed);
      }
      out_ += "</Attributes>";
    });
    if (!result.policy_identifiers.empty()) write_policy_identifiers(result.policy_identifiers);
    out_ += "</Result>";
  }

  void write_status(const Status& status) {
    out_ += "<Status><StatusCode";
    attribute("Value", urn_of(status.code));
    out_ += "/>";
    if (!status.message.empty()) {
      out_ += "<StatusMessage>";
      append_xml_text(status.message, out_);
      out_ += "</StatusMessage>";
    }
    // Only beside missing-attribute may a <StatusDetail> stand (5.57).
    if (status.code == StatusCode::missing_attribute && !status.missing.attribute_id.empty()) {
      out_ += "<StatusDetail><MissingAttributeDetail";
      attribute("Category", status.missing.category);
      attribute("AttributeId", status.missing.attribute_id);
      attribute("DataType", urn_of(status.missing.type));
      if (!status.missing.issuer.empty()) attribute("Issuer", status.missing.issuer);
      out_ += "/></StatusDetail>";
    }
    out_ += "</Status>";
  }

  void write_obligation(const Obligation& obligation, std::string_view element) {
    open(element);
    attribute(element == "Advice" ? "AdviceId" : "ObligationId", obligation.id);
    if (obligation.assignments.empty()) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    for (const Assignment& assignment : obligation.assignments) {
      out_ += "<AttributeAssignment";
      attribute("AttributeId", assignment.attribute_id);
      if (!assignment.category.empty()) attribute("Category", assignment.category);
      if (!assignment.issuer.empty()) attribute("Issuer", assignment.issuer);
      write_value(assignment.value);
      out_ += "</AttributeAssignment>";
    }
    close(element);
  }

  /// DataType and what else belongs in the start tag, its end, and the canonical text.
  void write_value(const Value& value) {
    const bool is_known = value.type != DataType::unknown;
    attribute("DataType", urn_of(is_known ? value.type : DataType::string));
    if (value.type == DataType::xpath_expression) write_xpath_context(*value.xpath);
    out_ += '>';
    switch (value.type) {
      case DataType::string:
      case DataType::any_uri:
      case DataType::x500_name:
      case DataType::rfc822_name:
      case DataType::ip_address:
      case DataType::dns_name:
      case DataType::unknown:
        append_xml_text(value.as_text(), out_);
        break;
      case DataType::xpath_expression:
        append_xml_text(value.xpath->path, out_);
        break;
      default:
        append_lexical(value, out_);  // digits and letters
    }
  }

  void write_echo(const RequestAttribute& echoed) {
    out_ += "<Attribute";
    attribute("AttributeId", echoed.id);
    if (!echoed.issuer.empty()) attribute("Issuer", echoed.issuer);
    attribute("IncludeInResult", "true");
    out_ += '>';
    for (std::size_t i = 0; i < echoed.values.size(); ++i) {
      out_ += "<AttributeValue";
      attribute("DataType", echoed.type_urn);
      if (echoed.type == DataType::xpath_expression) write_xpath_context(*echoed.values[i].xpath);
      out_ += '>';
      append_xml_text(echoed.lexical[i], out_);
      out_ += "</AttributeValue>";
    }
    out_ += "</Attribute>";
  }

  /// The default namespace is left out: XPath does not use it, and it would rename the element that declares it.
  void write_xpath_context(const XPathExpression& xpath) {
    attribute("XPathCategory", xpath.category);
    for (const NamespaceBinding& binding : xpath.namespaces) {
      if (binding.prefix.empty()) continue;
      out_ += " xmlns:";
      out_ += binding.prefix;
      out_ += "=\"";
      append_xml_attribute(binding.uri, out_);
      out_ += '"';
    }
  }

  void write_policy_identifiers(std::span<const PolicyIdentifier> identifiers) {
    out_ += "<PolicyIdentifierList>";
    for (const PolicyIdentifier& identifier : identifiers) {
      const std::string_view element = identifier.is_policy_set ? "PolicySetIdReference" : "PolicyIdReference";
      open(element);
      if (!identifier.version.empty()) attribute("Version", identifier.version);
      out_ += '>';
      append_xml_text(identifier.id, out_);
      close(element);
    }
    out_ += "</PolicyIdentifierList>";
  }

  void open(std::string_view element) {
    out_ += '<';
    out_ += element;
  }
  void close(std::string_view element) {
    out_ += "</";
    out_ += element;
    out_ += '>';
  }
  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_attribute(value, out_);
    out_ += '"';
  }

  std::string& out_;
};

}  // namespace

void write_xml_response(std::span<const Result> results, std::string& out) { XmlResponse(out).write(results); }

}  // namespace hjemmel
