// Counts what this program allocates: operator new is replaced in allocations.cpp.
#pragma once

#include <cstdint>

namespace hjemmel::bench {

/// Calls of operator new since the program started.
std::uint64_t allocations();

}  // namespace hjemmel::bench
