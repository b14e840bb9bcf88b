#include "runtime/request/xml_scanner.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "runtime/request/request_limits.hpp"
#include "runtime/request/text_position.hpp"

namespace hjemmel {

namespace {

constexpr std::size_t max_attributes = 128;
constexpr std::size_t max_bindings = 128;

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view xmlns_uri = "http://www.w3.org/2000/xmlns/";

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

enum class NameByte : unsigned char { none, inside, start };

constexpr std::array<NameByte, 256> name_bytes = [] {
  std::array<NameByte, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = NameByte::inside;
  table['-'] = table['.'] = NameByte::inside;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = NameByte::start;
  table['_'] = NameByte::start;
  for (int c = 0x80; c < 0x100; ++c) table[c] = NameByte::start;
  return table;
}();

/// A part of a name without a colon, from `begin`; returns its end, or `begin` where there is none.
std::size_t name_part_end(std::string_view text, std::size_t begin) {
  if (begin == text.size() || name_bytes[static_cast<unsigned char>(text[begin])] != NameByte::start) return begin;
  std::size_t end = begin + 1;
  while (end < text.size() && name_bytes[static_cast<unsigned char>(text[end])] != NameByte::none) ++end;
  return end;
}

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

std::string quoted(std::string_view text) { return "`" + std::string(text.substr(0, 80)) + "`"; }

}  // namespace

void XmlScanner::open(std::string_view text, Arena& arena) {
  text_ = text;
  arena_ = &arena;
  at_ = event_begin_ = 0;
  pending_end_ = root_seen_ = failed_ = false;
  attributes_.clear();
  open_.clear();
  bindings_.clear();
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) {
    fail(0, "the text is UTF-16, only UTF-8 is read");
    return;
  }
  if (!simdjson::validate_utf8(text)) {
    fail(find_invalid_utf8(text), "the text is not valid UTF-8");
    return;
  }
  if (looking_at("\xEF\xBB\xBF")) at_ = 3;
  if (looking_at("<?xml") && at_ + 5 < text.size() && is_space(text[at_ + 5])) read_declaration();
}

XmlScanner::Event XmlScanner::fail(std::size_t offset, std::string problem) {
  failed_ = true;
  event_begin_ = offset;
  problem_ = std::move(problem);
  return Event::malformed;
}

XmlScanner::Event XmlScanner::next() {
  if (failed_) return Event::malformed;
  if (pending_end_) {
    pending_end_ = false;
    return close_element();
  }
  while (at_ < text_.size()) {
    if (text_[at_] != '<') {
      const Event event = read_text();
      if (event == Event::text && open_.empty()) {
        if (!is_blank(event_text_)) return fail(event_begin_, "text stands outside the root element");
        continue;
      }
      return event;
    }
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (kind == '/') return end_element();
    if (kind == '?') {
      if (!skip_instruction()) return Event::malformed;
    } else if (kind == '!') {
      if (looking_at("<!--")) {
        if (!skip_comment()) return Event::malformed;
      } else if (looking_at("<![CDATA[")) {
        const Event event = read_cdata();
        if (event != Event::text || !event_text_.empty()) return event;
      } else if (looking_at("<!DOCTYPE")) {
        return fail(at_, "a document type is not read: it could define entities without end");
      } else {
        return fail(at_, "malformed markup");
      }
    } else {
      return start_element();
    }
  }
  if (!open_.empty())
    return fail(open_.back().begin, "the element `<" + std::string(open_.back().name.written) + ">` is not closed");
  if (!root_seen_) return fail(at_, "the document holds no element");
  event_begin_ = at_;
  return Event::finished;
}

