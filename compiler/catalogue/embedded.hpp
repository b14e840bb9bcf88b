// The files of policies/catalogue as they were when the compiler was built (cmake/HjemmelCatalogue.cmake).
#pragma once

#include <span>
#include <string_view>

namespace hjemmel::catalogue {

/// One data file: its name, `packages.tsv`, and its text.
struct DataFile {
  std::string_view name;
  std::string_view contents;
};

std::span<const DataFile> embedded_files();
/// SHA-256 over names and contents of all files, 64 lower-case hexadecimal digits.
std::string_view embedded_digest();

}  // namespace hjemmel::catalogue
