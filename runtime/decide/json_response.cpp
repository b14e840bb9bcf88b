// Result ▸ Response of the JSON profile 1.1 (section 5), appended without a tree in between. Data types are written
// with their full identifiers, empty lists and absent properties are left out. A value of an extension type in an
// obligation is written as a string: its identifier is not known here.
#include "runtime/decide/echo.hpp"
#include "runtime/decide/json_text.hpp"
#include "runtime/decide/result.hpp"

namespace hjemmel {

namespace {

class JsonResponse {
 public:
  explicit JsonResponse(std::string& out) : out_(out) {}

  void write(std::span<const Result> results) {
    out_ += "{\"Response\":";
    list(results, [&](const Result& result) { write_result(result); });
    out_ += "}\n";
  }

 private:
  void write_result(const Result& result) {
    out_ += "{\"Decision\":\"";
    out_ += name_of(result.decision);
    out_ += "\",\"Status\":";
    write_status(result.status);
    if (!result.obligations.empty()) {
      out_ += ",\"Obligations\":";
      list(result.obligations, [&](const Obligation& obligation) { write_obligation(obligation); });
    }
    if (!result.advice.empty()) {
      out_ += ",\"AssociatedAdvice\":";
      list(result.advice, [&](const Obligation& advice) { write_obligation(advice); });
    }
    bool first = true;
    for_each_echoed_category(result.request, [&](const RequestCategory& category, std::uint32_t index) {
      out_ += first ? ",\"Category\":[" : ",";
      first = false;
      write_category(*result.request.request, category, index);
    });
    if (!first) out_ += ']';
    if (!result.policy_identifiers.empty()) write_policy_identifiers(result.policy_identifiers);
    out_ += '}';
  }

  void write_status(const Status& status) {
    out_ += "{\"StatusCode\":{";
    property("Value", urn_of(status.code));
    out_ += '}';
    if (!status.message.empty()) {
      out_ += ',';
      property("StatusMessage", status.message);
    }
    // Only beside missing-attribute may a StatusDetail stand (core 5.57).
    if (status.code == StatusCode::missing_attribute && !status.missing.attribute_id.empty()) {
      out_ += ",\"StatusDetail\":[{";
      property("Category", status.missing.category);
      out_ += ',';
      property("AttributeId", status.missing.attribute_id);
      out_ += ',';
      property("DataType", urn_of(status.missing.type));
      optional_property("Issuer", status.missing.issuer);
      out_ += "}]";
    }
    out_ += '}';
  }

  void write_obligation(const Obligation& obligation) {
    out_ += '{';
    property("Id", obligation.id);
    if (!obligation.assignments.empty()) {
      out_ += ",\"AttributeAssignment\":";
      list(obligation.assignments, [&](const Assignment& assignment) { write_assignment(assignment); });
    }
    out_ += '}';
  }

  void write_assignment(const Assignment& assignment) {
    out_ += '{';
    property("AttributeId", assignment.attribute_id);
    out_ += ",\"Value\":";
    append_json_value(assignment.value, {}, out_);
    out_ += ',';
    const bool is_known = assignment.value.type != DataType::unknown;
    property("DataType", urn_of(is_known ? assignment.value.type : DataType::string));
    optional_property("Category", assignment.category);
    optional_property("Issuer", assignment.issuer);
    out_ += '}';
  }

  void write_category(const Request& request, const RequestCategory& category, std::uint32_t index) {
    out_ += '{';
    property("CategoryId", category.category);
    optional_property("Id", category.xml_id);
    out_ += ",\"Attribute\":[";
    bool first = true;
    for (const RequestAttribute& attribute : request.attributes) {
      if (!is_echoed(attribute, index)) continue;
      if (!first) out_ += ',';
      first = false;
      write_echo(attribute);
    }
    out_ += "]}";
  }

  void write_echo(const RequestAttribute& attribute) {
    out_ += '{';
    property("AttributeId", attribute.id);
    out_ += ",\"Value\":";
    const bool several = attribute.values.size() > 1;
    if (several) out_ += '[';
    for (std::size_t i = 0; i < attribute.values.size(); ++i) {
      if (i > 0) out_ += ',';
      append_json_value(attribute.values[i], attribute.lexical[i], out_);
    }
    if (several) out_ += ']';
    out_ += ',';
    property("DataType", attribute.type_urn);
    optional_property("Issuer", attribute.issuer);
    out_ += ",\"IncludeInResult\":true}";
  }

  void write_policy_identifiers(std::span<const PolicyIdentifier> identifiers) {
    out_ += ",\"PolicyIdentifierList\":{";
    bool first_list = true;
    for (const bool policy_sets : {false, true}) {
      bool first = true;
      for (const PolicyIdentifier& identifier : identifiers) {
        if (identifier.is_policy_set != policy_sets) continue;
        if (first) {
          if (!first_list) out_ += ',';
          out_ += policy_sets ? "\"PolicySetIdReference\":[" : "\"PolicyIdReference\":[";
        }
        out_ += first ? "{" : ",{";
        first = first_list = false;
        property("Id", identifier.id);
        optional_property("Version", identifier.version);
        out_ += '}';
      }
      if (!first) out_ += ']';
    }
    out_ += '}';
  }

  template <typename Item, typename WriteItem>
  void list(std::span<const Item> items, WriteItem write_item) {
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ',';
      write_item(items[i]);
    }
    out_ += ']';
  }
  void property(std::string_view name, std::string_view value) {
    out_ += '"';
    out_ += name;
    out_ += "\":";
    append_json_string(value, out_);
  }
  void optional_property(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += ',';
    property(name, value);
  }

  std::string& out_;
};

}  // namespace

void write_json_response(std::span<const Result> results, std::string& out) { JsonResponse(out).write(results); }

}  // namespace hjemmel
