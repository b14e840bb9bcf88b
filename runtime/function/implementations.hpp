// The implementations that grammar/functions.def names in its last column, one declaration a row. Rows that differ only
// in types share one, which is then declared several times over. Private to runtime/function: everything else goes
// through FunctionInfo.
#pragma once

#include <span>

#include "runtime/function/function.hpp"

namespace hjemmel::functions {

#define HJEMMEL_FUNCTION(enumerator, urn, signature, result, status, implementation) \
  Value implementation(CallContext& context, const FunctionInfo& info, std::span<const Value> arguments);
#include "grammar/functions.def"
#undef HJEMMEL_FUNCTION

}  // namespace hjemmel::functions
