// XACML-JSON text ▸ Request, in one pass over simdjson's on-demand tokens, straight into the request's flat arrays;
// plain requests in one pass over the text itself (json_plain.cpp).
//
// Texts without escapes are borrowed from the caller's text; the others are unescaped into the request's arena. Nothing
// points into the parser, so one reader serves any number of requests, and allocates no more once it has seen the
// largest of them.
//
// Readings chosen (JSON profile 1.1; attributes of Altinn's clients):
//   - property names match whatever their case, each at most once; a name that the profile does not know is refused, as
//   an
//     unknown element of the XML form is;
//   - null stands for "not given" wherever a property may be left out (Altinn's clients write every one), and is
//   refused
//     for AttributeId and Value and in arrays;
//   - an array or a single object may stand wherever the profile has an array of objects;
//   - an empty Value array gives no attribute: an <Attribute> has at least one value (section 5.46).
#pragma once

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/multi_requests.hpp"
#include "runtime/request/request.hpp"

namespace hjemmel {

class JsonCursor;

class JsonReader {
 public:
  enum class Root : std::uint8_t {
    request,                ///< `{"Request": {…}}`
    request_or_categories,  ///< the same, or the object in it by itself
  };

  /// Fills `request`. On failure returns false, and `problem` names the path and the place.
  bool read(std::string_view text, Root root, Request& request, RequestProblem& problem);

 private:
  using Json = simdjson::ondemand::value;
  using JsonObject = simdjson::ondemand::object;

  enum class Kind : std::uint8_t { string, number, boolean, null, array, object, malformed };

  /// A value as it stands in the text, before its type is known: DataType may follow Value.
  struct RawValue {
    Kind kind = Kind::null;
    std::string_view text;  ///< unescaped, or the token of a number or boolean
    std::size_t offset = 0;
    const XPathExpression* xpath = nullptr;
  };

  struct Step {
    std::string_view name;
    std::size_t index = no_index;
  };
  static constexpr std::size_t no_index = SIZE_MAX;

  /// One step of the path that messages name, for as long as it lives.
  class Place {
   public:
    Place(JsonReader& reader, std::string_view name) : reader_(reader) { reader_.path_[reader_.depth_++] = {name}; }
    ~Place() { --reader_.depth_; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    void index(std::size_t index) { reader_.path_[reader_.depth_ - 1].index = index; }

   private:
    JsonReader& reader_;
  };

  // json_plain.cpp: the short way
  /// Reads the text if it is a plain request. If not, false, and what `request` then holds is to be cleared.
  bool read_plain();
  bool read_plain_property(JsonCursor& json, std::string_view name, std::uint32_t& seen);
  bool read_plain_category(JsonCursor& json, std::string_view urn);
  bool read_plain_attribute(JsonCursor& json, std::uint32_t category);

  // json_document.cpp: the document and its two possible roots, MultiRequests
  bool read_document(Root root);
  bool read_root(JsonObject object, Root root);
  bool read_request_property(std::size_t property, Json value);
  bool read_multi_requests(Json value);
  bool read_reference(Json value);
  bool read_reference_id(Json value);

  // json_category.cpp
  bool read_category(Json value, std::string_view urn);
  bool read_content(Json value, std::string_view& content);

  // json_attribute.cpp
  bool read_attribute(Json value, std::uint32_t category);
  bool read_values(Json value);
  /// A value that look_at() has just found to be of `kind`.
  bool read_raw_value(Json value, Kind kind);
  bool read_xpath(Json value, RawValue& raw);
  bool read_namespace(Json value);
  bool infer_type(DataType& type);
  void find_type(RequestAttribute& attribute);
  bool add_attribute(RequestAttribute& attribute, bool has_type);
  bool type_value(const RawValue& raw, DataType type, Value& value);

  // json_token.cpp
  Kind look_at(Json& value);
  bool read_string(Json& value, std::string_view& text) { return take_string(value, look_at(value), text); }
  /// The text of a value that look_at() has just found to be of `kind`; refuses what is no string.
  bool take_string(Json& value, Kind kind, std::string_view& text);
  bool read_boolean(Json& value, bool& flag) { return take_boolean(look_at(value), flag); }
  bool take_boolean(Kind kind, bool& flag);
  bool read_object(Json& value, JsonObject& object);
  bool unescape(std::string_view inner, std::string_view& text);
  bool key_of(simdjson::ondemand::field& field, std::string_view& key);
  /// Finds a property in `names` and marks it in `seen`; refuses unknown and repeated ones.
  bool find_property(simdjson::ondemand::field& field, std::span<const std::string_view> names, std::uint32_t& seen,
                     std::size_t& property);
  /// Calls `read_one` for the value, or for each item of it if it is an array.
  template <typename ReadOne>
  bool for_each_item(Json& value, Place& place, ReadOne read_one);
  bool fail(std::string_view message);
  bool fail_kind(std::string_view expected, Kind found);
  bool fail_json(simdjson::error_code error);
  static std::string_view describe(Kind kind);
  void keep_little();

  simdjson::ondemand::parser parser_;
  simdjson::ondemand::document document_;
  std::unique_ptr<char[]> padded_;  // the text with the padding that simdjson reads beyond its end
  std::size_t padded_capacity_ = 0;

  std::string_view text_;
  bool has_escapes_ = false;  // a backslash stands somewhere in the text
  Request* request_ = nullptr;
  RequestProblem* problem_ = nullptr;
  std::size_t at_ = 0;      // the offset of the token looked at last
  std::string_view token_;  // that token without the white space behind it
  std::array<Step, 16> path_;
  std::size_t depth_ = 0;

  std::vector<RawValue> raw_values_;
  std::vector<NamespaceBinding> namespaces_;
  ReferenceTexts references_;
  std::string last_type_text_;
  DataType last_type_ = DataType::unknown;
  std::string_view last_type_urn_;  // empty where it is the text itself
};

template <typename ReadOne>
bool JsonReader::for_each_item(Json& value, Place& place, ReadOne read_one) {
  if (look_at(value) != Kind::array) return read_one(value);
  simdjson::ondemand::array items;
  if (const auto error = value.get_array().get(items)) return fail_json(error);
  std::size_t index = 0;
  for (auto item : items) {
    Json element;
    if (const auto error = item.get(element)) return fail_json(error);
    place.index(index++);
    if (!read_one(element)) return false;
  }
  place.index(no_index);
  return true;
}

}  // namespace hjemmel
