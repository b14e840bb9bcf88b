// A well-formed policy file as a tree of elements, each with its place in the file.
//
// pugixml parses a copy of the file in place, so that names and attribute values keep the offsets that they have in the
// file; where elements begin and end is known from the outline.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "compiler/source/source_file.hpp"
#include "compiler/xacml/findings.hpp"
#include "compiler/xacml/outline.hpp"

namespace hjemmel::xacml {

class Tree {
 public:
  /// Null, with an error, if the file is not well-formed XML within the limits.
  static std::unique_ptr<Tree> parse(const source::SourceFile& file, const source::Limits& limits, Findings& findings);

  pugi::xml_node root() const { return document_.document_element(); }
  const std::vector<std::string>& leading_comments() const { return outline_.leading_comments; }

  /// Fast when asked in document order.
  Extent extent_of(pugi::xml_node element);
  /// The name of an attribute, and its value between the quotation marks.
  Range name_range(pugi::xml_attribute attribute) const;
  Range value_range(pugi::xml_attribute attribute) const;
  /// The file's own text.
  std::string_view source(Range range) const { return text_.substr(range.begin, range.end - range.begin); }
  std::uint32_t offset_of(const char* parsed) const { return static_cast<std::uint32_t>(parsed - buffer_.data()); }

 private:
  explicit Tree(std::string_view text) : text_(text), buffer_(text) {}

  std::string_view text_;
  std::string buffer_;
  pugi::xml_document document_;
  Outline outline_;
  std::size_t cursor_ = 0;
};

}  // namespace hjemmel::xacml
