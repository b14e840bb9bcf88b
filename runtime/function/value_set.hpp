// The distinct values of bags, for the set functions of A.3.11: linear in the number of values, so that a request with
// two bags of a hundred thousand values cannot buy hours of work.
#pragma once

#include <cstdint>
#include <span>

#include "runtime/value/arena.hpp"
#include "runtime/value/value.hpp"

namespace hjemmel {

/// A number that is the same for all values of `type-equal`. Distinct values mostly differ in it.
/// Names are normalised in the arena.
std::uint64_t hash_of(const Value& value, std::int16_t implicit_zone, Arena& arena);

/// Keeps values in the order in which they came; of equal ones the first. Room for `capacity` of them, in the arena.
class ValueSet {
 public:
  ValueSet(Arena& arena, std::size_t capacity, std::int16_t implicit_zone);

  /// False where an equal value is held already.
  bool insert(const Value& value);
  bool contains(const Value& value) const;
  std::span<const Value> values() const { return {values_, size_}; }

 private:
  static constexpr std::size_t searched_in_order = 8;  ///< up to here comparing is cheaper than hashing

  struct Slot {
    std::uint64_t hash;
    std::uint32_t position;  ///< in values_, plus one; 0 for an empty slot
  };

  /// The slot that holds an equal value, or the empty one where it would go.
  Slot* slot_of(const Value& value, std::uint64_t hash) const;
  bool equal(const Value& a, const Value& b) const;

  Arena& arena_;
  std::int16_t implicit_zone_;
  Value* values_;
  std::size_t size_ = 0;
  Slot* slots_ = nullptr;
  std::size_t mask_ = 0;
};

}  // namespace hjemmel
