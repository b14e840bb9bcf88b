#include "runtime/artefact/image_check.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <vector>

#include "runtime/function/function.hpp"

namespace hjemmel::artefact {
namespace {

class ImageCheck {
 public:
  explicit ImageCheck(const ImageHeader& header) : header_(header) {}

  const char* run() const {
    if (!header()) return "its header";
    if (!all(header_.slots, &ImageCheck::slot)) return "its attribute table";
    if (!names()) return "its name table";
    if (!all(header_.domains, &ImageCheck::domain)) return "its value table";
    if (!all(header_.constants, &ImageCheck::constant)) return "its literal table";
    if (!all(header_.selectors, &ImageCheck::selector)) return "its selector table";
    if (!all(header_.matches, &ImageCheck::match)) return "its match table";
    if (!all(header_.indexes, &ImageCheck::index)) return "its index table";
    if (!all(header_.obligations, &ImageCheck::obligation)) return "its obligation table";
    if (!all(header_.files, &ImageCheck::file)) return "its file table";
    if (!all(header_.policies, &ImageCheck::policy) || !parents()) return "its policy table";
    if (!all(header_.rules, &ImageCheck::rule)) return "its rule table";
    if (!all(header_.any_ofs, &ImageCheck::any_of) || !all(header_.all_ofs, &ImageCheck::all_of) ||
        !all(header_.target_matches, &ImageCheck::target_match)) {
      return "its target table";
    }
    if (!all(header_.subject_names, &ImageCheck::subject_name)) return "its table of names";
    return nullptr;
  }

 private:
  template <typename Record>
  bool fits(const Table& table) const {
    return table.offset % alignof(Record) == 0 && table.offset <= header_.image_bytes &&
           table.count <= (header_.image_bytes - table.offset) / sizeof(Record);
  }
  template <typename Record>
  std::span<const Record> table(const Table& table) const {
    return {reinterpret_cast<const Record*>(reinterpret_cast<const unsigned char*>(&header_) + table.offset),
            table.count};
  }
  bool fits(const Text& text) const {
    return text.offset <= header_.image_bytes && text.size <= header_.image_bytes - text.offset;
  }
  bool fit(std::initializer_list<Text> texts) const {
    return std::all_of(texts.begin(), texts.end(), [this](const Text& text) { return fits(text); });
  }

  /// Whether a table fits and each of its records does.
  template <typename Record>
  bool all(const Table& records, bool (ImageCheck::*check)(const Record&) const) const {
    if (!fits<Record>(records)) return false;
    const auto each = table<Record>(records);
    return std::all_of(each.begin(), each.end(), [&](const Record& record) { return (this->*check)(record); });
  }
  /// Whether a list of numbers fits, each of them below `limit`.
  bool numbers(const Table& list, std::uint32_t limit) const {
    if (!fits<std::uint32_t>(list)) return false;
    const auto each = table<std::uint32_t>(list);
    return std::all_of(each.begin(), each.end(), [limit](std::uint32_t number) { return number < limit; });
  }
  static bool number_or_none(std::uint32_t number, std::uint32_t limit) { return number == no_index || number < limit; }
  static bool data_type(std::uint32_t type) { return type <= static_cast<std::uint32_t>(DataType::unknown); }

  bool header() const {
    const ImageHeader& h = header_;
    return fit({h.target, h.compiler_version}) && h.root_function < h.function_count && h.root_parameters % 4 == 0 &&
           h.root_parameters <= h.image_bytes && h.request_words <= h.image_bytes &&
           h.listed_domains <= h.domains.count;
  }

  bool slot(const SlotRecord& slot) const {
    // Slots of one name follow each other in rising order: a walk over them ends.
    const auto number = static_cast<std::uint32_t>(&slot - table<SlotRecord>(header_.slots).data());
    return fit({slot.category, slot.attribute_id, slot.issuer}) && data_type(slot.type) &&
           number_or_none(slot.next_same_name, header_.slots.count) && slot.next_same_name > number &&
           numbers(slot.domains, header_.domains.count);
  }

  /// A search in open addressing ends at an empty bucket.
  template <typename Bucket, typename IsEmpty>
  static bool searchable(std::span<const Bucket> buckets, IsEmpty is_empty) {
    return std::has_single_bit(buckets.size()) && std::any_of(buckets.begin(), buckets.end(), is_empty);
  }

  bool names() const {
    if (!fits<NameRecord>(header_.names)) return false;
    const auto buckets = table<NameRecord>(header_.names);
    return searchable(buckets, [](const NameRecord& name) { return name.slot == no_index; }) &&
           std::all_of(buckets.begin(), buckets.end(),
                       [this](const NameRecord& name) { return number_or_none(name.slot, header_.slots.count); });
  }

  bool domain(const DomainRecord& domain) const {
    if (domain.slot >= header_.slots.count || !number_or_none(domain.list, header_.listed_domains)) return false;
    const std::uint64_t words = (std::uint64_t{domain.symbols} + 63) / 64;
    if (domain.first_word != no_index && domain.first_word + words > header_.request_words) return false;
    if (!fits<SymbolRecord>(domain.buckets)) return false;
    const auto buckets = table<SymbolRecord>(domain.buckets);
    return searchable(buckets, [](const SymbolRecord& symbol) { return symbol.ordinal == no_index; }) &&
           std::all_of(buckets.begin(), buckets.end(), [&](const SymbolRecord& symbol) {
             return number_or_none(symbol.ordinal, domain.symbols) && fits(symbol.text);
           });
  }

