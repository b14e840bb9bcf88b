// The document of the JSON reader: its roots, the properties of Request, MultiRequests.
#include <cstring>

#include "runtime/request/categories.hpp"
#include "runtime/request/json_reader.hpp"
#include "runtime/request/request_limits.hpp"

namespace hjemmel {

namespace {

enum : std::size_t {
  return_policy_id_list,
  combined_decision,
  xpath_version,
  category,
  multi_requests,
  named_category
};

constexpr std::array<std::string_view, named_category + named_categories.size()> request_properties = [] {
  std::array<std::string_view, named_category + named_categories.size()> names = {
      "ReturnPolicyIdList", "CombinedDecision", "XPathVersion", "Category", "MultiRequests"};
  for (std::size_t i = 0; i < named_categories.size(); ++i) names[named_category + i] = named_categories[i].property;
  return names;
}();

}  // namespace

bool read_json_request(std::string_view text, Request& request, RequestProblem& problem) {
  thread_local JsonReader reader;
  return reader.read(text, JsonReader::Root::request, request, problem);
}

bool JsonReader::read(std::string_view text, Root root, Request& request, RequestProblem& problem) {
  request.clear();
  references_.clear();
  depth_ = 0;
  at_ = 0;
  request_ = &request;
  problem_ = &problem;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text_ = text;
  if (text.size() > max_request_bytes) return fail("the request is larger than 64 MiB");
  if (root == Root::request) {
    if (read_plain()) return true;
    request.clear();
  }
  const std::size_t padded_size = text.size() + simdjson::SIMDJSON_PADDING;
  if (padded_size > padded_capacity_) {
    padded_capacity_ = padded_size * 2;
    padded_ = std::make_unique_for_overwrite<char[]>(padded_capacity_);
  }
  has_escapes_ = text.find('\\') != std::string_view::npos;
  std::memcpy(padded_.get(), text.data(), text.size());
  std::memset(padded_.get() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
  const bool done = read_document(root);
  keep_little();
  return done;
}

bool JsonReader::read_document(Root root) {
  // The parser's own capacity grows in steps, too: it would otherwise be allocated anew for each longer request.
  if (parser_.capacity() < text_.size()) {
    if (const auto error = parser_.allocate(text_.size() * 2, parser_.max_depth())) return fail_json(error);
  }
  if (const auto error = parser_.iterate(padded_.get(), text_.size(), padded_capacity_).get(document_)) {
    return fail_json(error);
  }
  JsonObject object;
  if (const auto error = document_.get_object().get(object)) {
    if (error != simdjson::INCORRECT_TYPE) return fail_json(error);
    return fail("expected an object with the property `Request`");
  }
  if (!read_root(object, root)) return false;
  const char* location = nullptr;
  if (!document_.current_location().get(location)) {
    at_ = static_cast<std::size_t>(location - padded_.get());
    return fail("not JSON: text follows the request");
  }
  std::string message;
  if (!resolve_references(references_, *request_, message, at_)) {
    const Place place(*this, "Request");
    const Place inner(*this, "MultiRequests");
    return fail(message);
  }
  return true;
}

bool JsonReader::read_root(JsonObject object, Root root) {
  static constexpr std::array<std::string_view, 1> wrapper = {"Request"};
  // The first property tells the two roots apart.
  bool bare = false;
  bool found = false;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (root == Root::request_or_categories && !found) {
      std::string_view key;
      if (!key_of(field, key)) return false;
      bare = key.size() != wrapper[0].size();
      found = true;
    }
    if (bare) {
      if (!find_property(field, request_properties, seen, property)) return false;
      if (!read_request_property(property, field.value())) return false;
      continue;
    }
    if (!find_property(field, wrapper, seen, property)) return false;
    found = true;
    const Place place(*this, "Request");
    JsonObject request;
    Json value = field.value();
    if (!read_object(value, request)) return false;
    std::uint32_t inner_seen = 0;
    for (auto inner : request) {
      simdjson::ondemand::field inner_field;
      if (const auto error = std::move(inner).get(inner_field)) return fail_json(error);
      if (!find_property(inner_field, request_properties, inner_seen, property)) return false;
      if (!read_request_property(property, inner_field.value())) return false;
    }
  }
  if (!found && root == Root::request) return fail("expected an object with the property `Request`");
  return true;
}

bool JsonReader::read_request_property(std::size_t property, Json value) {
  Place place(*this, request_properties[property]);
  if (look_at(value) == Kind::null) return true;
  switch (property) {
    case return_policy_id_list:
      return read_boolean(value, request_->return_policy_id_list);
    case combined_decision:
      return read_boolean(value, request_->combined_decision);
    case xpath_version:
      return read_string(value, request_->xpath_version);
    case category:
      return for_each_item(value, place, [&](Json& item) { return read_category(item, {}); });
    case multi_requests:
      return read_multi_requests(value);
    default:
      return for_each_item(value, place, [&](Json& item) {
        return read_category(item, named_categories[property - named_category].urn);
      });
  }
}

bool JsonReader::read_multi_requests(Json value) {
  static constexpr std::array<std::string_view, 1> names = {"RequestReference"};
  JsonObject object;
  if (!read_object(value, object)) return false;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, names, seen, property)) return false;
    Place place(*this, names[0]);
    Json references = field.value();
    if (look_at(references) == Kind::null) continue;
    if (!for_each_item(references, place, [&](Json& reference) { return read_reference(reference); })) return false;
  }
  return true;
}

bool JsonReader::read_reference(Json value) {
  static constexpr std::array<std::string_view, 1> names = {"ReferenceId"};
  if (references_.ends.size() == max_individual_requests) return fail("more than 10000 individual requests");
  JsonObject object;
  if (!read_object(value, object)) return false;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, names, seen, property)) return false;
    Place place(*this, names[0]);
    Json ids = field.value();
    if (!for_each_item(ids, place, [&](Json& id) { return read_reference_id(id); })) return false;
  }
  if (seen == 0) return fail("`ReferenceId` is missing");
  references_.ends.push_back(static_cast<std::uint32_t>(references_.entries.size()));
  return true;
}

bool JsonReader::read_reference_id(Json value) {
  std::string_view id;
  if (!read_string(value, id)) return false;
  references_.entries.push_back({id, at_});
  return true;
}

void JsonReader::keep_little() {
  if (text_.size() <= kept_text_bytes) return;
  padded_.reset();
  padded_capacity_ = 0;
  document_ = {};
  parser_ = simdjson::ondemand::parser();
  raw_values_ = {};
  references_ = {};
}

}  // namespace hjemmel
