// The first pass over a policy file: is it well-formed XML 1.0 in UTF-8, within the limits, and where does each element
// begin and end? pugixml, which reads it next, forgives much of what XML forbids (duplicate attributes, unknown
// entities, text outside the root), expands nothing only if there is no DOCTYPE, and tells no ends.
//
// Works without recursion in time linear in the file. The first mistake ends the pass: what follows one is guesswork.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/source/source_file.hpp"
#include "compiler/xacml/findings.hpp"

namespace hjemmel::xacml {

/// The places of one element: <Rule …>…</Rule>
///                            ^begin   ^tag_end
///                                      ^content_end ^end
/// An empty-element tag has tag_end, content_end and end in one place.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t tag_end = 0;
  std::uint32_t content_end = 0;
  std::uint32_t end = 0;

  Range whole() const { return {begin, end}; }
  Range start_tag() const { return {begin, tag_end}; }
  Range content() const { return {tag_end, content_end}; }
};

struct Outline {
  std::vector<Extent> elements;               ///< in document order, ascending by `begin`
  std::vector<std::string> leading_comments;  ///< before the root, without their delimiters
};

/// Empty, with one error, if the file cannot be read further.
std::optional<Outline> outline_of(const source::SourceFile& file, const source::Limits& limits, Findings& findings);

}  // namespace hjemmel::xacml
