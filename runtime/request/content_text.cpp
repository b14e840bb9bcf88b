#include "runtime/request/content_text.hpp"

#include <span>

#include "runtime/request/text_position.hpp"
#include "runtime/request/xml_escape.hpp"

namespace hjemmel {

namespace {

using Event = XmlScanner::Event;

/// Reads on to the end of the element that has just started; false where the text is malformed.
bool skip_element(XmlScanner& scanner) {
  for (int depth = 1; depth > 0;) {
    const Event event = scanner.next();
    if (event == Event::malformed) return false;
    if (event == Event::start) ++depth;
    if (event == Event::end) --depth;
  }
  return true;
}

/// `element` with ` xmlns:p="…"` for each of `bindings` behind its name.
std::string_view with_declarations(std::string_view element, std::size_t name_size,
                                   std::span<const NamespaceBinding> bindings, Arena& arena) {
  if (bindings.empty()) return element;
  std::string declared(element.substr(0, 1 + name_size));
  for (const NamespaceBinding& binding : bindings) {
    declared += binding.prefix.empty() ? " xmlns" : " xmlns:";
    declared += binding.prefix;
    declared += "=\"";
    append_xml_attribute(binding.uri, declared);
    declared += '"';
  }
  declared += element.substr(1 + name_size);
  return arena.copy(declared);
}

}  // namespace

bool read_content_element(XmlScanner& scanner, std::string_view text, Arena& arena,
                          std::vector<NamespaceBinding>& scratch, std::string_view& content, std::string& problem,
                          std::size_t& offset) {
  const std::size_t content_begin = scanner.offset();
  scratch.clear();
  scanner.namespaces_in_scope(scratch);
  bool found = false;
  while (true) {
    const Event event = scanner.next();
    if (event == Event::malformed) return false;
    if (event == Event::text) continue;  // the type of <Content> is mixed
    if (event == Event::end) break;
    offset = scanner.offset();
    if (found) {
      problem = "`<Content>` holds more than one element";
      return false;
    }
    found = true;
    const std::size_t begin = scanner.offset();
    const std::size_t name_size = scanner.name().written.size();
    std::erase_if(scratch, [&](const NamespaceBinding& binding) { return scanner.declares(binding.prefix); });
    if (!skip_element(scanner)) return false;
    content = with_declarations(text.substr(begin, scanner.end_offset() - begin), name_size, scratch, arena);
  }
  if (!found) {
    problem = "`<Content>` holds no element";
    offset = content_begin;
  }
  return found;
}

bool read_content_document(std::string_view text, Arena& arena, std::string_view& content, std::string& problem) {
  XmlScanner scanner;
  scanner.open(text, arena);
  if (scanner.next() == Event::start) {
    const std::size_t begin = scanner.offset();
    if (skip_element(scanner)) {
      content = text.substr(begin, scanner.end_offset() - begin);
      if (scanner.next() == Event::finished) return true;
    }
  }
  const TextPosition position = position_of(text, scanner.offset());
  problem = scanner.problem() + " (line " + std::to_string(position.line) + ", column " +
            std::to_string(position.column) + " of the content)";
  return false;
}

}  // namespace hjemmel
