// The bridge between integer Values and Boost's cpp_int, for arithmetic that leaves 64 bits (A.3.2: integers do not
// wrap). Apart from integer.hpp because Boost.Multiprecision is heavy to include.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

using WideInteger = boost::multiprecision::cpp_int;

/// Any integer Value, small or big. Allocates on the heap past 128 bits.
WideInteger to_wide_integer(const Value& integer);

/// The integer Value of `wide`: within 64 bits in the Value, otherwise as limbs in the arena.
Value to_integer_value(const WideInteger& wide, Arena& arena);

}  // namespace hjemmel
