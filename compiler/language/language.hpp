// The policy language: .hjl ▸ model, model ▸ .hjl, and the formatter.
#pragma once

#include <optional>
#include <string>

#include "compiler/model/policy.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::language {

/// Reads a policy file. Every mistake is reported, each at its place; the result is empty if any of them is an error.
/// The file must outlive the document, whose spans point into it.
std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics);

/// Writes a policy in the language, in the everyday form where the model has that shape, otherwise in the general form.
/// Reading it back gives the same model.
std::string write_policy(const model::Document& document);

/// The source in the one style, comments kept; empty if it does not parse.
std::optional<std::string> format_source(const source::SourceFile& file, const source::Limits& limits,
                                         source::Diagnostics& diagnostics);

}  // namespace hjemmel::language
