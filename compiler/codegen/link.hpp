// Object ▸ shared object, with lld in this process.
#pragma once

#include <string>
#include <vector>

namespace hjemmel::codegen {

/// Empty with `problem` set on failure. Works through a temporary directory, which is removed.
std::vector<unsigned char> link_object(const std::vector<char>& object, std::string& problem);

}  // namespace hjemmel::codegen
