#include "compiler/codegen/image_builder.hpp"

#include <algorithm>
#include <bit>

#include "compiler/codegen/explanation_tables.hpp"
#include "compiler/codegen/image_writer.hpp"
#include "runtime/artefact/symbol_hash.hpp"
#include "runtime/decide/standard_attributes.hpp"

namespace hjemmel::codegen {
namespace {

using namespace artefact;
using ir::Index;

/// Room for open addressing with few probes: a power of two, at most half full.
std::size_t bucket_count(std::size_t entries) { return std::bit_ceil(std::max<std::size_t>(entries * 2, 2)); }

class ImageBuilder {
 public:
  ImageBuilder(const ir::Module& module, const Layout& layout) : module_(module), layout_(layout) {}

  std::vector<unsigned char> run(const Metadata& metadata, std::string_view target_triple) {
    ImageHeader header{};
    std::copy(std::begin(magic), std::end(magic), header.magic);
    header.abi_version = abi_version;
    header.target = out_.text(target_triple);
    header.compiler_version = out_.text(HJEMMEL_VERSION);
    std::copy(metadata.policy_digest.begin(), metadata.policy_digest.end(), header.policy_digest);
    std::copy(metadata.catalogue_digest.begin(), metadata.catalogue_digest.end(), header.catalogue_digest);
    header.semantics = metadata.semantics;
    header.function_count = layout_.function_count();
    header.request_words = layout_.words;
    header.listed_domains = layout_.lists;
    header.slots = slots();
    header.names = names();
    header.domains = domains();
    header.constants = constants();
    header.selectors = selectors();
    header.matches = matches();
    header.indexes = indexes();
    header.obligations = obligations();
    reserve_parameters();
    fill_parameters();
    header.root_function = layout_.decision_function(module_.combination_shapes[module_.root.index]);
    header.root_parameters = combination_offsets_[module_.root.index];
    add_explanation_tables(module_, metadata, out_, header);
    return out_.finish(header);
  }

 private:
  Table namespaces(const std::vector<model::Namespace>& bindings) {
    std::vector<NamespaceRecord> records;
    for (const auto& each : bindings) records.push_back({out_.text(each.prefix), out_.text(each.uri)});
    return out_.table(records);
  }

  Table slots() {
    std::vector<std::vector<Index>> domains(module_.slots.size());
    for (Index i = 0; i < module_.domains.size(); ++i) domains[module_.domains[i].slot].push_back(i);
    std::vector<SlotRecord> records;
    for (Index i = 0; i < module_.slots.size(); ++i) {
      const ir::Slot& slot = module_.slots[i];
      SlotRecord record{};
      record.category = out_.text(slot.category);
      record.attribute_id = out_.text(slot.attribute_id);
      record.has_issuer = slot.issuer ? 1 : 0;
      record.issuer = out_.text(slot.issuer.value_or(""));
      record.type = static_cast<std::uint8_t>(slot.type);
      record.needs_bag = slot.needs_bag ? 1 : 0;
      record.is_standard =
          standard_attribute(slot.category, slot.attribute_id, slot.type, slot.issuer.value_or(""), {}) ? 1 : 0;
      record.next_same_name = next_same_name(i);
      record.domains = out_.table(domains[i]);
      records.push_back(record);
    }
    return out_.table(records);
  }

  Index next_same_name(Index slot) const {
    for (Index i = slot + 1; i < module_.slots.size(); ++i) {
      if (module_.slots[i].category == module_.slots[slot].category &&
          module_.slots[i].attribute_id == module_.slots[slot].attribute_id) {
        return i;
      }
    }
    return no_index;
  }

  Table names() {
    std::vector<NameRecord> buckets(bucket_count(module_.slots.size()), NameRecord{0, no_index, 0});
    for (Index i = 0; i < module_.slots.size(); ++i) {
      const ir::Slot& slot = module_.slots[i];
      const std::uint64_t hash = hash_name(slot.category, slot.attribute_id);
      const std::size_t mask = buckets.size() - 1;
      std::size_t at = hash & mask;
      bool known = false;
      for (; buckets[at].slot != no_index; at = (at + 1) & mask) {
        const ir::Slot& other = module_.slots[buckets[at].slot];
        known |= other.category == slot.category && other.attribute_id == slot.attribute_id;
        if (known) break;
      }
      if (!known) buckets[at] = {hash, i, 0};
    }
    return out_.table(buckets);
  }

