// A category object of the JSON profile (section 4.2.3): CategoryId, Id, Content, Attribute.
#include "runtime/request/content_text.hpp"
#include "runtime/request/json_reader.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {

namespace {

enum : std::size_t { category_id, id, content, attribute };
constexpr std::array<std::string_view, 4> category_properties = {"CategoryId", "Id", "Content", "Attribute"};

}  // namespace

/// `urn` is that of the property which the object stands under, empty under `Category`.
bool JsonReader::read_category(Json value, std::string_view urn) {
  JsonObject object;
  if (!read_object(value, object)) return false;
  const std::size_t begins_at = at_;
  const auto category = static_cast<std::uint32_t>(request_->categories.size());
  request_->categories.push_back({urn, {}, {}});
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, category_properties, seen, property)) return false;
    Place place(*this, category_properties[property]);
    Json inner = field.value();
    if (look_at(inner) == Kind::null) continue;
    switch (property) {
      case category_id: {
        std::string_view given;
        if (!read_string(inner, given)) return false;
        if (!urn.empty() && given != urn) return fail("a category of its own belongs under `Category`");
        request_->categories[category].category = given;
        break;
      }
      case id:
        if (!read_string(inner, request_->categories[category].xml_id)) return false;
        break;
      case content:
        if (!read_content(inner, request_->categories[category].content)) return false;
        break;
      default:
        if (!for_each_item(inner, place, [&](Json& one) { return read_attribute(one, category); })) return false;
    }
  }
  if (request_->categories[category].category.empty()) {
    at_ = begins_at;
    return fail("`CategoryId` is missing");
  }
  return true;
}

/// XML as it is, or in base64 (JSON profile, section 4.2.4.1).
bool JsonReader::read_content(Json value, std::string_view& content_text) {
  std::string_view text;
  if (!read_string(value, text)) return false;
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return fail("the content is empty");
  if (text[start] != '<' && !text.substr(start).starts_with("\xEF\xBB\xBF")) {
    Value octets;
    std::string_view problem;
    if (!parse_value(DataType::base64_binary, text, request_->arena, octets, problem)) {
      return fail("the content is neither XML nor base64");
    }
    text = octets.as_text();
  }
  std::string problem;
  if (!read_content_document(text, request_->arena, content_text, problem))
    return fail("the content is not XML: " + problem);
  return true;
}

}  // namespace hjemmel
