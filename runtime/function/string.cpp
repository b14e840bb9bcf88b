// Strings and URIs as texts (A.3.3, A.3.9). Positions count code points, not octets.
#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "runtime/function/implementations.hpp"
#include "runtime/function/lower_case.hpp"
#include "runtime/value/integer.hpp"
#include "runtime/value/lexical.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel::functions {
namespace {

/// What a decision may hold when a text is put together: variables that repeat each other would otherwise fill the
/// memory, as a text that is doubled thirty times does.
constexpr std::size_t memory_limit = std::size_t{256} << 20U;

/// Nothing if the decision would need too much memory.
std::optional<std::string_view> concatenated(Arena& arena, std::span<const Value> arguments) {
  std::size_t size = 0;
  for (const Value& argument : arguments) size += argument.size;
  if (size > memory_limit || arena.bytes_in_use() > memory_limit - size) return std::nullopt;
  char* const out = arena.allocate<char>(size);
  char* last = out;
  for (const Value& argument : arguments) last = std::ranges::copy(argument.as_text(), last).out;
  return std::string_view(out, size);
}

Value too_long(CallContext& context) {
  return context.fail(StatusCode::processing_error, "the texts together are too long");
}

bool is_uri(CallContext& context, std::string_view text) {
  Value uri;
  std::string_view problem;
  return parse_value(DataType::any_uri, text, context.arena, uri, problem);
}

bool starts_code_point(char octet) { return (static_cast<unsigned char>(octet) & 0xC0) != 0x80; }

/// Where the code point with this number starts; the text's end for the number of its code points. Nothing beyond.
std::optional<std::size_t> offset_of(std::string_view text, std::int64_t position) {
  std::size_t offset = 0;
  for (; position > 0; --position) {
    if (offset == text.size()) return std::nullopt;
    do {
      ++offset;
    } while (offset < text.size() && !starts_code_point(text[offset]));
  }
  return offset;
}

}  // namespace

/// Strips both ends; white space inside stays as it is (A.3.3, unlike fn:normalize-space).
Value string_normalize_space(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_text(DataType::string, strip_white_space(arguments[0].as_text()));
}

Value string_normalize_to_lower_case(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_text(DataType::string, to_lower_case(arguments[0].as_text(), context.arena));
}

Value string_concatenate(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const auto text = concatenated(context.arena, arguments);
  return text ? Value::of_text(DataType::string, *text) : too_long(context);
}

/// XACML 2.0 does not say what happens where the texts make no URI; a value must belong to its type, so it is an error.
Value uri_string_concatenate(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const auto text = concatenated(context.arena, arguments);
  if (!text) return too_long(context);
  if (!is_uri(context, *text)) return context.fail(StatusCode::processing_error, "the texts together are not a URI");
  return Value::of_text(DataType::any_uri, *text);
}

// The text sought is the first argument, the text searched the second.

Value starts_with(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(arguments[1].as_text().starts_with(arguments[0].as_text()));
}

Value ends_with(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  return Value::of_boolean(arguments[1].as_text().ends_with(arguments[0].as_text()));
}

/// memmem, because std::string_view::find takes time quadratic in hostile texts.
Value contains(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  const std::string_view sought = arguments[0].as_text();
  const std::string_view searched = arguments[1].as_text();
  return Value::of_boolean(sought.empty() ||
                           memmem(searched.data(), searched.size(), sought.data(), sought.size()) != nullptr);
}

/// From `begin` up to before `end`, -1 meaning the end of the text. A begin after the end is out of bounds too.
Value substring(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  const std::string_view text = arguments[0].as_text();
  const Value& begin = arguments[1];
  const Value& end = arguments[2];
  const bool to_the_end = !is_big(end) && end.integer == -1;
  const auto inside = [&](const Value& position) {
    return !is_big(position) && position.integer >= 0 && position.integer <= static_cast<std::int64_t>(text.size());
  };
  std::optional<std::size_t> first;
  std::optional<std::size_t> last;
  if (inside(begin)) first = offset_of(text, begin.integer);
  if (to_the_end) {
    last = text.size();
  } else if (inside(end)) {
    last = offset_of(text, end.integer);
  }
  if (!first || !last || *first > *last) {
    return context.fail(StatusCode::processing_error, "the position lies outside the text");
  }
  const std::string_view part = text.substr(*first, *last - *first);
  if (info.parameters[0].type == DataType::any_uri && !is_uri(context, part)) {
    return context.fail(StatusCode::processing_error, "the part of the URI is not itself a URI");
  }
  return Value::of_text(DataType::string, part);
}

}  // namespace hjemmel::functions
