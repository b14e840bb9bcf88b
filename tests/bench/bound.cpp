#include "tests/bench/bound.hpp"

#include <bit>
#include <cstring>
#include <stdexcept>

#include <fmt/format.h>
#include <simdjson.h>
#include <pugixml.hpp>

#include "runtime/artefact/symbol_hash.hpp"

namespace hjemmel::bench {
namespace {

constexpr std::uint32_t action_count = 3;
constexpr std::uint32_t role_bit = 1u << 31;   ///< tells roles from packages in a row
constexpr std::uint32_t nobody = 0xFFFFFFFEu;  ///< an empty place of a row
constexpr int highest_level = 4;

using Responses = std::array<std::string, highest_level + 1>;

}  // namespace

InternTable::InternTable(std::size_t capacity) : entries_(std::bit_ceil(std::max<std::size_t>(capacity * 4, 16))) {}

std::uint32_t InternTable::add(std::string_view text) {
  const std::uint64_t hash = artefact::hash_symbol(text);
  for (std::size_t at = hash;; ++at) {
    Entry& entry = entries_[at & (entries_.size() - 1)];
    if (entry.number == unknown) entry = {hash, count_++, static_cast<std::uint32_t>(text.size()), text.data()};
    if (entry.hash == hash && std::string_view(entry.text, entry.size) == text) return entry.number;
  }
}

std::uint32_t InternTable::find(std::string_view text) const {
  const std::uint64_t hash = artefact::hash_symbol(text);
  for (std::size_t at = hash;; ++at) {
    const Entry& entry = entries_[at & (entries_.size() - 1)];
    if (entry.number == unknown) return unknown;
    if (entry.hash == hash && std::string_view(entry.text, entry.size) == text) return entry.number;
  }
}

Bound::Bound(const std::vector<WorkloadPolicy>& policies)
    : packages_(512), roles_(512), resources_(policies.size()), actions_(action_count) {
  Row empty;
  empty.holdings.fill(nobody);
  rows_.assign(policies.size() * action_count, empty);
  std::vector<std::size_t> used(rows_.size(), 0);
  for (const WorkloadPolicy& policy : policies) {
    const std::uint32_t resource = resources_.add(policy.resource);
    levels_.push_back(static_cast<std::uint8_t>(policy.level));
    for (const WorkloadRule& rule : policy.rules) {
      for (const std::string_view action : rule.actions) {
        const std::size_t row = resource * action_count + actions_.add(action);
        for (const Holding& subject : rule.subjects) {
          if (used[row] == row_holdings) throw std::length_error("a row of the table is too small for the workload");
          rows_[row].holdings[used[row]++] =
              subject.is_role ? roles_.add(subject.value) | role_bit : packages_.add(subject.value);
        }
      }
    }
  }
}

int Bound::decide(const InternedRequest& request) const {
  if (request.resource == InternTable::unknown || request.action == InternTable::unknown) return 0;
  const Row& row = rows_[request.resource * action_count + request.action];
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < request.holding_count; ++i) {
    for (const std::uint32_t holding : row.holdings) found |= holding == request.holdings[i] ? 1u : 0u;
  }
  return found != 0 ? levels_[request.resource] : 0;
}

void Bound::add_attribute(std::string_view id, std::string_view value, InternedRequest& out) const {
  const auto hold = [&](std::uint32_t number, std::uint32_t bit) {
    if (number == InternTable::unknown || out.holding_count == InternedRequest::most_holdings) return;
    out.holdings[out.holding_count++] = number | bit;
  };
  if (id == urn::package) {
    hold(packages_.find(value), 0);
  } else if (id == urn::role) {
    hold(roles_.find(value), role_bit);
  } else if (id == urn::resource) {
    out.resource = resources_.find(value);
  } else if (id == urn::action) {
    out.action = actions_.find(value);
  }
}

InternedRequest Bound::intern(const Request& request) const {
  InternedRequest out;
  for (const RequestAttribute& attribute : request.attributes) {
    const std::string_view category = request.categories[attribute.category].category;
    if (attribute.type != DataType::string) continue;
    if (category != urn::subject_category && category != urn::resource_category && category != urn::action_category)
      continue;
    for (const Value& value : attribute.values) add_attribute(attribute.id, value.as_text(), out);
  }
  return out;
}

InternedRequest Bound::intern_json(std::string_view text, std::size_t capacity) const {
  thread_local simdjson::ondemand::parser parser;
  InternedRequest out;
  simdjson::ondemand::document document = parser.iterate(text.data(), text.size(), capacity);
  simdjson::ondemand::object request = document["Request"].get_object();
  for (auto field : request) {
    for (auto category : field.value().get_array()) {
      for (auto attribute : category["Attribute"].get_array()) {
        const std::string_view id = attribute["AttributeId"].get_string();
        const std::string_view value = attribute["Value"].get_string();
        add_attribute(id, value, out);
      }
    }
  }
  return out;
}

InternedRequest Bound::intern_xml(std::string_view text) const {
  thread_local pugi::xml_document document;
  thread_local std::vector<char> copy;
  copy.assign(text.begin(), text.end());
  document.load_buffer_inplace(copy.data(), copy.size(), pugi::parse_minimal | pugi::parse_escapes);
  InternedRequest out;
  for (const auto category : document.child("Request").children()) {
    for (const auto attribute : category.children()) {
      add_attribute(attribute.attribute("AttributeId").value(), attribute.child("AttributeValue").child_value(), out);
    }
  }
  return out;
}

std::string_view Bound::json_response(int level) {
  static const Responses responses = [] {
    Responses made;
    constexpr std::string_view status = R"("Status":{"StatusCode":{"Value":"urn:oasis:names:tc:xacml:1.0:status:ok"}})";
    made[0] = fmt::format("{{\"Response\":[{{\"Decision\":\"Deny\",{}}}]}}\n", status);
    for (int i = 1; i <= highest_level; ++i) {
      made[static_cast<std::size_t>(i)] = fmt::format(
          R"({{"Response":[{{"Decision":"Permit",{},"Obligations":[{{"Id":"{}","AttributeAssignment":[{{"AttributeId":"{}",)"
          R"("Value":{},"DataType":"http://www.w3.org/2001/XMLSchema#integer","Category":"{}"}}]}}]}}]}})"
          "\n",
          status, urn::level_obligation, urn::level_attribute, i, urn::level_category);
    }
    return made;
  }();
  return responses[static_cast<std::size_t>(level)];
}

std::string_view Bound::xml_response(int level) {
  static const Responses responses = [] {
    Responses made;
    constexpr std::string_view form =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<Response xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\"><Result><Decision>{}</Decision><Status>"
        "<StatusCode Value=\"urn:oasis:names:tc:xacml:1.0:status:ok\"/></Status>{}</Result></Response>\n";
    made[0] = fmt::format(form, "Deny", "");
    for (int i = 1; i <= highest_level; ++i) {
      const std::string obligations = fmt::format(
          "<Obligations><Obligation ObligationId=\"{}\"><AttributeAssignment AttributeId=\"{}\" Category=\"{}\" "
          "DataType=\"http://www.w3.org/2001/XMLSchema#integer\">{}</AttributeAssignment></Obligation></Obligations>",
          urn::level_obligation, urn::level_attribute, urn::level_category, i);
      made[static_cast<std::size_t>(i)] = fmt::format(form, "Permit", obligations);
    }
    return made;
  }();
  return responses[static_cast<std::size_t>(level)];
}

}  // namespace hjemmel::bench
