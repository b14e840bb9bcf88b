// Matches on directory names and mail addresses (A.3.14).
#include "runtime/function/implementations.hpp"
#include "runtime/value/rfc822_name.hpp"
#include "runtime/value/x500_name.hpp"

namespace hjemmel::functions {

/// The first argument is a terminal sequence of the second one's RDNs.
Value x500_name_match(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  const auto suffix = normalise_x500_name(arguments[0].as_text(), context.arena);
  const auto name = normalise_x500_name(arguments[1].as_text(), context.arena);
  return Value::of_boolean(suffix && name && x500_name_ends_with(*name, *suffix));
}

/// The first argument is a whole address (it holds an `@`), a domain, or with a leading `.` everything below a domain.
Value rfc822_name_match(CallContext&, const FunctionInfo&, std::span<const Value> arguments) {
  const std::string_view sought = arguments[0].as_text();
  const std::string_view address = arguments[1].as_text();
  if (sought.find('@') != std::string_view::npos) return Value::of_boolean(rfc822_names_equal(sought, address));
  const std::string_view domain = split_rfc822_name(address).domain;
  return Value::of_boolean(sought.starts_with('.') ? domain_ends_with(domain, sought) : domains_equal(domain, sought));
}

}  // namespace hjemmel::functions
