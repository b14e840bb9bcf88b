// What reading one file finds: kept back until the end, then handed over in the order of the file. Past a bound the
// rest is counted, not kept: a broken file of a gigabyte must not become ten of messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/source/diagnostic.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::xacml {

/// A place before it is a span: [begin, end) in bytes.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Findings {
 public:
  explicit Findings(const source::SourceFile& file) : file_(file) {}

  void error(std::string_view code, Range where, std::string message, std::string help = {},
             std::string replacement = {});
  void warning(std::string_view code, Range where, std::string message, std::string help = {},
               std::string replacement = {});
  bool has_errors() const { return errors_ > 0; }
  /// Whether there are so many errors already that reading on is of no use.
  bool full() const;
  source::Span span(Range where) const { return file_.span(where.begin, where.end); }
  std::uint32_t line_of(std::uint32_t offset) const { return file_.position_of(offset).line; }
  void hand_over(source::Diagnostics& diagnostics);

 private:
  const source::SourceFile& file_;
  std::vector<source::Diagnostic> kept_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

/// User text for a message: on one line, and cut where it is long.
std::string excerpt(std::string_view text);
/// The same in backticks; of an empty text that it is empty.
std::string quoted(std::string_view text);
/// `<name>`, likewise.
std::string quoted_tag(std::string_view name);
/// "did you mean `x`?"
std::string did_you_mean(std::string_view name);

}  // namespace hjemmel::xacml
