// The version of the compiler, as `--version` prints it; set by the build from the project's version.
#pragma once

#include <string_view>

namespace hjemmel::command {

inline constexpr std::string_view version = HJEMMEL_VERSION;

}  // namespace hjemmel::command
