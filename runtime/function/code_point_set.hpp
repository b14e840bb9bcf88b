// A set of Unicode code points, for the character classes of XSD regular expressions: they can be subtracted from each
// other, which RE2's cannot.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace hjemmel {

class CodePointSet {
 public:
  static constexpr std::uint32_t last_code_point = 0x10FFFF;

  struct Range {
    std::uint32_t first;
    std::uint32_t last;  ///< included
  };

  CodePointSet() = default;
  CodePointSet(std::initializer_list<Range> ranges);

  void add(std::uint32_t first, std::uint32_t last);
  void add(const CodePointSet& other);
  CodePointSet complement() const;
  /// Those of this set that are not in `other`.
  CodePointSet without(const CodePointSet& other) const;

  /// As an RE2 expression for one code point of the set: `[\x{61}-\x{7A}]`.
  void append_pattern(std::string& out) const;

 private:
  /// Ascending, and neither overlapping nor touching.
  const std::vector<Range>& ranges() const;

  mutable std::vector<Range> ranges_;
  mutable bool normal_ = true;
};

}  // namespace hjemmel
