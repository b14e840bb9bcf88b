// A request seen through an artefact's tables: each attribute name and each value that some policy tests is hashed
// once, and from then on is a slot, a bit or an ordinal.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/artefact/abi.hpp"
#include "runtime/artefact/program.hpp"
#include "runtime/decide/environment.hpp"
#include "runtime/request/request.hpp"
#include "runtime/value/arena.hpp"

namespace hjemmel::artefact {

/// Reused from request to request; memory grows to what the largest one needs and stays.
class RequestBinding {
 public:
  /// Binds `request` to `program`. Values stay where they are, in the request; merged bags go to `arena`.
  void bind(const Program& program, const IndividualRequest& request, const Environment& environment, Arena& arena);

  std::span<const std::uint64_t> words() const { return words_; }
  std::span<const OrdinalList> lists() const { return lists_; }

  /// The bag of a slot (7.3.3, 7.3.5): from the request, else the attribute source, else the decision point. Looked up
  /// once.
  std::span<const Value> bag(std::uint32_t slot);

 private:
  struct SlotState {
    std::uint32_t generation = 0;  ///< of the request that the rest belongs to
    bool resolved = false;
    std::uint32_t attributes = 0;  ///< how many elements of the request the slot has
    std::uint32_t first_attribute = 0;
    std::span<const Value> bag;
  };

  /// The first slot of the attribute's name; no_index where no policy reads it.
  std::uint32_t find_name(const RequestAttribute& attribute);
  void bind_attribute(const RequestAttribute& attribute, std::uint32_t number);
  void bind_to_slot(std::uint32_t slot, const RequestAttribute& attribute, std::uint32_t number);
  void add_symbols(const SlotRecord& slot, std::span<const Value> values);
  void finish_lists();
  SlotState& state_of(std::uint32_t slot);
  bool belongs(const SlotRecord& slot, const RequestAttribute& attribute) const;
  std::span<const Value> merge(std::uint32_t slot, const SlotState& state);
  std::span<const Value> absent(const SlotRecord& slot);

  const Program* program_ = nullptr;
  std::uint64_t serial_ = 0;  ///< of the program that the tables below are of; 0 is none
  const IndividualRequest* request_ = nullptr;
  const Environment* environment_ = nullptr;
  Arena* arena_ = nullptr;
  std::span<const SlotRecord> slots_;
  std::span<const DomainRecord> domains_;
  std::span<const NameRecord> names_;
  std::uint32_t generation_ = 0;
  std::vector<SlotState> states_;
  std::vector<std::uint64_t> category_hashes_;  ///< of the request's categories
  const RequestAttribute* last_ = nullptr;      ///< the attribute looked up last: the next one often has its name
  std::uint32_t last_slot_ = 0;
  std::vector<std::uint64_t> words_;
  std::vector<OrdinalList> lists_;
  std::vector<std::vector<std::uint32_t>> listed_;  ///< ordinals held in each listed domain
};

}  // namespace hjemmel::artefact
