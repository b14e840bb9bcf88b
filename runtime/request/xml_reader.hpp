// XACML-XML text ▸ Request (sections 5.42 to 5.46, 5.50 to 5.52), in one pass over the scanner's events.
//
// Readings chosen:
//   - ReturnPolicyIdList, CombinedDecision and IncludeInResult are required by the schema, but left out by many
//   requests; they
//     are then false, the only value that asks for nothing (5.46 itself says `[Default: false]`);
//   - the children of an element may stand in any order, and <Request> may hold no <Attributes>: neither changes a
//   meaning;
//   - an <Attribute> with values of several data types is read as several attributes, one for each run of a type: bags
//   are
//     formed by type anyway (7.3.3);
//   - attributes of foreign namespaces (xsi:schemaLocation, xml:lang) are passed over; foreign elements are refused;
//   - a value of an unknown type may hold elements, and is then carried as the text of its markup.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/request/multi_requests.hpp"
#include "runtime/request/request.hpp"
#include "runtime/request/xml_scanner.hpp"
#include "runtime/value/white_space.hpp"

namespace hjemmel {

inline constexpr std::string_view xacml_uri = "urn:oasis:names:tc:xacml:3.0:core:schema:wd-17";

class XmlReader {
 public:
  bool read(std::string_view text, Request& request, RequestProblem& problem);

 private:
  struct TypedValue {
    DataType type = DataType::unknown;
    std::string_view type_urn;
    std::string_view lexical;
    Value value;
  };

  bool read_document();
  bool read_request();
  bool read_defaults();
  bool read_attributes();
  bool read_content(std::string_view& content);
  bool read_attribute(std::uint32_t category);
  bool read_value();
  bool read_xpath(TypedValue& typed);
  bool read_markup(std::string_view& text);
  void add_attributes(const RequestAttribute& shared);
  bool read_multi_requests();
  bool read_reference();

  /// Reads the attributes of the element that has just started. `values` is filled in the order of `names`; a value
  /// that is absent has no data pointer. Attributes without a namespace that are not in `names` are refused.
  bool read_properties(std::span<const std::string_view> names, std::span<std::string_view> values);
  bool require(std::string_view value, std::string_view name);
  bool read_boolean(std::string_view value, std::string_view name, bool& flag);
  /// Calls `read_child` at the start of each child element of the element that has just started, up to its end.
  template <typename ReadChild>
  bool for_each_child(ReadChild read_child);
  /// The text of the element that has just started, up to its end.
  bool read_text(std::string_view& text);
  bool refuse_child();
  bool fail(std::size_t offset, std::string message);
  bool fail_malformed() { return fail(scanner_.offset(), scanner_.problem()); }

  XmlScanner scanner_;
  std::string_view text_;
  Request* request_ = nullptr;
  RequestProblem* problem_ = nullptr;
  std::vector<TypedValue> values_;
  std::vector<NamespaceBinding> namespaces_;
  std::string pieces_;  // of a text that comes in several
  ReferenceTexts references_;
};

template <typename ReadChild>
bool XmlReader::for_each_child(ReadChild read_child) {
  while (true) {
    switch (scanner_.next()) {
      case XmlScanner::Event::start:
        if (scanner_.name().uri != xacml_uri) return refuse_child();
        if (!read_child(scanner_.name().local)) return false;
        break;
      case XmlScanner::Event::text:
        if (!strip_white_space(scanner_.text()).empty()) {
          return fail(scanner_.offset(), "text stands where only elements may");
        }
        break;
      case XmlScanner::Event::end:
        return true;
      default:
        return fail_malformed();
    }
  }
}

}  // namespace hjemmel
