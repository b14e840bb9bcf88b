#include "compiler/xacml/tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/xacml/codes.hpp"

namespace hjemmel::xacml {

std::unique_ptr<Tree> Tree::parse(const source::SourceFile& file, const source::Limits& limits, Findings& findings) {
  auto outline = outline_of(file, limits, findings);
  if (!outline) return nullptr;
  std::unique_ptr<Tree> tree(new Tree(file.text()));
  tree->outline_ = std::move(*outline);
  // The text of values is taken from the file itself (character_data.hpp): white space between elements stays unparsed.
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute;
  const auto result =
      tree->document_.load_buffer_inplace(tree->buffer_.data(), tree->buffer_.size(), flags, pugi::encoding_utf8);
  if (!result) {
    const auto offset = static_cast<std::uint32_t>(result.offset);
    findings.error(code::not_well_formed, {offset, offset},
                   fmt::format("not well-formed XML ({})", result.description()));
    return nullptr;
  }
  return tree;
}

Extent Tree::extent_of(pugi::xml_node element) {
  const std::uint32_t begin = offset_of(element.name()) - 1;
  const auto& elements = outline_.elements;
  if (cursor_ >= elements.size() || elements[cursor_].begin > begin) {
    cursor_ =
        static_cast<std::size_t>(std::ranges::lower_bound(elements, begin, {}, &Extent::begin) - elements.begin());
  }
  while (elements[cursor_].begin < begin) ++cursor_;
  return elements[cursor_];
}

Range Tree::name_range(pugi::xml_attribute attribute) const {
  const std::uint32_t begin = offset_of(attribute.name());
  return {begin, begin + static_cast<std::uint32_t>(std::string_view(attribute.name()).size())};
}

Range Tree::value_range(pugi::xml_attribute attribute) const {
  const std::uint32_t begin = offset_of(attribute.value());
  const char quote = text_[begin - 1];
  return {begin, static_cast<std::uint32_t>(text_.find(quote, begin))};
}

}  // namespace hjemmel::xacml
