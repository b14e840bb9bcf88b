// Aligned columns of text: as wide as their widest cell, two spaces between, counted in code points.
#pragma once

#include <string>
#include <vector>

namespace hjemmel::report {

/// One line a row, each after `indent` spaces. Rows may be shorter than others; no line ends in white space.
std::string columns(const std::vector<std::vector<std::string>>& rows, std::size_t indent);

}  // namespace hjemmel::report
