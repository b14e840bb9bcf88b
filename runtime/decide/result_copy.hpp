// A result that outlives the engine that made it: several results of one response are held at once.
#pragma once

#include "runtime/decide/result.hpp"
#include "runtime/value/arena.hpp"

namespace hjemmel {

/// A copy whose lists, texts and values live in `arena`. The individual request stays borrowed.
Result copy_result(const Result& result, Arena& arena);

}  // namespace hjemmel