  bool namespace_binding(const NamespaceRecord& binding) const { return fit({binding.prefix, binding.uri}); }
  bool constant(const ConstantRecord& constant) const {
    return data_type(constant.type) && fit({constant.text, constant.xpath_category}) &&
           all(constant.namespaces, &ImageCheck::namespace_binding);
  }
  bool selector(const SelectorRecord& selector) const {
    return data_type(selector.type) && fit({selector.category, selector.path}) &&
           number_or_none(selector.context_slot, header_.slots.count) &&
           all(selector.namespaces, &ImageCheck::namespace_binding);
  }

  /// <Match>: a function of two values, and both are of the types that it takes.
  bool match(const MatchRecord& match) const {
    if (match.function >= function_count || match.constant >= header_.constants.count) return false;
    const std::uint32_t sources = match.is_selector != 0 ? header_.selectors.count : header_.slots.count;
    if (match.source >= sources) return false;
    const std::uint32_t type = match.is_selector != 0 ? table<SelectorRecord>(header_.selectors)[match.source].type
                                                      : table<SlotRecord>(header_.slots)[match.source].type;
    const auto parameters = info_of(static_cast<FunctionId>(match.function)).parameters;
    const auto takes = [](const ParameterType& parameter, std::uint32_t given) {
      return parameter.kind == ParameterType::Kind::single && !parameter.any &&
             static_cast<std::uint32_t>(parameter.type) == given;
    };
    // `and` and `or` have one parameter that repeats.
    const bool takes_two = parameters.size() == 2 || (parameters.size() == 1 && parameters[0].repeats);
    return takes_two && takes(parameters.front(), table<ConstantRecord>(header_.constants)[match.constant].type) &&
           takes(parameters.back(), type);
  }

  bool index(const IndexRecord& index) const {
    if (index.domain >= header_.domains.count) return false;
    const DomainRecord& domain = table<DomainRecord>(header_.domains)[index.domain];
    if (domain.list == no_index || index.starts.count != std::uint64_t{domain.symbols} + 1) return false;
    if (!fits<std::uint32_t>(index.candidates) || !fits<std::uint32_t>(index.always)) return false;
    if (!fits<std::uint32_t>(index.starts)) return false;
    const auto starts = table<std::uint32_t>(index.starts);
    return std::is_sorted(starts.begin(), starts.end()) && starts.back() <= index.candidates.count;
  }

  bool assignment(const AssignmentRecord& assignment) const {
    return data_type(assignment.type) &&
           fit({assignment.attribute_id, assignment.category, assignment.issuer, assignment.value});
  }
  bool obligation(const ObligationRecord& obligation) const {
    return fits(obligation.id) && effect(obligation.effect) && all(obligation.assignments, &ImageCheck::assignment);
  }
  static bool effect(std::uint32_t effect) { return effect == 1 || effect == 2; }

  bool file(const Text& path) const { return fits(path); }
  bool policy(const PolicyRecord& policy) const {
    return fit({policy.id, policy.version, policy.description}) && number_or_none(policy.file, header_.files.count) &&
           numbers(policy.target, header_.any_ofs.count) && policy.rule_begin <= policy.rule_end &&
           policy.rule_end <= header_.rules.count && number_or_none(policy.parent, header_.policies.count);
  }
  /// A walk from any policy to the root ends.
  bool parents() const {
    enum : unsigned char { unknown, on_the_way, ends };
    const auto policies = table<PolicyRecord>(header_.policies);
    std::vector<unsigned char> states(policies.size(), unknown);
    for (std::uint32_t i = 0; i < policies.size(); ++i) {
      std::uint32_t at = i;
      for (; at != no_index && states[at] == unknown; at = policies[at].parent) states[at] = on_the_way;
      if (at != no_index && states[at] == on_the_way) return false;
      for (at = i; at != no_index && states[at] == on_the_way; at = policies[at].parent) states[at] = ends;
    }
    return true;
  }
  bool rule(const RuleRecord& rule) const {
    return fit({rule.id, rule.description, rule.condition}) && rule.policy < header_.policies.count &&
           effect(rule.effect) && numbers(rule.target, header_.any_ofs.count);
  }
  bool any_of(const AnyOfRecord& any_of) const { return numbers(any_of.alternatives, header_.all_ofs.count); }
  bool all_of(const AllOfRecord& all_of) const { return numbers(all_of.matches, header_.target_matches.count); }
  bool target_match(const TargetMatchRecord& match) const {
    return match.function < function_count && data_type(match.type) &&
           fit({match.category, match.attribute_id, match.issuer, match.value});
  }
  bool subject_name(const SubjectNameRecord& name) const {
    return fit({name.attribute_id, name.value, name.name_en, name.name_nb, name.name_nn});
  }

  const ImageHeader& header_;
};

}  // namespace

const char* find_damage(const ImageHeader& header) { return ImageCheck(header).run(); }

}  // namespace hjemmel::artefact
