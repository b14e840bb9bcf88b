// The document of a <Content> (section 5.45) as text that stands by itself: its element with the namespaces in scope.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/xml_scanner.hpp"
#include "runtime/value/arena.hpp"

namespace hjemmel {

/// Reads on from the start of <Content> to its end. `content` is the text of its one child element, with the
/// declarations that it inherits written into its start tag; it lives in `arena` or in `text`. False where there is not
/// exactly one child
/// (`problem` set, `offset` its place) or the text is malformed (`problem` empty: the scanner knows).
bool read_content_element(XmlScanner& scanner, std::string_view text, Arena& arena,
                          std::vector<NamespaceBinding>& scratch, std::string_view& content, std::string& problem,
                          std::size_t& offset);

/// The root element of a document by itself; `problem` says why it is not XML.
bool read_content_document(std::string_view text, Arena& arena, std::string_view& content, std::string& problem);

}  // namespace hjemmel
