// The functions of the registry, one a file.
#pragma once

#include "compiler/check/registry.hpp"

namespace hjemmel::check {

#define HJEMMEL_CHECK(code, severity, function, summary) void function(const Subject& subject, Reporter& reporter);
#include "compiler/check/checks.def"
#undef HJEMMEL_CHECK

}  // namespace hjemmel::check
