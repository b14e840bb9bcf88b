// <Attribute> and <AttributeValue> of the XML reader (sections 5.46, 5.31).
#include "runtime/request/xml_reader.hpp"
#include "runtime/value/lexical.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel {

namespace {

using Event = XmlScanner::Event;

}  // namespace

bool XmlReader::read_attribute(std::uint32_t category) {
  static constexpr std::array<std::string_view, 3> names = {"AttributeId", "Issuer", "IncludeInResult"};
  std::array<std::string_view, names.size()> given;
  const std::size_t begin = scanner_.offset();
  if (!read_properties(names, given) || !require(given[0], names[0])) return false;
  RequestAttribute shared;
  shared.category = category;
  shared.id = strip_white_space(given[0]);
  shared.issuer = given[1];
  if (!read_boolean(given[2], names[2], shared.include_in_result)) return false;
  values_.clear();
  const bool done = for_each_child([&](std::string_view name) {
    if (name != "AttributeValue") return refuse_child();
    return read_value();
  });
  if (!done) return false;
  if (values_.empty()) return fail(begin, "`<Attribute>` needs at least one `<AttributeValue>`");
  add_attributes(shared);
  return true;
}

/// One RequestAttribute for each run of values of one type.
void XmlReader::add_attributes(const RequestAttribute& shared) {
  for (std::size_t begin = 0; begin < values_.size();) {
    std::size_t end = begin + 1;
    while (end < values_.size() && values_[end].type_urn == values_[begin].type_urn) ++end;
    const std::size_t count = end - begin;
    auto* values = request_->arena.allocate<Value>(count);
    auto* lexical = request_->arena.allocate<std::string_view>(count);
    for (std::size_t i = 0; i < count; ++i) {
      values[i] = values_[begin + i].value;
      lexical[i] = values_[begin + i].lexical;
    }
    RequestAttribute& attribute = request_->attributes.emplace_back(shared);
    attribute.type = values_[begin].type;
    attribute.type_urn = values_[begin].type_urn;
    attribute.values = {values, count};
    attribute.lexical = {lexical, count};
    begin = end;
  }
}

bool XmlReader::read_value() {
  const XmlAttribute* data_type = scanner_.attribute("DataType");
  const std::size_t begin = scanner_.offset();
  if (data_type == nullptr) return require({}, "DataType");
  TypedValue typed;
  typed.type_urn = strip_white_space(data_type->value);
  typed.type = data_type_of_urn(typed.type_urn).value_or(DataType::unknown);
  if (typed.type == DataType::xpath_expression) {
    if (!read_xpath(typed)) return false;
  } else if (typed.type == DataType::unknown) {
    if (!read_markup(typed.lexical)) return false;
    typed.value = Value::of_text(typed.type, typed.lexical);
  } else {
    if (!read_text(typed.lexical)) return false;
    std::string_view problem;
    if (typed.type == DataType::string) {
      typed.value = Value::of_text(typed.type, typed.lexical);  // the scanner has let only characters of XML through
    } else if (!parse_value(typed.type, typed.lexical, request_->arena, typed.value, problem)) {
      return fail(begin, std::string(problem));
    }
  }
  values_.push_back(typed);
  return true;
}

/// An xpathExpression: XPathCategory says whose <Content> it is about, the prefixes are those in scope here (5.31,
/// A.3.15).
bool XmlReader::read_xpath(TypedValue& typed) {
  const std::size_t begin = scanner_.offset();
  const XmlAttribute* category = scanner_.attribute("XPathCategory");
  if (category == nullptr) return require({}, "XPathCategory");
  auto* expression = new (request_->arena.allocate<XPathExpression>(1)) XPathExpression;
  expression->category = strip_white_space(category->value);
  namespaces_.clear();
  scanner_.namespaces_in_scope(namespaces_);
  expression->namespaces = request_->arena.copy(std::span<const NamespaceBinding>(namespaces_));
  if (!read_text(typed.lexical)) return false;
  std::string_view problem;
  Value path;
  if (!parse_value(typed.type, typed.lexical, request_->arena, path, problem)) return fail(begin, std::string(problem));
  expression->path = path.xpath->path;
  typed.value.type = typed.type;
  typed.value.xpath = expression;
  return true;
}

/// The text of a value of an unknown type; where it holds elements, the markup as it is written.
bool XmlReader::read_markup(std::string_view& text) {
  const std::size_t begin = scanner_.end_offset();
  bool has_elements = false;
  pieces_.clear();
  std::size_t depth = 1;
  while (true) {
    const Event event = scanner_.next();
    if (event == Event::malformed) return fail_malformed();
    if (event == Event::text) pieces_ += scanner_.text();
    if (event == Event::start) {
      has_elements = true;
      ++depth;
    }
    if (event == Event::end && --depth == 0) break;
  }
  text =
      has_elements ? text_.substr(begin, scanner_.offset() - begin) : request_->arena.copy(std::string_view(pieces_));
  return true;
}

}  // namespace hjemmel
