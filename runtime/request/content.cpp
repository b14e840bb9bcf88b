#include "runtime/request/content.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include <algorithm>
#include <climits>

namespace hjemmel {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};
using OwnedDocument = std::unique_ptr<xmlDoc, FreeDocument>;

/// Called at `<!DOCTYPE`, before anything in it is read.
void refuse_document_type(void* parser, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* const refused = static_cast<xmlParserCtxt*>(parser);
  xmlStopParser(refused);
  refused->wellFormed = 0;
}

OwnedDocument parse(std::string_view text) {
  [[maybe_unused]] static const bool initialised = (xmlInitParser(), true);
  if (text.size() > INT_MAX) return nullptr;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (!parser) return nullptr;
  parser->sax->internalSubset = refuse_document_type;
  // Without XML_PARSE_HUGE: 256 levels deep, 10 MB a text node.
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  OwnedDocument document(
      xmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", options));
  if (!document || parser->wellFormed == 0 || parser->nsWellFormed == 0) return nullptr;
  if (xmlDocGetRootElement(document.get()) == nullptr) return nullptr;
  xmlXPathOrderDocElems(document.get());  // so that node sets sort in linear time
  return document;
}

}  // namespace

struct ContentSource::Parsed {
  std::uint32_t category;  ///< index into Request::categories
  OwnedDocument document;  ///< null for a malformed text
};

ContentSource::ContentSource() = default;
ContentSource::ContentSource(const IndividualRequest& request) : request_(request) {}
ContentSource::~ContentSource() = default;
ContentSource::ContentSource(ContentSource&&) noexcept = default;
ContentSource& ContentSource::operator=(ContentSource&&) noexcept = default;

void ContentSource::bind(const IndividualRequest& request) {
  request_ = request;
  parsed_.clear();
}

ContentSource::Document ContentSource::document(std::string_view category) const {
  for (const std::uint32_t index : request_.categories) {
    const RequestCategory& candidate = request_.request->categories[index];
    if (candidate.category != category) continue;
    if (candidate.content.empty()) return {};
    auto parsed = std::ranges::find(parsed_, index, &Parsed::category);
    if (parsed == parsed_.end()) parsed = parsed_.insert(parsed, {index, parse(candidate.content)});
    xmlDoc* const document = parsed->document.get();
    return {document != nullptr ? State::parsed : State::malformed, document};
  }
  return {};
}

}  // namespace hjemmel