XmlScanner::Event XmlScanner::start_element() {
  event_begin_ = at_;
  if (open_.empty() && root_seen_) return fail(at_, "a second element follows the root element");
  if (open_.size() == max_request_depth) return fail(at_, "elements are nested more than 200 deep");
  root_seen_ = true;
  const std::size_t binding_count = bindings_.size();
  ++at_;
  attributes_.clear();
  if (!read_name(name_)) return Event::malformed;
  while (true) {
    const std::size_t before = at_;
    skip_space();
    if (at_ == text_.size()) return fail(event_begin_, "the start tag is not closed");
    if (text_[at_] == '>') break;
    if (looking_at("/>")) {
      pending_end_ = true;
      ++at_;
      break;
    }
    if (before == at_) return fail(at_, "malformed start tag");
    if (!read_attribute()) return Event::malformed;
  }
  ++at_;
  if (!bind_namespaces()) return Event::malformed;
  if (!resolve(name_, false, event_begin_ + 1)) return Event::malformed;
  for (XmlAttribute& attribute : attributes_) {
    if (!resolve(attribute.name, true, attribute.offset)) return Event::malformed;
  }
  for (std::size_t i = 0; i < attributes_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (attributes_[i].name.local == attributes_[j].name.local &&
          attributes_[i].name.uri == attributes_[j].name.uri) {
        return fail(attributes_[i].offset, "the attribute " + quoted(attributes_[i].name.written) + " is given twice");
      }
    }
  }
  open_.push_back({name_, event_begin_, binding_count});
  return Event::start;
}

bool XmlScanner::read_name(XmlName& name) {
  const std::size_t begin = at_;
  std::size_t end = name_part_end(text_, begin);
  name.prefix = {};
  name.uri = {};
  std::size_t local = begin;
  if (end != begin && end < text_.size() && text_[end] == ':') {
    name.prefix = text_.substr(begin, end - begin);
    local = end + 1;
    end = name_part_end(text_, local);
  }
  if (end == local) {
    fail(begin, "a name is expected here");
    return false;
  }
  name.written = text_.substr(begin, end - begin);
  name.local = text_.substr(local, end - local);
  at_ = end;
  return true;
}

bool XmlScanner::read_attribute() {
  if (attributes_.size() == max_attributes) {
    fail(at_, "the element has more than 128 attributes");
    return false;
  }
  XmlAttribute attribute;
  attribute.offset = at_;
  if (!read_name(attribute.name)) return false;
  skip_space();
  if (!looking_at("=")) {
    fail(at_, "the attribute " + quoted(attribute.name.written) + " has no value");
    return false;
  }
  ++at_;
  skip_space();
  const char quote = at_ < text_.size() ? text_[at_] : '\0';
  const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : std::string_view::npos;
  if (end == std::string_view::npos) {
    fail(at_, "the value of " + quoted(attribute.name.written) + " is not in quotes");
    return false;
  }
  if (!decode(text_.substr(at_ + 1, end - at_ - 1), Text::attribute, attribute.value)) return false;
  at_ = end + 1;
  attributes_.push_back(attribute);
  return true;
}

/// Takes `xmlns` and `xmlns:p` out of the attributes.
bool XmlScanner::bind_namespaces() {
  std::size_t kept = 0;
  const std::size_t first_new = bindings_.size();
  for (const XmlAttribute& attribute : attributes_) {
    const bool is_default = attribute.name.written == "xmlns";
    if (!is_default && attribute.name.prefix != "xmlns") {
      attributes_[kept++] = attribute;
      continue;
    }
    const std::string_view prefix = is_default ? std::string_view() : attribute.name.local;
    const bool is_xml = prefix == "xml";
    if (prefix == "xmlns" || attribute.value == xmlns_uri || is_xml != (attribute.value == xml_uri)) {
      fail(attribute.offset, "the prefixes `xml` and `xmlns` cannot be declared anew");
      return false;
    }
    if (is_xml) continue;
    if (!is_default && attribute.value.empty()) {
      fail(attribute.offset, "the prefix " + quoted(prefix) + " is declared without a namespace");
      return false;
    }
    for (std::size_t i = first_new; i < bindings_.size(); ++i) {
      if (bindings_[i].prefix == prefix) {
        fail(attribute.offset, "the attribute " + quoted(attribute.name.written) + " is given twice");
        return false;
      }
    }
    if (bindings_.size() == max_bindings) {
      fail(attribute.offset, "more than 128 namespaces are in scope");
      return false;
    }
    bindings_.push_back({prefix, attribute.value});
  }
  attributes_.resize(kept);
  return true;
}

