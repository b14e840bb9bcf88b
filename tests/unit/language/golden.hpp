// Golden files of the language: read, compared, and rewritten where HJEMMEL_UPDATE_GOLDEN is set.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "compiler/model/policy.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::language::test {

std::filesystem::path golden_folder(const std::string& name);

/// The `.hjl` sources of a golden folder, in order.
std::vector<std::filesystem::path> sources_in(const std::filesystem::path& folder);

std::string text_of(const std::filesystem::path& path);

/// Checks that `actual` is what the file holds; with HJEMMEL_UPDATE_GOLDEN set, writes it there.
void require_golden(const std::filesystem::path& path, const std::string& actual);

/// `line:column: message`, and the help on a line of its own.
std::string in_words(const source::SourceFile& file, const source::Diagnostics& diagnostics);

/// Reads a text that must have no mistakes.
model::Document read(const source::SourceFile& file);

}  // namespace hjemmel::language::test
