// The decision IR as text: what `compile --emit ir` and `--print-after` show and golden tests compare.
#pragma once

#include <string>

#include "compiler/ir/module.hpp"

namespace hjemmel::ir {

std::string print(const Module& module);

}  // namespace hjemmel::ir
