// Conversions to and from strings (A.3.9).
#include <string>

#include "runtime/function/implementations.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::functions {
namespace {

/// Types whose values keep the text that they were read from.
bool keeps_text(DataType type) {
  switch (type) {
    case DataType::string:
    case DataType::any_uri:
    case DataType::x500_name:
    case DataType::rfc822_name:
    case DataType::ip_address:
    case DataType::dns_name:
      return true;
    default:
      return false;
  }
}

}  // namespace

Value from_string(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments) {
  Value value;
  std::string_view problem;
  if (parse_value(info.result.type, arguments[0].as_text(), context.arena, value, problem)) return value;
  return context.fail(StatusCode::syntax_error, problem);
}

/// The canonical form; of URIs, names and addresses the form in which they were written.
Value string_from(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  if (keeps_text(arguments[0].type)) return Value::of_text(DataType::string, arguments[0].as_text());
  thread_local std::string canonical;  // keeps its capacity: conversions do not allocate once warm
  canonical.clear();
  append_lexical(arguments[0], canonical);
  return Value::of_text(DataType::string, context.arena.copy(std::string_view(canonical)));
}

}  // namespace hjemmel::functions
