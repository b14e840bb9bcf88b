// XML text ▸ events: a pull scanner for documents without a document type (XML 1.0 fifth edition, Namespaces in
// XML 1.0).
//
// Why not a document tree: requests come by the thousand, from anywhere. The scanner reads once, needs no memory but a
// few small arrays that it keeps, borrows every text that has no reference in it, knows the place of each error, and
// refuses what a lax parser lets pass: doubled attributes, unknown entities, text or elements beside the root. Prefixes
// are resolved.
//
// Limits: UTF-8 only; nesting, attributes of one element and namespaces in scope are bounded. Beyond ASCII every
// character is taken as one that names may hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

struct XmlName {
  std::string_view written;  ///< `md:record`
  std::string_view prefix;   ///< `md`; empty for none
  std::string_view local;    ///< `record`
  std::string_view uri;      ///< the namespace; empty for none
};

struct XmlAttribute {
  XmlName name;
  std::string_view value;  ///< references resolved, white space normalised (XML 3.3.3)
  std::size_t offset = 0;
};

class XmlScanner {
 public:
  enum class Event : std::uint8_t {
    start,      ///< name(), attributes()
    end,        ///< name()
    text,       ///< text(): character data or a CDATA section, never empty
    finished,   ///< the end of a well-formed document
    malformed,  ///< problem(), offset()
  };

  /// Starts on `text`, which must outlive what is read. Texts with references in them go to `arena`.
  void open(std::string_view text, Arena& arena);
  Event next();

  const XmlName& name() const { return name_; }
  std::span<const XmlAttribute> attributes() const { return attributes_; }
  /// The attribute without a namespace of this name, or null.
  const XmlAttribute* attribute(std::string_view local) const;
  std::string_view text() const { return event_text_; }
  /// Where the event's text begins and ends, in bytes.
  std::size_t offset() const { return event_begin_; }
  std::size_t end_offset() const { return at_; }
  const std::string& problem() const { return problem_; }
  /// The namespaces in scope at this place, each prefix once, without `xml`; appended to `bindings`.
  void namespaces_in_scope(std::vector<NamespaceBinding>& bindings) const;
  /// Whether the element that has just started declares this prefix.
  bool declares(std::string_view prefix) const;

 private:
  struct OpenElement {
    XmlName name;
    std::size_t begin;
    std::size_t binding_count;  // before this element
  };

  Event fail(std::size_t offset, std::string problem);
  Event start_element();
  Event end_element();
  Event close_element();
  Event read_text();
  Event read_cdata();
  bool skip_comment();
  bool skip_instruction();
  bool read_declaration();
  bool check_characters(std::string_view text);
  bool read_name(XmlName& name);
  bool read_attribute();
  bool bind_namespaces();
  bool resolve(XmlName& name, bool is_attribute, std::size_t offset);
  enum class Text : std::uint8_t { content, cdata, attribute };
  bool decode(std::string_view raw, Text kind, std::string_view& decoded);
  bool decode_reference(std::string_view raw, std::size_t& i, char*& out);
  void skip_space();
  bool looking_at(std::string_view expected) const { return text_.substr(at_).starts_with(expected); }
  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text_.data()); }

  std::string_view text_;
  Arena* arena_ = nullptr;
  std::size_t at_ = 0;
  std::size_t event_begin_ = 0;
  std::string_view event_text_;
  XmlName name_;
  bool pending_end_ = false;  // `<a/>` is a start and an end
  bool root_seen_ = false;
  bool failed_ = false;
  std::vector<XmlAttribute> attributes_;
  std::vector<OpenElement> open_;
  std::vector<NamespaceBinding> bindings_;
  std::string problem_;
};

}  // namespace hjemmel
