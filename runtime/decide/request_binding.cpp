#include "runtime/decide/request_binding.hpp"

#include <algorithm>

#include "runtime/artefact/symbol_hash.hpp"
#include "runtime/decide/standard_attributes.hpp"
#include "runtime/function/lower_case.hpp"

namespace hjemmel::artefact {
namespace {

/// The ordinal of `text` in a domain, or no_index.
std::uint32_t find_symbol(const Program& program, const DomainRecord& domain, std::string_view text) {
  const auto buckets = program.table<SymbolRecord>(domain.buckets);
  const std::uint32_t mask = domain.buckets.count - 1;
  const auto hash = static_cast<std::uint32_t>(hash_symbol(text));
  for (std::uint32_t at = hash & mask;; at = (at + 1) & mask) {
    const SymbolRecord& symbol = buckets[at];
    if (symbol.ordinal == no_index) return no_index;
    if (symbol.hash == hash && program.text(symbol.text) == text) return symbol.ordinal;
  }
}

}  // namespace

void RequestBinding::bind(const Program& program, const IndividualRequest& request, const Environment& environment,
                          Arena& arena) {
  const ImageHeader& header = program.header();
  program_ = &program;
  if (serial_ != program.serial()) {
    serial_ = program.serial();
    slots_ = program.table<SlotRecord>(header.slots);
    domains_ = program.table<DomainRecord>(header.domains);
    names_ = program.table<NameRecord>(header.names);
    states_.assign(header.slots.count, {});
    lists_.assign(header.listed_domains, {});
    listed_.assign(header.listed_domains, {});
    generation_ = 0;
  }
  request_ = &request;
  environment_ = &environment;
  arena_ = &arena;
  if (++generation_ == 0) {  // after four thousand million requests: forget them all
    std::fill(states_.begin(), states_.end(), SlotState{});
    generation_ = 1;
  }
  words_.assign(header.request_words, 0);
  for (auto& ordinals : listed_) ordinals.clear();

  category_hashes_.clear();
  for (const auto& each : request.request->categories) category_hashes_.push_back(hash_symbol(each.category));
  last_ = nullptr;

  const auto& attributes = request.request->attributes;
  const bool whole = request.categories.size() == request.request->categories.size();
  for (std::uint32_t i = 0; i < attributes.size(); ++i) {
    if (whole || request.holds(attributes[i].category)) bind_attribute(attributes[i], i);
  }
  if (environment.attributes != nullptr) {
    for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
      if (slots_[slot].domains.count > 0 && state_of(slot).attributes == 0) add_symbols(slots_[slot], bag(slot));
    }
  }
  finish_lists();
}

RequestBinding::SlotState& RequestBinding::state_of(std::uint32_t slot) {
  SlotState& state = states_[slot];
  if (state.generation != generation_) {
    state = {};
    state.generation = generation_;
  }
  return state;
}

bool RequestBinding::belongs(const SlotRecord& slot, const RequestAttribute& attribute) const {
  return static_cast<DataType>(slot.type) == attribute.type &&
         (slot.has_issuer == 0 || program_->text(slot.issuer) == attribute.issuer);
}

std::uint32_t RequestBinding::find_name(const RequestAttribute& attribute) {
  if (last_ != nullptr && last_->category == attribute.category && last_->id == attribute.id) return last_slot_;
  last_ = &attribute;
  const std::uint64_t hash = hash_symbol(attribute.id, category_hashes_[attribute.category]);
  const std::uint64_t mask = names_.size() - 1;
  for (std::uint64_t at = hash & mask;; at = (at + 1) & mask) {
    const NameRecord& name = names_[at];
    last_slot_ = name.slot;
    if (name.slot == no_index) return no_index;
    if (name.hash != hash) continue;
    const SlotRecord& first = slots_[name.slot];
    if (program_->text(first.attribute_id) == attribute.id &&
        program_->text(first.category) == request_->request->categories[attribute.category].category) {
      return name.slot;
    }
  }
}

