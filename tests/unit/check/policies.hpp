// Policies for the tests of the checks: read from XML or the policy language, checked, findings by code.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/check/check.hpp"
#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::check_test {

struct Checked {
  std::unique_ptr<source::SourceFile> file;
  source::Diagnostics reading;   ///< what the reader said
  source::Diagnostics findings;  ///< what the checks said
  bool read = false;

  std::vector<source::Diagnostic> of(std::string_view code) const;
};

/// Reads, as the policy language if the path ends so, and checks; `as_of` as YYYY-MM-DD.
Checked check_text(std::string path, std::string text, std::string_view as_of = "2026-08-21",
                   check::Semantics semantics = check::Semantics::xacml);

/// A rule as XML: `subjects`, `resources`, `actions` are the text of whole AnyOf elements.
std::string rule(std::string_view id, std::string_view target, std::string_view rest = {});
std::string policy(std::string_view rules, std::string_view target = "<Target/>");

/// `<AnyOf>` with one alternative for each value.
std::string any_of(std::string_view category, std::string_view attribute_id, std::vector<std::string> values);
std::string packages(std::vector<std::string> tails);
std::string roles(std::vector<std::string> codes);
std::string resource(std::string id = "skd-mva-melding");
std::string action(std::string id = "read");

/// The text of a file; empty if it cannot be read.
std::string contents_of(const std::string& path);

}  // namespace hjemmel::check_test
