// Tokens, strings, property names and messages of the JSON reader.
#include <bit>
#include <cstring>

#include "runtime/request/json_number.hpp"
#include "runtime/request/json_reader.hpp"
#include "runtime/request/text_position.hpp"

namespace hjemmel {

namespace {

std::string_view without_space_behind(std::string_view token) {
  while (!token.empty() &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

/// `name` consists of ASCII letters, so that setting the bit 0x20 folds case and maps nothing else onto a letter.
bool same_name(std::string_view key, std::string_view name) {
  if (key.size() != name.size()) return false;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if ((key[i] | 0x20) != (name[i] | 0x20)) return false;
  }
  return true;
}

/// The first control character between quotes: only an escape may stand for one (RFC 8259, section 7).
std::size_t find_control_in_string(std::string_view text) {
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string && static_cast<unsigned char>(text[i]) < 0x20) return i;
    if (in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_string = !in_string;
    }
  }
  return text.size();
}

}  // namespace

JsonReader::Kind JsonReader::look_at(Json& value) {
  const std::string_view token = value.raw_json_token();
  at_ = static_cast<std::size_t>(token.data() - padded_.get());
  token_ = without_space_behind(token);
  switch (token_.empty() ? '\0' : token_.front()) {
    case '"':
      return token_.size() >= 2 && token_.back() == '"' ? Kind::string : Kind::malformed;
    case '{':
      return Kind::object;
    case '[':
      return Kind::array;
    case 't':
    case 'f':
      return token_ == "true" || token_ == "false" ? Kind::boolean : Kind::malformed;
    case 'n':
      return token_ == "null" ? Kind::null : Kind::malformed;
    default:
      return is_json_number(token_) ? Kind::number : Kind::malformed;
  }
}

/// A string is taken from simdjson, not only looked at: what is left to it to skip it takes for a key if a colon
/// follows.
bool JsonReader::take_string(Json& value, Kind kind, std::string_view& text) {
  if (kind != Kind::string) return fail_kind("a string", kind);
  if (const auto error = value.get_raw_json_string().error()) return fail_json(error);
  return unescape(token_.substr(1, token_.size() - 2), text);
}

bool JsonReader::take_boolean(Kind kind, bool& flag) {
  if (kind != Kind::boolean) return fail_kind("true or false", kind);
  flag = token_.front() == 't';
  return true;
}

bool JsonReader::read_object(Json& value, JsonObject& object) {
  const Kind kind = look_at(value);
  if (kind != Kind::object) return fail_kind("an object", kind);
  if (const auto error = value.get_object().get(object)) return fail_json(error);
  return true;
}

bool JsonReader::unescape(std::string_view inner, std::string_view& text) {
  if (!has_escapes_ || inner.find('\\') == std::string_view::npos) {
    text = text_.substr(static_cast<std::size_t>(inner.data() - padded_.get()), inner.size());
    return true;
  }
  // simdjson writes whole vectors: the padding of its own string buffer.
  auto* out = request_->arena.allocate<std::uint8_t>(inner.size() + simdjson::SIMDJSON_PADDING);
  // A raw_json_string begins behind its quote and is read up to the closing one.
  const simdjson::ondemand::raw_json_string raw(reinterpret_cast<const std::uint8_t*>(inner.data()));
  if (parser_.unescape(raw, out).get(text)) return fail("the string holds an escape that JSON does not know");
  return true;
}

bool JsonReader::key_of(simdjson::ondemand::field& field, std::string_view& key) {
  const char* begin = field.key().raw();
  at_ = static_cast<std::size_t>(begin - 1 - padded_.get());
  const char* end = begin;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return unescape({begin, static_cast<std::size_t>(end - begin)}, key);
}

bool JsonReader::find_property(simdjson::ondemand::field& field, std::span<const std::string_view> names,
                               std::uint32_t& seen, std::size_t& property) {
  // As the profile spells it, mostly, and mostly in its order: the search starts behind the last property. Names are
  // compared in place, closing quote and all; the padding covers the longest.
  const char* key_begin = field.key().raw();
  const auto is_key = [key_begin](std::string_view name) {
    return key_begin[name.size()] == '"' && *key_begin == name.front() &&
           std::memcmp(key_begin, name.data(), name.size()) == 0;
  };
  std::size_t i = static_cast<std::size_t>(std::bit_width(seen));
  while (i < names.size() && !is_key(names[i])) ++i;
  if (i >= names.size()) {
    i = 0;
    while (i < names.size() && !is_key(names[i])) ++i;
  }
  if (i < names.size()) {
    at_ = static_cast<std::size_t>(key_begin - 1 - padded_.get());
  } else {
    std::string_view key;
    if (!key_of(field, key)) return false;
    i = 0;
    while (i < names.size() && !same_name(key, names[i])) ++i;
    if (i == names.size()) return fail("unknown property `" + std::string(key.substr(0, 80)) + "`");
  }
  if ((seen >> i & 1) != 0) return fail("the property `" + std::string(names[i]) + "` is given twice");
  seen |= 1u << i;
  property = i;
  return true;
}

bool JsonReader::fail(std::string_view message) {
  std::string path;
  for (std::size_t i = 0; i < depth_; ++i) {
    if (i > 0) path += '.';
    path += path_[i].name;
    if (path_[i].index != no_index) path += '[' + std::to_string(path_[i].index) + ']';
  }
  problem_->code = StatusCode::syntax_error;
  problem_->message = path.empty() ? std::string(message) : "`" + path + "`: " + std::string(message);
  const TextPosition position = position_of(text_, at_);
  problem_->line = position.line;
  problem_->column = position.column;
  return false;
}

bool JsonReader::fail_kind(std::string_view expected, Kind found) {
  if (found == Kind::malformed) return fail("not JSON: `" + std::string(token_.substr(0, 40)) + "`");
  return fail("expected " + std::string(expected) + ", found " + std::string(describe(found)));
}

std::string_view JsonReader::describe(Kind kind) {
  switch (kind) {
    case Kind::string:
      return "a string";
    case Kind::number:
      return "a number";
    case Kind::boolean:
      return "a boolean";
    case Kind::null:
      return "null";
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
    case Kind::malformed:
      break;
  }
  return "something that is not JSON";
}

bool JsonReader::fail_json(simdjson::error_code error) {
  const char* location = nullptr;
  const auto text_end = padded_.get() + text_.size();
  switch (error) {
    case simdjson::EMPTY:
      return fail("the request is empty");
    case simdjson::UTF8_ERROR:
      at_ = find_invalid_utf8(text_);
      return fail("the text is not valid UTF-8");
    case simdjson::UNCLOSED_STRING:
      at_ = text_.size();
      return fail("not JSON: a string is not closed");
    case simdjson::UNESCAPED_CHARS:
      at_ = find_control_in_string(text_);
      return fail("not JSON: a string holds a control character");
    case simdjson::MEMALLOC:
      return fail("not enough memory for the request");
    default:
      if (!document_.current_location().get(location) && location >= padded_.get() && location <= text_end) {
        at_ = static_cast<std::size_t>(location - padded_.get());
      }
      return fail("not JSON: a comma, a colon or a bracket is missing or misplaced");
  }
}

}  // namespace hjemmel
