// Children in their order: the content models of the schema.
#include <fmt/format.h>

#include "compiler/source/nearest_name.hpp"
#include "compiler/xacml/characters.hpp"
#include "compiler/xacml/codes.hpp"
#include "compiler/xacml/walker.hpp"

namespace hjemmel::xacml {
namespace {

constexpr std::size_t no_slot = static_cast<std::size_t>(-1);

template <class Accept>
std::optional<std::string_view> nearest_tag(std::string_view name, Accept accept) {
  source::NearestName search(name);
  for (unsigned i = 0; i < static_cast<unsigned>(Tag::none); ++i) {
    if (accept(static_cast<Tag>(i))) search.consider(name_of(static_cast<Tag>(i)));
  }
  return search.result();
}

}  // namespace

std::size_t Walker::Sequence::slot_of(Tag tag) const {
  for (std::size_t i = 0; i < rule_.children.size(); ++i) {
    if (holds(rule_.children[i].tags, tag)) return i;
  }
  return no_slot;
}

TagSet Walker::Sequence::next() const {
  TagSet tags = 0;
  for (std::size_t i = position_; i < rule_.children.size(); ++i) {
    const Slot& slot = rule_.children[i];
    if (states_[i] == State::absent || slot.repeats) tags |= slot.tags;
    if (slot.required && states_[i] == State::absent) break;
  }
  return tags;
}

Tag Walker::Sequence::identify(pugi::xml_node child, const Extent& extent) {
  const QualifiedName name = split_name(child.name());
  const std::string_view uri = walker_.namespace_of(name, extent.start_tag());
  const Tag tag = tag_of(name.local);
  if (uri != xacml3_namespace) {
    walker_.findings_.error(code::unexpected_element, extent.start_tag(),
                            fmt::format("{} is not an element of XACML 3.0: {}", quoted_tag(child.name()),
                                        uri.empty() ? std::string("it is in no namespace")
                                                    : fmt::format("its namespace is {}", quoted(uri))),
                            fmt::format("the namespace of XACML 3.0 is `{}`", xacml3_namespace));
    note(tag);
    return Tag::none;
  }
  if (tag != Tag::none) return tag;
  auto near = nearest_tag(name.local, [&](Tag candidate) { return slot_of(candidate) != no_slot; });
  if (!near) near = nearest_tag(name.local, [](Tag) { return true; });
  const std::uint32_t begin =
      extent.begin + 1 + static_cast<std::uint32_t>(name.prefix.empty() ? 0 : name.prefix.size() + 1);
  walker_.findings_.error(code::unknown_element, {begin, begin + static_cast<std::uint32_t>(name.local.size())},
                          fmt::format("unknown element {}", quoted_tag(child.name())),
                          near          ? did_you_mean(*near)
                          : next() == 0 ? std::string{}
                                        : fmt::format("expected {}", described(next())));
  return near ? tag_of(*near) : Tag::none;
}

void Walker::Sequence::note(Tag tag) {
  if (const std::size_t slot = slot_of(tag); slot != no_slot && states_[slot] == State::absent) {
    states_[slot] = State::reported;
  }
}

bool Walker::Sequence::place(Tag tag, const Extent& extent) {
  Findings& findings = walker_.findings_;
  const auto name = name_of(tag);
  const std::size_t slot = slot_of(tag);
  if (slot == no_slot) {
    const TagSet expected = next();
    findings.error(code::unexpected_element, extent.start_tag(),
                   expected != 0 ? fmt::format("expected {}, found `<{}>`", described(expected), name)
                                 : fmt::format("`<{}>` may not stand in `<{}>`", name, name_of(parent_.tag)));
    return false;
  }
  const bool repeats = rule_.children[slot].repeats;
  if (!repeats && states_[slot] == State::present) {
    if (rule_.children[slot].tags == set_of(tag)) {
      findings.error(code::duplicate_element, extent.start_tag(),
                     fmt::format("a second `<{}>` in `<{}>`", name, name_of(parent_.tag)));
    } else {
      findings.error(
          code::duplicate_element, extent.start_tag(),
          fmt::format("`<{}>` holds more than one {}", name_of(parent_.tag),
                      rule_.children[slot].tags == expressions ? "expression" : described(rule_.children[slot].tags)));
    }
    return false;
  }
  if (slot < position_) {
    if (states_[slot] != State::reported) {
      findings.error(code::unexpected_element, extent.start_tag(),
                     fmt::format("`<{}>` must stand before `<{}>`", name, name_of(last_)));
    }
    states_[slot] = State::present;
    return true;
  }
  for (std::size_t i = position_; i < slot; ++i) {
    if (!rule_.children[i].required || states_[i] != State::absent) continue;
    findings.error(code::missing_element, extent.start_tag(),
                   fmt::format("expected {}, found `<{}>`", described(rule_.children[i].tags), name),
                   rule_.children[i].tags == set_of(Tag::target) ? "an empty `<Target/>` matches every request" : "");
    states_[i] = State::reported;
  }
  states_[slot] = State::present;
  position_ = slot;
  last_ = tag;
  return true;
}

Element Walker::Sequence::accept(pugi::xml_node child) {
  const Extent extent = walker_.tree_.extent_of(child);
  const Tag tag = identify(child, extent);
  if (tag == Tag::none || !place(tag, extent)) return {};
  return {child, tag, extent};
}

void Walker::Sequence::text(pugi::xml_node child) {
  const std::string_view value = child.value();
  if (text_reported_ || is_white_space(value)) return;
  text_reported_ = true;
  const auto skipped = static_cast<std::uint32_t>(value.find_first_not_of(" \t\r\n"));
  const std::uint32_t begin = walker_.tree_.offset_of(child.value()) + skipped;
  const std::string_view line = value.substr(skipped, value.find_first_of("\r\n", skipped) - skipped);
  walker_.findings_.error(code::unexpected_text, {begin, begin + 1},
                          fmt::format("unexpected text {} in `<{}>`", quoted(line), name_of(parent_.tag)),
                          next() == 0 ? std::string{} : fmt::format("expected {}", described(next())));
}

void Walker::Sequence::finish() {
  for (std::size_t i = 0; i < rule_.children.size(); ++i) {
    if (!rule_.children[i].required || states_[i] != State::absent) continue;
    const TagSet tags = rule_.children[i].tags;
    walker_.findings_.error(code::missing_element, parent_.extent.start_tag(),
                            fmt::format("`<{}>` lacks {}", name_of(parent_.tag), described(tags)),
                            tags == set_of(Tag::target) ? "an empty `<Target/>` matches every request" : "");
  }
}

}  // namespace hjemmel::xacml
