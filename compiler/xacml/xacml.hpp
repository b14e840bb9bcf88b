// XACML 3.0 XML ▸ model and model ▸ XML (section 5; schema wd-17).
#pragma once

#include <optional>
#include <string>

#include "compiler/model/policy.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::xacml {

/// Reads a policy file. Every mistake is reported, each at its place; the result is empty if any of them is an error.
/// The file must outlive the document, whose spans point into it.
std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics);

/// Writes a policy as XACML 3.0 XML, indented by two spaces, in the default namespace. Reading it back gives the same
/// model.
std::string write_policy(const model::Document& document);

}  // namespace hjemmel::xacml
