#include "tests/differential/request_draft.hpp"

#include <utility>

#include "runtime/decide/json_text.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::differential {
namespace {

/// A value, read as the request readers read it; an xpathExpression selects from its own category.
bool read_value(const DraftAttribute& attribute, const std::string& category, const std::string& text, Arena& arena,
                Value& value) {
  if (attribute.type == DataType::unknown) {
    value = Value::of_text(DataType::unknown, text);
    return true;
  }
  std::string_view problem;
  if (!parse_value(attribute.type, text, arena, value, problem)) return false;
  if (attribute.type == DataType::xpath_expression) {
    auto* xpath = new (arena.allocate<XPathExpression>(1)) XPathExpression;
    *xpath = {text, category, {}};
    value.xpath = xpath;
  }
  return true;
}

void fill(const std::vector<DraftCategory>& categories, Request& request) {
  for (const DraftCategory& category : categories) {
    const auto number = static_cast<std::uint32_t>(request.categories.size());
    request.categories.push_back({category.urn, {}, category.content});
    for (const DraftAttribute& draft : category.attributes) {
      std::vector<Value> values;
      std::vector<std::string_view> lexical;
      for (const std::string& text : draft.values) {
        Value value;
        if (!read_value(draft, category.urn, text, request.arena, value)) continue;
        values.push_back(value);
        lexical.push_back(text);
      }
      RequestAttribute attribute;
      attribute.category = number;
      attribute.id = draft.id;
      attribute.issuer = draft.issuer;
      attribute.type = draft.type;
      attribute.type_urn = draft.type_urn;
      attribute.values = request.arena.copy(std::span<const Value>(values));
      attribute.lexical = request.arena.copy(std::span<const std::string_view>(lexical));
      request.attributes.push_back(attribute);
    }
  }
}

void append_field(std::string_view name, std::string_view text, std::string& out) {
  append_json_string(name, out);
  out += ": ";
  append_json_string(text, out);
}

void append_attribute(const RequestAttribute& attribute, std::string& out) {
  out += "\n      {";
  append_field("AttributeId", attribute.id, out);
  out += ", ";
  append_field("DataType", attribute.type_urn, out);
  if (!attribute.issuer.empty()) {
    out += ", ";
    append_field("Issuer", attribute.issuer, out);
  }
  out += ", \"Value\": [";
  for (std::size_t i = 0; i < attribute.values.size(); ++i) {
    if (i > 0) out += ", ";
    append_json_value(attribute.values[i], attribute.lexical[i], out);
  }
  out += "]}";
}

void append_categories(const Request& request, std::span<const std::uint32_t> held, std::string& out) {
  out += "  \"Category\": [";
  bool first_category = true;
  for (const std::uint32_t number : held) {
    out += first_category ? "\n    {" : ",\n    {";
    first_category = false;
    append_field("CategoryId", request.categories[number].category, out);
    if (!request.categories[number].content.empty()) {
      out += ", ";
      append_field("Content", request.categories[number].content, out);
    }
    out += ", \"Attribute\": [";
    bool first_attribute = true;
    for (const RequestAttribute& attribute : request.attributes) {
      if (attribute.category != number) continue;
      if (!std::exchange(first_attribute, false)) out += ',';
      append_attribute(attribute, out);
    }
    out += "]}";
  }
  out += "]";
}

}  // namespace

std::string request_json(const RequestDraft& draft) {
  const BoundRequest bound(draft);
  const IndividualRequest& individual = bound.individual();
  std::string out = "{\"Request\": {\n";
  out += draft.return_policy_id_list ? "  \"ReturnPolicyIdList\": true,\n" : "  \"ReturnPolicyIdList\": false,\n";
  append_categories(*individual.request, individual.categories, out);
  return out + "}}\n";
}

std::string source_json(const RequestDraft& draft) {
  if (!draft.source) return {};
  RequestDraft outside;
  outside.categories = *draft.source;
  const BoundRequest bound(outside);
  std::string out = "{\n";
  append_categories(*bound.individual().request, bound.individual().categories, out);
  return out + "}\n";
}

std::span<const Value> BoundRequest::Source::values_of(std::string_view category, std::string_view attribute_id,
                                                       DataType type, std::string_view issuer, Arena& arena) const {
  std::vector<Value> values;
  for (const RequestAttribute& attribute : request.attributes) {
    if (request.categories[attribute.category].category != category || attribute.id != attribute_id) continue;
    if (attribute.type != type || (!issuer.empty() && attribute.issuer != issuer)) continue;
    values.insert(values.end(), attribute.values.begin(), attribute.values.end());
  }
  return arena.copy(std::span<const Value>(values));
}

BoundRequest::BoundRequest(const RequestDraft& draft) : draft_(draft) {
  fill(draft_.categories, request_);
  request_.return_policy_id_list = draft_.return_policy_id_list;
  for (std::uint32_t i = 0; i < draft_.categories.size(); ++i) {
    if (draft_.categories[i].held) held_.push_back(i);
  }
  individual_ = {&request_, held_};
  environment_.now_seconds = draft_.now_seconds;
  environment_.now_nanoseconds = draft_.now_nanoseconds;
  environment_.implicit_zone = draft_.implicit_zone;
  if (draft_.source) {
    fill(*draft_.source, source_.request);
    environment_.attributes = &source_;
  }
}

}  // namespace hjemmel::differential
