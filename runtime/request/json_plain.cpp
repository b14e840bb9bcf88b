// The short way for plain requests, which nearly all are: ASCII without escapes, names spelt as the profile does, each
// value one string. They are read in one walk over the text. Whatever else there is, and whatever is wrong, is left to
// the reader proper, which starts anew and knows every form and every message: here nothing is taken that it would not
// take, with the same meaning.
#include "runtime/request/categories.hpp"
#include "runtime/request/json_cursor.hpp"
#include "runtime/request/json_reader.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {
namespace {

/// Walks the members of an object: `member(key)` takes each value.
template <typename Member>
bool take_members(JsonCursor& json, Member member) {
  if (!json.take('{')) return false;
  if (json.take('}')) return true;
  do {
    std::string_view key;
    if (!json.take_string(key) || !json.take(':') || !member(key)) return false;
  } while (json.take(','));
  return json.take('}');
}

/// An array of items, or a single one.
template <typename Item>
bool take_items(JsonCursor& json, Item item) {
  if (!json.take('[')) return item();
  if (json.take(']')) return true;
  do {
    if (!item()) return false;
  } while (json.take(','));
  return json.take(']');
}

/// Marks a property as seen; false if it was seen before.
bool first_time(std::uint32_t& seen, std::uint32_t property) {
  const bool first = (seen >> property & 1) == 0;
  seen |= 1u << property;
  return first;
}

bool take_flag(JsonCursor& json, bool& flag) {
  if (json.take_word("true")) {
    flag = true;
    return true;
  }
  return json.take_word("false") || json.take_word("null");
}

bool take_optional_string(JsonCursor& json, std::string_view& text) {
  return json.peek() == '"' ? json.take_string(text) : json.take_word("null");
}

}  // namespace

bool JsonReader::read_plain() {
  JsonCursor json(text_);
  bool found = false;
  const bool read = take_members(json, [&](std::string_view key) {
    if (key != "Request" || found) return false;
    found = true;
    std::uint32_t seen = 0;
    return take_members(json, [&](std::string_view name) { return read_plain_property(json, name, seen); });
  });
  return read && found && json.at_end();
}

bool JsonReader::read_plain_property(JsonCursor& json, std::string_view name, std::uint32_t& seen) {
  enum : std::uint32_t { policy_ids = named_categories.size(), combined, version, category, multiple };
  for (std::uint32_t i = 0; i < named_categories.size(); ++i) {
    if (name != named_categories[i].property) continue;
    if (!first_time(seen, i)) return false;
    if (json.take_word("null")) return true;
    return take_items(json, [&] { return read_plain_category(json, named_categories[i].urn); });
  }
  if (name == "Category") {
    if (!first_time(seen, category)) return false;
    if (json.take_word("null")) return true;
    return take_items(json, [&] { return read_plain_category(json, {}); });
  }
  if (name == "ReturnPolicyIdList") {
    return first_time(seen, policy_ids) && take_flag(json, request_->return_policy_id_list);
  }
  if (name == "CombinedDecision") return first_time(seen, combined) && take_flag(json, request_->combined_decision);
  if (name == "XPathVersion") return first_time(seen, version) && take_optional_string(json, request_->xpath_version);
  return name == "MultiRequests" && first_time(seen, multiple) && json.take_word("null");
}

bool JsonReader::read_plain_category(JsonCursor& json, std::string_view urn) {
  enum : std::uint32_t { category_id, id, content, attribute };
  const auto number = static_cast<std::uint32_t>(request_->categories.size());
  request_->categories.push_back({urn, {}, {}});
  std::uint32_t seen = 0;
  const bool read = take_members(json, [&](std::string_view name) {
    if (name == "Attribute") {
      if (!first_time(seen, attribute)) return false;
      return json.take_word("null") || take_items(json, [&] { return read_plain_attribute(json, number); });
    }
    if (name == "CategoryId") {
      std::string_view given;
      if (!first_time(seen, category_id) || !json.take_string(given)) return false;
      request_->categories[number].category = given;
      return urn.empty() || given == urn;
    }
    if (name == "Id") return first_time(seen, id) && take_optional_string(json, request_->categories[number].xml_id);
    return name == "Content" && first_time(seen, content) && json.take_word("null");
  });
  return read && !request_->categories[number].category.empty();
}

bool JsonReader::read_plain_attribute(JsonCursor& json, std::uint32_t category) {
  enum : std::uint32_t { attribute_id, value, data_type, issuer, include };
  RequestAttribute& attribute = request_->attributes.emplace_back();
  attribute.category = category;
  std::string_view text;
  std::uint32_t seen = 0;
  const bool read = take_members(json, [&](std::string_view name) {
    if (name == "AttributeId") return first_time(seen, attribute_id) && json.take_string(attribute.id);
    if (name == "Value") return first_time(seen, value) && json.take_string(text);
    if (name == "DataType") return first_time(seen, data_type) && take_optional_string(json, attribute.type_urn);
    if (name == "Issuer") return first_time(seen, issuer) && take_optional_string(json, attribute.issuer);
    return name == "IncludeInResult" && first_time(seen, include) && take_flag(json, attribute.include_in_result);
  });
  constexpr std::uint32_t required = 1u << attribute_id | 1u << value;
  if (!read || (seen & required) != required) return false;

  if (attribute.type_urn.data() != nullptr) {
    find_type(attribute);
  } else {
    attribute.type = DataType::string;
    attribute.type_urn = urn_of(DataType::string);
  }
  auto* typed = request_->arena.allocate<Value>(1);
  if (attribute.type == DataType::string || attribute.type == DataType::unknown) {
    *typed = Value::of_text(attribute.type, text);
  } else {
    *typed = Value();
    std::string_view problem;
    if (attribute.type == DataType::xpath_expression ||
        !parse_value(attribute.type, text, request_->arena, *typed, problem)) {
      return false;
    }
  }
  auto* lexical = request_->arena.allocate<std::string_view>(1);
  *lexical = text;
  attribute.values = {typed, 1};
  attribute.lexical = {lexical, 1};
  return true;
}

}  // namespace hjemmel