  Table domains() {
    std::vector<DomainRecord> records;
    for (Index i = 0; i < module_.domains.size(); ++i) {
      const ir::Domain& domain = module_.domains[i];
      std::vector<SymbolRecord> buckets(bucket_count(domain.symbols.size()), SymbolRecord{{0, 0}, 0, no_index});
      const std::size_t mask = buckets.size() - 1;
      for (Index ordinal = 0; ordinal < domain.symbols.size(); ++ordinal) {
        const auto hash = static_cast<std::uint32_t>(hash_symbol(domain.symbols[ordinal]));
        std::size_t at = hash & mask;
        while (buckets[at].ordinal != no_index) at = (at + 1) & mask;
        buckets[at] = {out_.text(domain.symbols[ordinal]), hash, ordinal};
      }
      DomainRecord record{};
      record.slot = domain.slot;
      record.fold = domain.fold == ir::Fold::lower_case ? 1 : 0;
      record.symbols = static_cast<std::uint32_t>(domain.symbols.size());
      record.first_word = layout_.first_word[i];
      record.list = layout_.list[i];
      record.buckets = out_.table(buckets);
      records.push_back(record);
    }
    return out_.table(records);
  }

  Table constants() {
    std::vector<ConstantRecord> records;
    for (const auto& each : module_.constants) {
      records.push_back({static_cast<std::uint32_t>(each.type), out_.text(each.text), out_.text(each.xpath_category),
                         namespaces(each.namespaces)});
    }
    return out_.table(records);
  }

  Table selectors() {
    std::vector<SelectorRecord> records;
    for (const auto& each : module_.selectors) {
      SelectorRecord record{};
      record.category = out_.text(each.category);
      record.path = out_.text(each.path);
      record.context_slot = each.context_slot;
      record.type = static_cast<std::uint32_t>(each.type);
      record.namespaces = namespaces(each.namespaces);
      records.push_back(record);
    }
    return out_.table(records);
  }

  Table matches() {
    std::vector<MatchRecord> records;
    for (const auto& each : module_.matches) {
      records.push_back({static_cast<std::uint16_t>(each.function), static_cast<std::uint8_t>(each.must_be_present),
                         static_cast<std::uint8_t>(each.over_selector), each.constant, each.source});
    }
    return out_.table(records);
  }

  Table indexes() {
    std::vector<IndexRecord> records;
    for (const auto& index : module_.indexes) {
      std::vector<std::uint32_t> starts;
      std::vector<std::uint32_t> candidates;
      for (const auto& children : index.by_symbol) {
        starts.push_back(static_cast<std::uint32_t>(candidates.size()));
        candidates.insert(candidates.end(), children.begin(), children.end());
      }
      starts.push_back(static_cast<std::uint32_t>(candidates.size()));
      records.push_back({index.domain, out_.table(starts), out_.table(candidates), out_.table(index.always)});
    }
    return out_.table(records);
  }

  Table obligations() {
    std::vector<ObligationRecord> records;
    for (const auto& each : module_.obligations) {
      const bool is_static = each.is_static();
      std::vector<AssignmentRecord> assignments;
      for (const auto& assignment : each.assignments) {
        AssignmentRecord record{out_.text(assignment.attribute_id),
                                out_.text(assignment.category),
                                out_.text(assignment.issuer),
                                0,
                                {0, 0}};
        if (is_static) {
          const ir::Constant& literal = module_.constants[assignment.expression.index];
          record.type = static_cast<std::uint32_t>(literal.type);
          record.value = out_.text(literal.text);
        }
        assignments.push_back(record);
      }
      records.push_back({out_.text(each.id), out_.table(assignments), static_cast<std::uint8_t>(each.is_advice),
                         static_cast<std::uint8_t>(each.effect == model::Effect::permit ? 1 : 2),
                         static_cast<std::uint8_t>(is_static), 0});
    }
    return out_.table(records);
  }

  static std::uint32_t slots_of(const ir::Parameter& parameter, const ir::Module& module) {
    switch (parameter.kind) {
      case ir::Parameter::Kind::bit_set:
        return 2 * ir::words_of(module.domains[parameter.value]);
      case ir::Parameter::Kind::large_set:
      case ir::Parameter::Kind::child_table:
        return 2;
      default:
        return 1;
    }
  }

