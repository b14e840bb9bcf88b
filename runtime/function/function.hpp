// The functions of XACML 3.0 (Appendix A.3): one table (grammar/functions.def), one implementation for each family,
// used by the interpreter and by generated code alike.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "runtime/value/arena.hpp"
#include "runtime/value/status.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

enum class FunctionId : std::uint16_t {
#define HJEMMEL_FUNCTION(enumerator, urn, arguments, result, status, implementation) enumerator,
#include "grammar/functions.def"
#undef HJEMMEL_FUNCTION
};

#define HJEMMEL_FUNCTION(...) +1
inline constexpr std::size_t function_count = 0
#include "grammar/functions.def"
    ;
#undef HJEMMEL_FUNCTION

/// Requirement of section 10.2: 10.2.8 mandatory or optional, 10.2.9 legacy.
enum class Requirement : std::uint8_t { mandatory, optional, legacy };

/// The type of one parameter or result, as functions.def spells it.
struct ParameterType {
  enum class Kind : std::uint8_t { single, bag, function };
  Kind kind = Kind::single;
  bool any = false;                   ///< the element type is free (higher-order functions)
  DataType type = DataType::unknown;  ///< unless `any` or a function
  std::uint8_t min_count = 1;         ///< 0 for `T*`
  bool repeats = false;               ///< `T*` and `T+`: only the last parameter
};

struct CallContext;

struct FunctionInfo {
  FunctionId id;
  std::string_view urn;
  std::string_view name;  ///< the last part of the urn: `string-equal`
  std::span<const ParameterType> parameters;
  ParameterType result;
  Requirement requirement;
  /// Called with as many arguments of the types that the table says (the caller has checked). Arguments are never
  /// indeterminate; the result may be. May allocate in the arena only.
  Value (*implementation)(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments);
};

const FunctionInfo& info_of(FunctionId id);
/// The function with this identifier, or with this short name (`string-equal`; of several versions the newest).
std::optional<FunctionId> function_of_urn(std::string_view urn);
std::optional<FunctionId> function_of_name(std::string_view name);

class ContentSource;  // runtime/request: the <Content> of each category
class RegexCache;     // runtime/function: compiled patterns of one decision context

/// What a function may use beside its arguments. One per decision; not shared between threads.
struct CallContext {
  Arena& arena;
  StatusLog& statuses;
  RegexCache& regexes;
  const ContentSource* content = nullptr;
  std::int16_t implicit_zone = 0;  ///< minutes east of UTC, for dates and times without a zone (A.3.8)

  /// Records an error; returns the indeterminate Value that stands for it. `message` must outlive the decision: a
  /// literal, or a text in the arena.
  Value fail(StatusCode code, std::string_view message) { return Value::of_status(statuses.add({code, message, {}})); }
};

/// Calls `id` with evaluated arguments.
inline Value call(CallContext& context, FunctionId id, std::span<const Value> arguments) {
  const FunctionInfo& info = info_of(id);
  return info.implementation(context, info, arguments);
}

}  // namespace hjemmel
