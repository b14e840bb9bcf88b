#pragma once

#include <string_view>

namespace hjemmel::codegen {

/// Written into every artefact.
inline constexpr std::string_view compiler_version = "0.1.0";

}  // namespace hjemmel::codegen