void RequestBinding::bind_attribute(const RequestAttribute& attribute, std::uint32_t number) {
  for (std::uint32_t slot = find_name(attribute); slot != no_index; slot = slots_[slot].next_same_name) {
    if (belongs(slots_[slot], attribute)) bind_to_slot(slot, attribute, number);
  }
}

void RequestBinding::bind_to_slot(std::uint32_t slot, const RequestAttribute& attribute, std::uint32_t number) {
  if (attribute.values.empty()) return;  // an attribute without a value is not there (7.3.5)
  SlotState& state = state_of(slot);
  if (state.attributes++ == 0) state.first_attribute = number;
  add_symbols(slots_[slot], attribute.values);
}

void RequestBinding::add_symbols(const SlotRecord& slot, std::span<const Value> values) {
  for (const std::uint32_t number : program_->table<std::uint32_t>(slot.domains)) {
    const DomainRecord& domain = domains_[number];
    for (const Value& value : values) {
      const std::string_view text = domain.fold == 0 ? value.as_text() : to_lower_case(value.as_text(), *arena_);
      const std::uint32_t ordinal = find_symbol(*program_, domain, text);
      if (ordinal == no_index) continue;
      if (domain.first_word != no_index) words_[domain.first_word + ordinal / 64] |= std::uint64_t{1} << (ordinal % 64);
      if (domain.list != no_index) listed_[domain.list].push_back(ordinal);
    }
  }
}

void RequestBinding::finish_lists() {
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    auto& ordinals = listed_[i];
    if (ordinals.size() > 1) {
      std::sort(ordinals.begin(), ordinals.end());
      ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
    }
    lists_[i] = {static_cast<std::uint32_t>(ordinals.size()), 0, ordinals.data()};
  }
}

std::span<const Value> RequestBinding::bag(std::uint32_t slot) {
  SlotState& state = state_of(slot);
  if (!state.resolved) {
    state.bag = state.attributes == 0 ? absent(slots_[slot]) : merge(slot, state);
    state.resolved = true;
  }
  return state.bag;
}

std::span<const Value> RequestBinding::merge(std::uint32_t slot, const SlotState& state) {
  const auto& attributes = request_->request->attributes;
  if (state.attributes == 1) return attributes[state.first_attribute].values;
  const SlotRecord& record = slots_[slot];
  const auto in_slot = [&](const RequestAttribute& attribute) {
    return belongs(record, attribute) && attribute.id == program_->text(record.attribute_id) &&
           request_->holds(attribute.category) &&
           request_->request->categories[attribute.category].category == program_->text(record.category);
  };
  std::size_t count = 0;
  for (const auto& attribute : attributes) {
    if (in_slot(attribute)) count += attribute.values.size();
  }
  Value* merged = arena_->allocate<Value>(count);
  Value* out = merged;
  for (const auto& attribute : attributes) {
    if (in_slot(attribute)) out = std::copy(attribute.values.begin(), attribute.values.end(), out);
  }
  return {merged, count};
}

std::span<const Value> RequestBinding::absent(const SlotRecord& slot) {
  const std::string_view category = program_->text(slot.category);
  const std::string_view attribute_id = program_->text(slot.attribute_id);
  const std::string_view issuer = slot.has_issuer != 0 ? program_->text(slot.issuer) : std::string_view{};
  const auto type = static_cast<DataType>(slot.type);
  if (environment_->attributes != nullptr) {
    const auto values = environment_->attributes->values_of(category, attribute_id, type, issuer, *arena_);
    if (!values.empty()) return values;
  }
  if (slot.is_standard == 0) return {};
  const auto standard = standard_attribute(category, attribute_id, type, issuer, *environment_);
  return standard ? arena_->copy(std::span<const Value>(&*standard, 1)) : std::span<const Value>{};
}

}  // namespace hjemmel::artefact
