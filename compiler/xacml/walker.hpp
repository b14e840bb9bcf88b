// Walks the elements of a policy under the schema: resolves names, checks order, number and attributes, and reports
// what is wrong once, in words of the schema. What is misspelt or misplaced is still walked into where its meaning is
// clear, so that one run finds the mistakes inside as well.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "compiler/model/expression.hpp"
#include "compiler/xacml/findings.hpp"
#include "compiler/xacml/namespaces.hpp"
#include "compiler/xacml/schema.hpp"
#include "compiler/xacml/tree.hpp"

namespace hjemmel::xacml {

struct Element {
  pugi::xml_node node;
  Tag tag = Tag::none;
  Extent extent;
};

/// An attribute of the schema as it stands in the file.
struct Attribute {
  AttributeName name{};
  std::string_view value;
  Range range;  ///< of the value
};

/// The attributes of one element; of a missing one the value is empty and the range is that of the start tag.
class Attributes {
 public:
  explicit Attributes(Range element) : element_(element) {}
  const Attribute* find(AttributeName name) const;
  std::string text(AttributeName name) const;
  std::optional<std::string> optional_text(AttributeName name) const;
  /// The value of type anyURI: white space collapsed.
  std::string uri(AttributeName name) const;
  std::optional<std::string> optional_uri(AttributeName name) const;
  Range range(AttributeName name) const;

 private:
  friend class Walker;
  Range element_;
  std::array<Attribute, 6> held_;
  std::size_t size_ = 0;
};

class Walker {
 public:
  Walker(Tree& tree, Findings& findings) : tree_(tree), findings_(findings) {}

  Findings& findings() { return findings_; }
  Tree& tree() { return tree_; }
  const NamespaceScope& namespaces() const { return namespaces_; }
  source::Span span(Range range) const { return findings_.span(range); }

  /// Calls `visit(Element)` for each child that the schema allows in `parent`, in order.
  template <class Visit>
  void children(const Element& parent, Visit visit);
  /// Reports what stands in an element that must be empty.
  void no_children(const Element& element) {
    children(element, [](const Element&) {});
  }
  Attributes attributes(const Element& element);
  /// The text of an element that holds text only.
  std::string text(const Element& element);
  /// The content of an element that may hold elements, as XML that means the same wherever it stands: the namespaces in
  /// scope are declared on its outermost elements.
  std::string markup(const Element& element);
  /// The namespaces that an XPath expression uses. A prefix that is not in scope is reported at `where`.
  std::vector<model::Namespace> xpath_namespaces(std::string_view xpath, Range where, source::Severity severity);
  /// The namespace of an element's or attribute's name; an undeclared prefix is reported once, and taken for XACML's.
  std::string_view namespace_of(const QualifiedName& name, Range where);

  /// The declarations of an element are in scope while this lives.
  class Scope {
   public:
    Scope(Walker& walker, pugi::xml_node element) : walker_(walker), mark_(walker.namespaces_.mark()) {
      walker.declare_namespaces(element);
    }
    ~Scope() { walker_.namespaces_.return_to(mark_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Walker& walker_;
    std::size_t mark_;
  };

 private:
  /// How far one parent's children have come in their sequence.
  class Sequence {
   public:
    Sequence(Walker& walker, const Element& parent) : walker_(walker), parent_(parent), rule_(rule_of(parent.tag)) {}
    /// What the child is to be read as; Tag::none if it is to be skipped.
    Element accept(pugi::xml_node child);
    void text(pugi::xml_node child);
    void finish();

   private:
    enum class State : std::uint8_t { absent, reported, present };
    Tag identify(pugi::xml_node child, const Extent& extent);
    bool place(Tag tag, const Extent& extent);
    void note(Tag tag);
    std::size_t slot_of(Tag tag) const;
    /// What could stand next.
    TagSet next() const;

    Walker& walker_;
    const Element& parent_;
    const ElementRule& rule_;
    std::array<State, 8> states_{};
    std::size_t position_ = 0;
    Tag last_ = Tag::none;
    bool text_reported_ = false;
  };

  void declare_namespaces(pugi::xml_node element);
  // `present`: a bit for each attribute of the schema that the element has.
  void other_attributes(const Element& element, std::uint64_t present, Attributes& attributes);
  void foreign_attribute(const Element& element, pugi::xml_attribute attribute, std::uint64_t present,
                         Attributes& attributes);
  void unknown_attribute(const Element& element, pugi::xml_attribute attribute, std::string_view local,
                         std::uint64_t present, Attributes& attributes);
  void hold(const Element& element, AttributeName name, pugi::xml_attribute attribute, Attributes& attributes);

  Tree& tree_;
  Findings& findings_;
  NamespaceScope namespaces_;
  std::vector<std::string> undeclared_;
};

template <class Visit>
void Walker::children(const Element& parent, Visit visit) {
  Sequence sequence(*this, parent);
  for (pugi::xml_node child = parent.node.first_child(); child; child = child.next_sibling()) {
    if (findings_.full()) return;
    if (child.type() != pugi::node_element) {
      sequence.text(child);
      continue;
    }
    const Scope scope(*this, child);
    if (const Element element = sequence.accept(child); element.tag != Tag::none) visit(element);
  }
  sequence.finish();
}

}  // namespace hjemmel::xacml
