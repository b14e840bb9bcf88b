// What must hold of a module between passes. Run after every pass in debug builds, and by the tests.
#pragma once

#include <string>

#include "compiler/ir/module.hpp"

namespace hjemmel::ir {

/// Empty if the module is sound; otherwise what is wrong, for the compiler's own developers.
std::string verify(const Module& module);

}  // namespace hjemmel::ir