  std::uint32_t reserve_unit(const std::vector<ir::Parameter>& parameters) {
    std::uint32_t slots = 0;
    for (const auto& parameter : parameters) slots += slots_of(parameter, module_);
    return out_.reserve(slots);
  }

  void reserve_parameters() {
    for (const auto& each : module_.rule_parameters) rule_offsets_.push_back(reserve_unit(each));
    for (const auto& each : module_.combination_parameters) combination_offsets_.push_back(reserve_unit(each));
  }

  void fill_parameters() {
    for (Index i = 0; i < module_.rule_parameters.size(); ++i) fill_unit(rule_offsets_[i], module_.rule_parameters[i]);
    for (Index i = 0; i < module_.combination_parameters.size(); ++i) {
      fill_unit(combination_offsets_[i], module_.combination_parameters[i]);
    }
  }

  void fill_unit(std::uint32_t at, const std::vector<ir::Parameter>& parameters) {
    for (const auto& parameter : parameters) {
      fill(at, parameter);
      at += 4 * slots_of(parameter, module_);
    }
  }

  void fill(std::uint32_t at, const ir::Parameter& parameter) {
    switch (parameter.kind) {
      case ir::Parameter::Kind::number:
      case ir::Parameter::Kind::index:
        out_.put(at, parameter.value);
        break;
      case ir::Parameter::Kind::bit_set: {
        std::vector<std::uint32_t> halves(slots_of(parameter, module_), 0);
        for (const Index symbol : parameter.symbols) halves[symbol / 32] |= 1u << (symbol % 32);
        for (std::size_t i = 0; i < halves.size(); ++i) out_.put(at + static_cast<std::uint32_t>(4 * i), halves[i]);
        break;
      }
      case ir::Parameter::Kind::large_set: {
        const Table set = out_.table(parameter.symbols);
        out_.put(at, set.offset);
        out_.put(at + 4, set.count);
        break;
      }
      case ir::Parameter::Kind::child:
        out_.put(at, offset_of(parameter.child));
        break;
      case ir::Parameter::Kind::child_table: {
        const Table table = child_table(module_.combinations[parameter.value]);
        out_.put(at, table.offset);
        out_.put(at + 4, static_cast<std::uint32_t>(module_.combinations[parameter.value].children.size()));
        break;
      }
    }
  }

  std::uint32_t offset_of(const ir::Child& child) const {
    switch (child.kind) {
      case ir::Child::Kind::rule:
        return rule_offsets_[child.index];
      case ir::Child::Kind::combination:
        return combination_offsets_[child.index];
      case ir::Child::Kind::unresolved:
        return 0;
    }
    return 0;
  }

  std::uint32_t decision_function_of(const ir::Child& child) const {
    switch (child.kind) {
      case ir::Child::Kind::rule:
        return layout_.decision_function(module_.rule_shapes[child.index]);
      case ir::Child::Kind::combination:
        return layout_.decision_function(module_.combination_shapes[child.index]);
      case ir::Child::Kind::unresolved:
        return layout_.unresolved_decision();
    }
    return 0;
  }

  /// One record a child; for only-one-applicable two, the target's first.
  Table child_table(const ir::Combination& combination) {
    std::vector<ChildRecord> records;
    for (const auto& child : combination.children) {
      if (combination.family == CombiningFamily::only_one_applicable) {
        const bool resolved = child.kind == ir::Child::Kind::combination;
        records.push_back(
            {resolved ? layout_.target_function[child.index] : layout_.unresolved_target(), offset_of(child)});
      }
      records.push_back({decision_function_of(child), offset_of(child)});
    }
    return out_.table(records);
  }

  const ir::Module& module_;
  const Layout& layout_;
  ImageWriter out_;
  std::vector<std::uint32_t> rule_offsets_;
  std::vector<std::uint32_t> combination_offsets_;
};

}  // namespace

std::vector<unsigned char> build_image(const ir::Module& module, const Layout& layout, const Metadata& metadata,
                                       std::string_view target_triple) {
  return ImageBuilder(module, layout).run(metadata, target_triple);
}

}  // namespace hjemmel::codegen
