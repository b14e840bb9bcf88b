// Regular expressions (A.3.13): fn:matches with the arguments reversed, so that the pattern is sought anywhere in the
// text.
#include <string>

#include "runtime/function/implementations.hpp"
#include "runtime/function/regex_cache.hpp"

namespace hjemmel::functions {

/// URIs, names and addresses are matched in the form in which they were written.
Value regexp_match(CallContext& context, const FunctionInfo&, std::span<const Value> arguments) {
  std::string problem;
  const bool found = context.regexes.search(arguments[0].as_text(), arguments[1].as_text(), problem);
  if (problem.empty()) return Value::of_boolean(found);
  return context.fail(StatusCode::processing_error, context.arena.copy(std::string_view(problem)));
}

}  // namespace hjemmel::functions
