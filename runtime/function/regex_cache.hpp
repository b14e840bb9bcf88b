// Compiled patterns of one decision context. XPath and XSD regular expressions (A.3.13) translated to RE2: linear time
// always.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hjemmel {

class RegexCache {
 public:
  RegexCache();
  ~RegexCache();
  RegexCache(RegexCache&&) noexcept;
  RegexCache& operator=(RegexCache&&) noexcept;

  /// Whether `pattern` is found anywhere in `text` (not anchored). False with `problem` set if the pattern is wrong.
  bool search(std::string_view pattern, std::string_view text, std::string& problem);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The XPath/XSD pattern as an RE2 pattern; empty with `problem` set where there is none.
std::string translate_regex(std::string_view pattern, std::string& problem);

/// The pattern as messages show it: not where it would fill the screen.
std::string quoted_pattern(std::string_view pattern);

}  // namespace hjemmel
