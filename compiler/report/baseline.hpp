// A baseline: the findings that an old repository lives with, so that only new ones fail. It is a report in JSON, as
// `hjemmel check
// --format json` writes it.
//
// A finding is an old one if the baseline has one of the same code, file and message: lines may move. As many are old
// as the baseline has; one more of the same kind is new.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/diagnostic.hpp"

namespace hjemmel::report {

class Baseline {
 public:
  /// Empty, with `problem` in lower case, if the text is no such report.
  static std::optional<Baseline> read(std::string_view json, std::string& problem);

  /// The findings that are not in the baseline, in their order.
  std::vector<source::Diagnostic> without_old(std::vector<source::Diagnostic> findings) const;

  /// How many findings it has.
  std::size_t size() const;

 private:
  std::map<std::string, std::size_t> counts_;
};

}  // namespace hjemmel::report