bool XmlScanner::resolve(XmlName& name, bool is_attribute, std::size_t offset) {
  if (is_attribute && name.prefix.empty()) return true;  // no default namespace for attributes
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    if (bindings_[i].prefix == name.prefix) {
      name.uri = bindings_[i].uri;
      return true;
    }
  }
  if (name.prefix == "xml") name.uri = xml_uri;
  if (name.prefix.empty() || name.prefix == "xml") return true;
  fail(offset, "the prefix " + quoted(name.prefix) + " is not declared");
  return false;
}

XmlScanner::Event XmlScanner::end_element() {
  const std::size_t begin = at_;
  at_ += 2;
  XmlName name;
  if (!read_name(name)) return Event::malformed;
  skip_space();
  if (!looking_at(">")) return fail(at_, "malformed end tag");
  if (open_.empty() || open_.back().name.written != name.written) {
    return fail(begin, "the end tag `</" + std::string(name.written.substr(0, 80)) + ">` closes no open element");
  }
  ++at_;
  event_begin_ = begin;
  return close_element();
}

XmlScanner::Event XmlScanner::close_element() {
  name_ = open_.back().name;
  bindings_.resize(open_.back().binding_count);
  open_.pop_back();
  return Event::end;
}

XmlScanner::Event XmlScanner::read_text() {
  event_begin_ = at_;
  const std::string_view raw = text_.substr(at_, text_.find('<', at_) - at_);
  if (const std::size_t close = raw.find("]]>"); close != std::string_view::npos) {
    return fail(at_ + close, "`]]>` stands outside a CDATA section");
  }
  if (!decode(raw, Text::content, event_text_)) return Event::malformed;
  at_ += raw.size();
  return Event::text;
}

XmlScanner::Event XmlScanner::read_cdata() {
  event_begin_ = at_;
  if (open_.empty()) return fail(at_, "text stands outside the root element");
  constexpr std::size_t opening = std::string_view("<![CDATA[").size();
  const std::size_t end = text_.find("]]>", at_ + opening);
  if (end == std::string_view::npos) return fail(at_, "the CDATA section is not closed");
  const std::string_view raw = text_.substr(at_ + opening, end - at_ - opening);
  if (!decode(raw, Text::cdata, event_text_)) return Event::malformed;
  at_ = end + 3;
  return Event::text;
}

void XmlScanner::skip_space() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

const XmlAttribute* XmlScanner::attribute(std::string_view local) const {
  for (const XmlAttribute& attribute : attributes_) {
    if (attribute.name.uri.empty() && attribute.name.local == local) return &attribute;
  }
  return nullptr;
}

void XmlScanner::namespaces_in_scope(std::vector<NamespaceBinding>& bindings) const {
  for (std::size_t i = bindings_.size(); i-- > 0;) {
    const auto same_prefix = [&](const NamespaceBinding& other) { return other.prefix == bindings_[i].prefix; };
    const auto inner = bindings_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (std::any_of(inner, bindings_.end(), same_prefix) || bindings_[i].uri.empty()) continue;
    bindings.push_back(bindings_[i]);
  }
}

bool XmlScanner::declares(std::string_view prefix) const {
  const auto first = bindings_.begin() + static_cast<std::ptrdiff_t>(open_.back().binding_count);
  return std::any_of(first, bindings_.end(), [&](const NamespaceBinding& binding) { return binding.prefix == prefix; });
}

}  // namespace hjemmel
