#include "runtime/request/xml_reader.hpp"

#include "runtime/request/content_text.hpp"
#include "runtime/request/request_limits.hpp"
#include "runtime/request/text_position.hpp"

namespace hjemmel {

namespace {

using Event = XmlScanner::Event;

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";

std::string element(const XmlName& name) { return "`<" + std::string(name.written.substr(0, 80)) + ">`"; }

}  // namespace

bool read_xml_request(std::string_view text, Request& request, RequestProblem& problem) {
  thread_local XmlReader reader;
  return reader.read(text, request, problem);
}

bool XmlReader::read(std::string_view text, Request& request, RequestProblem& problem) {
  request.clear();
  references_.clear();
  text_ = text;
  request_ = &request;
  problem_ = &problem;
  if (text.size() > max_request_bytes) return fail(0, "the request is larger than 64 MiB");
  scanner_.open(text, request.arena);
  const bool done = read_document();
  if (text.size() > kept_text_bytes) {
    scanner_ = {};
    values_ = {};
    pieces_ = {};
    references_ = {};
  }
  return done;
}

bool XmlReader::read_document() {
  if (scanner_.next() != Event::start) return fail_malformed();
  const XmlName& root = scanner_.name();
  if (root.local != "Request") return fail(scanner_.offset(), "expected `<Request>`, found " + element(root));
  if (root.uri != xacml_uri) {
    return fail(scanner_.offset(),
                element(root) + " is not in the namespace `" + std::string(xacml_uri) + "` of XACML 3.0");
  }
  if (!read_request()) return false;
  if (scanner_.next() != Event::finished) return fail_malformed();
  std::string message;
  std::size_t offset = 0;
  if (!resolve_references(references_, *request_, message, offset)) return fail(offset, std::move(message));
  return true;
}

bool XmlReader::read_request() {
  static constexpr std::array<std::string_view, 2> names = {"ReturnPolicyIdList", "CombinedDecision"};
  std::array<std::string_view, names.size()> given;
  if (!read_properties(names, given)) return false;
  if (!read_boolean(given[0], names[0], request_->return_policy_id_list)) return false;
  if (!read_boolean(given[1], names[1], request_->combined_decision)) return false;
  bool has_defaults = false;
  bool has_multi_requests = false;
  return for_each_child([&](std::string_view name) {
    if (name == "Attributes") return read_attributes();
    bool& seen = name == "MultiRequests" ? has_multi_requests : has_defaults;
    if (name != "RequestDefaults" && name != "MultiRequests") return refuse_child();
    if (seen) return fail(scanner_.offset(), element(scanner_.name()) + " is given twice");
    seen = true;
    return name == "MultiRequests" ? read_multi_requests() : read_defaults();
  });
}

bool XmlReader::read_defaults() {
  if (!read_properties({}, {})) return false;
  return for_each_child([&](std::string_view name) {
    if (name != "XPathVersion") return refuse_child();
    if (!read_properties({}, {})) return false;
    std::string_view version;
    if (!read_text(version)) return false;
    request_->xpath_version = strip_white_space(version);
    return true;
  });
}

bool XmlReader::read_attributes() {
  static constexpr std::array<std::string_view, 1> names = {"Category"};
  std::array<std::string_view, names.size()> given;
  if (!read_properties(names, given) || !require(given[0], names[0])) return false;
  RequestCategory category;
  category.category = strip_white_space(given[0]);
  for (const XmlAttribute& attribute : scanner_.attributes()) {
    if (attribute.name.uri == xml_uri && attribute.name.local == "id")
      category.xml_id = strip_white_space(attribute.value);
  }
  const auto index = static_cast<std::uint32_t>(request_->categories.size());
  request_->categories.push_back(category);
  return for_each_child([&](std::string_view name) {
    if (name == "Attribute") return read_attribute(index);
    if (name == "Content") return read_content(request_->categories[index].content);
    return refuse_child();
  });
}

bool XmlReader::read_content(std::string_view& content) {
  if (!content.empty()) return fail(scanner_.offset(), element(scanner_.name()) + " is given twice");
  std::string problem;
  std::size_t offset = 0;
  if (read_content_element(scanner_, text_, request_->arena, namespaces_, content, problem, offset)) return true;
  return problem.empty() ? fail_malformed() : fail(offset, std::move(problem));
}

bool XmlReader::read_multi_requests() {
  if (!read_properties({}, {})) return false;
  return for_each_child([&](std::string_view name) {
    if (name != "RequestReference") return refuse_child();
    return read_reference();
  });
}

bool XmlReader::read_reference() {
  static constexpr std::array<std::string_view, 1> names = {"ReferenceId"};
  if (references_.ends.size() == max_individual_requests) {
    return fail(scanner_.offset(), "more than 10000 individual requests");
  }
  if (!read_properties({}, {})) return false;
  const bool done = for_each_child([&](std::string_view name) {
    if (name != "AttributesReference") return refuse_child();
    std::array<std::string_view, names.size()> given;
    if (!read_properties(names, given) || !require(given[0], names[0])) return false;
    references_.entries.push_back({strip_white_space(given[0]), scanner_.offset()});
    return for_each_child([&](std::string_view) { return refuse_child(); });
  });
  references_.ends.push_back(static_cast<std::uint32_t>(references_.entries.size()));
  return done;
}

bool XmlReader::read_properties(std::span<const std::string_view> names, std::span<std::string_view> values) {
  for (const XmlAttribute& attribute : scanner_.attributes()) {
    if (!attribute.name.uri.empty()) continue;
    std::size_t i = 0;
    while (i < names.size() && names[i] != attribute.name.local) ++i;
    if (i == names.size()) {
      return fail(attribute.offset, element(scanner_.name()) + " has no attribute `" +
                                        std::string(attribute.name.written.substr(0, 80)) + "`");
    }
    values[i] = attribute.value;
  }
  return true;
}

bool XmlReader::require(std::string_view value, std::string_view name) {
  if (value.data() != nullptr) return true;
  return fail(scanner_.offset(), element(scanner_.name()) + " needs the attribute `" + std::string(name) + "`");
}

bool XmlReader::read_boolean(std::string_view value, std::string_view name, bool& flag) {
  if (value.data() == nullptr) return true;
  const std::string_view word = strip_white_space(value);
  flag = word == "true" || word == "1";
  if (flag || word == "false" || word == "0") return true;
  return fail(scanner_.attribute(name)->offset, "`" + std::string(word.substr(0, 80)) + "` is not a boolean");
}

bool XmlReader::read_text(std::string_view& text) {
  text = {};
  bool several = false;
  while (true) {
    const Event event = scanner_.next();
    if (event == Event::malformed) return fail_malformed();
    if (event == Event::start) return refuse_child();
    if (event == Event::end) break;
    if (text.empty()) {
      text = scanner_.text();
      continue;
    }
    if (!several) pieces_ = text;
    several = true;
    pieces_ += scanner_.text();
  }
  if (several) text = request_->arena.copy(std::string_view(pieces_));
  return true;
}

bool XmlReader::refuse_child() { return fail(scanner_.offset(), element(scanner_.name()) + " may not stand here"); }

bool XmlReader::fail(std::size_t offset, std::string message) {
  const TextPosition position = position_of(text_, offset);
  *problem_ = {StatusCode::syntax_error, std::move(message), position.line, position.column};
  return false;
}

}  // namespace hjemmel
