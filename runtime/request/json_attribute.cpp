// Attributes and their values in the JSON profile (sections 3 and 4.2.4): which type a value has, and what it is worth.
#include "runtime/request/json_reader.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel {

namespace {

enum : std::size_t { attribute_id, value_property, data_type, issuer, include_in_result };
constexpr std::array<std::string_view, 5> attribute_properties = {"AttributeId", "Value", "DataType", "Issuer",
                                                                  "IncludeInResult"};

enum : std::size_t { xpath_category, namespaces, xpath };
constexpr std::array<std::string_view, 3> xpath_properties = {"XPathCategory", "Namespaces", "XPath"};

enum : std::size_t { prefix, uri };
constexpr std::array<std::string_view, 2> namespace_properties = {"Prefix", "Namespace"};

bool is_whole(std::string_view number) { return number.find_first_of(".eE") == std::string_view::npos; }

}  // namespace

bool JsonReader::read_attribute(Json value, std::uint32_t category) {
  JsonObject object;
  if (!read_object(value, object)) return false;
  const std::size_t begins_at = at_;
  RequestAttribute attribute;
  attribute.category = category;
  bool has_type = false;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, attribute_properties, seen, property)) return false;
    const Place place(*this, attribute_properties[property]);
    Json inner = field.value();
    if (property == value_property) {
      if (!read_values(inner)) return false;
      continue;
    }
    const Kind kind = look_at(inner);
    if (property == attribute_id) {
      if (!take_string(inner, kind, attribute.id)) return false;
    } else if (kind == Kind::null) {
      continue;
    } else if (property == data_type) {
      if (!take_string(inner, kind, attribute.type_urn)) return false;
      has_type = true;
    } else if (property == issuer) {
      if (!take_string(inner, kind, attribute.issuer)) return false;
    } else if (!take_boolean(kind, attribute.include_in_result)) {
      return false;
    }
  }
  for (const std::size_t required : {attribute_id, value_property}) {
    if ((seen >> required & 1) == 0) {
      at_ = begins_at;
      return fail("`" + std::string(attribute_properties[required]) + "` is missing");
    }
  }
  return add_attribute(attribute, has_type);
}

bool JsonReader::read_values(Json value) {
  raw_values_.clear();
  if (const Kind kind = look_at(value); kind != Kind::array) return read_raw_value(value, kind);
  path_[depth_ - 1].index = 0;
  simdjson::ondemand::array items;
  if (const auto error = value.get_array().get(items)) return fail_json(error);
  for (auto item : items) {
    Json element;
    if (const auto error = item.get(element)) return fail_json(error);
    path_[depth_ - 1].index = raw_values_.size();
    if (!read_raw_value(element, look_at(element))) return false;
  }
  return true;
}

bool JsonReader::read_raw_value(Json value, Kind kind) {
  RawValue raw;
  raw.kind = kind;
  raw.offset = at_;
  switch (raw.kind) {
    case Kind::string:
      if (!take_string(value, kind, raw.text)) return false;
      break;
    case Kind::number:
    case Kind::boolean:
      raw.text = text_.substr(at_, token_.size());
      break;
    case Kind::object:
      if (!read_xpath(value, raw)) return false;
      break;
    default:
      return fail_kind("a value", raw.kind);
  }
  raw_values_.push_back(raw);
  return true;
}

/// The value of an xpathExpression (section 3.4.3): `{"XPathCategory": …, "Namespaces": […], "XPath": …}`.
bool JsonReader::read_xpath(Json value, RawValue& raw) {
  JsonObject object;
  if (!read_object(value, object)) return false;
  auto* expression = new (request_->arena.allocate<XPathExpression>(1)) XPathExpression;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, xpath_properties, seen, property)) return false;
    Place place(*this, xpath_properties[property]);
    Json inner = field.value();
    if (property == xpath_category) {
      if (!read_string(inner, expression->category)) return false;
    } else if (property == xpath) {
      if (!read_string(inner, expression->path)) return false;
    } else if (look_at(inner) != Kind::null) {
      namespaces_.clear();
      if (!for_each_item(inner, place, [&](Json& one) { return read_namespace(one); })) return false;
      expression->namespaces = request_->arena.copy(std::span<const NamespaceBinding>(namespaces_));
    }
  }
  for (const std::size_t required : {xpath_category, xpath}) {
    if ((seen >> required & 1) == 0) {
      at_ = raw.offset;
      return fail("`" + std::string(xpath_properties[required]) +
                  "` is missing: an object is a value of xpathExpression");
    }
  }
  raw.xpath = expression;
  raw.text = expression->path;
  return true;
}

