// Policy files into a policy store, whichever of the two languages each is in: by extension, or by its first character.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/policy_store.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::command {

enum class PolicyLanguage { xml, hjl };

/// By the extension of a path, `.xml` or `.hjl`, in any case of letters.
std::optional<PolicyLanguage> language_of_path(std::string_view path);
/// By the text: XML starts with `<`, after white space and a byte order mark.
PolicyLanguage language_of_text(std::string_view text);

/// Reads one policy file that is in memory already.
std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics);
std::string write_policy(const model::Document& document, PolicyLanguage language);

/// What was read. The files outlive the diagnostics, whose spans point into them, those that could not be read
/// included.
struct PolicyFiles {
  model::PolicyStore store;
  source::Diagnostics diagnostics;
  std::vector<std::unique_ptr<source::SourceFile>>
      rejected;  ///< files with errors, none of whose policies is in the store
};

/// Reads every file, in order; all that is wrong is in `diagnostics`. A file that cannot be opened is an
/// `unreadable-file` error at its first line.
PolicyFiles read_policy_files(std::span<const std::string> paths, const source::Limits& limits = {});

}  // namespace hjemmel::command