/// One entry of Namespaces; without a Prefix it is the default namespace.
bool JsonReader::read_namespace(Json value) {
  JsonObject object;
  if (!read_object(value, object)) return false;
  NamespaceBinding binding;
  std::uint32_t seen = 0;
  for (auto item : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(item).get(field)) return fail_json(error);
    std::size_t property = 0;
    if (!find_property(field, namespace_properties, seen, property)) return false;
    const Place place(*this, namespace_properties[property]);
    Json inner = field.value();
    if (property == prefix && look_at(inner) == Kind::null) continue;
    if (!read_string(inner, property == prefix ? binding.prefix : binding.uri)) return false;
  }
  if ((seen >> uri & 1) == 0) return fail("`Namespace` is missing");
  namespaces_.push_back(binding);
  return true;
}

/// Section 3.3.1: the type follows from the JSON kind; whole and other numbers together are doubles.
bool JsonReader::infer_type(DataType& type) {
  const auto type_of = [](const RawValue& raw) {
    if (raw.kind == Kind::number) return is_whole(raw.text) ? DataType::integer : DataType::real;
    if (raw.kind == Kind::boolean) return DataType::boolean;
    return raw.kind == Kind::object ? DataType::xpath_expression : DataType::string;
  };
  type = type_of(raw_values_.front());
  for (const RawValue& raw : raw_values_) {
    const DataType other = type_of(raw);
    if (other == type) continue;
    const bool numbers = raw.kind == Kind::number && raw_values_.front().kind == Kind::number;
    if (!numbers) {
      at_ = raw.offset;
      return fail("the values are of different types: `" + std::string(name_of(type)) + "` and `" +
                  std::string(name_of(other)) + "`");
    }
    type = DataType::real;
  }
  return true;
}

/// Most requests name one type, many times: the last one found is kept.
void JsonReader::find_type(RequestAttribute& attribute) {
  if (attribute.type_urn != last_type_text_) {
    last_type_text_ = attribute.type_urn;
    if (const auto by_urn = data_type_of_urn(attribute.type_urn)) {
      last_type_ = *by_urn;
      last_type_urn_ = {};
    } else {
      last_type_ = data_type_of_name(attribute.type_urn).value_or(DataType::unknown);
      last_type_urn_ = urn_of(last_type_);
    }
  }
  attribute.type = last_type_;
  // A short name becomes the identifier, since the echo must stand in the XML form, too.
  if (!last_type_urn_.empty()) attribute.type_urn = last_type_urn_;
}

bool JsonReader::add_attribute(RequestAttribute& attribute, bool has_type) {
  if (raw_values_.empty()) return true;
  Place place(*this, attribute_properties[value_property]);
  if (has_type) {
    find_type(attribute);
  } else {
    if (!infer_type(attribute.type)) return false;
    attribute.type_urn = urn_of(attribute.type);
  }
  const std::size_t count = raw_values_.size();
  auto* values = request_->arena.allocate<Value>(count);
  auto* lexical = request_->arena.allocate<std::string_view>(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (count > 1) place.index(i);
    values[i] = Value();
    lexical[i] = raw_values_[i].text;
    if (!type_value(raw_values_[i], attribute.type, values[i])) return false;
  }
  attribute.values = {values, count};
  attribute.lexical = {lexical, count};
  request_->attributes.push_back(attribute);
  return true;
}

/// A string may hold the lexical form of any type; a number or a boolean only stands for its own. `"DataType":
/// "string"` beside a number is refused: whether 1.0 is then the text `1.0` or `1` nobody can tell.
bool JsonReader::type_value(const RawValue& raw, DataType type, Value& value) {
  at_ = raw.offset;
  const auto mismatch = [&](std::string_view hint) {
    return fail(std::string(describe(raw.kind)) + " is no value of `" + std::string(name_of(type)) + "`" +
                std::string(hint));
  };
  switch (raw.kind) {
    case Kind::object:
      if (type != DataType::xpath_expression) return mismatch("");
      value.type = type;
      value.xpath = raw.xpath;
      return true;
    case Kind::number:
      if (type != DataType::integer && type != DataType::real && type != DataType::unknown) {
        return mismatch(", write it in quotes");
      }
      break;
    case Kind::boolean:
      if (type != DataType::boolean && type != DataType::unknown) return mismatch(", write it in quotes");
      break;
    default:
      if (type == DataType::xpath_expression) return mismatch(", it is an object with `XPathCategory` and `XPath`");
      // A text without escapes has been checked by the parser.
      if (type == DataType::string && raw.text.data() >= text_.data() &&
          raw.text.data() <= text_.data() + text_.size()) {
        value = Value::of_text(type, raw.text);
        return true;
      }
  }
  if (type == DataType::unknown) {
    value = Value::of_text(type, raw.text);
    return true;
  }
  std::string_view problem;
  if (!parse_value(type, raw.text, request_->arena, value, problem)) return fail(problem);
  return true;
}

}  // namespace hjemmel
