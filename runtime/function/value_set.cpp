#include "runtime/function/value_set.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <string_view>

#include "runtime/value/calendar.hpp"
#include "runtime/value/compare.hpp"
#include "runtime/value/integer.hpp"
#include "runtime/value/rfc822_name.hpp"
#include "runtime/value/utf8.hpp"
#include "runtime/value/x500_name.hpp"

namespace hjemmel {
namespace {

std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ (bits >> 32)) * 0x9E3779B97F4A7C15u;
  return bits ^ (bits >> 29);
}

std::uint64_t hash_of_text(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::uint64_t hash_of_integer(const Value& integer) {
  if (!is_big(integer)) return mixed(static_cast<std::uint64_t>(integer.integer));
  std::uint64_t hash = integer.big->negative ? 1 : 0;
  for (std::uint32_t i = 0; i < integer.big->limb_count; ++i) hash = mixed(hash ^ integer.big->limbs[i]);
  return hash;
}

std::uint64_t hash_of_address(std::string_view address) {
  const Rfc822Name name = split_rfc822_name(address);
  std::uint64_t hash = hash_of_text(name.local_part);
  for (std::size_t at = 0; at < name.domain.size();) {
    const auto code_point = static_cast<utf8proc_int32_t>(next_code_point(name.domain, at));
    hash = mixed(hash + static_cast<std::uint64_t>(utf8proc_tolower(code_point)));
  }
  return hash;
}

std::uint64_t hash_of_directory_name(std::string_view text, Arena& arena) {
  std::uint64_t hash = 0;
  const auto name = normalise_x500_name(text, arena);
  if (!name) return hash;
  for (const X500Rdn& rdn : *name) {
    for (const X500Attribute& attribute : rdn) {
      hash = mixed(hash ^ hash_of_text(attribute.type));
      hash = mixed(hash ^ hash_of_text(attribute.value));
    }
  }
  return hash;
}

bool equals_nothing(const Value& value) { return value.type == DataType::real && std::isnan(value.real); }

}  // namespace

std::uint64_t hash_of(const Value& value, std::int16_t implicit_zone, Arena& arena) {
  switch (value.type) {
    case DataType::boolean:
      return mixed(value.boolean ? 1 : 0);
    case DataType::integer:
      return hash_of_integer(value);
    case DataType::real:
      return mixed(value.real == 0 ? 0 : std::bit_cast<std::uint64_t>(value.real));  // -0 equals 0
    case DataType::time:
    case DataType::date:
    case DataType::date_time:
      return mixed(static_cast<std::uint64_t>(instant_of(value, implicit_zone)) ^ (std::uint64_t{value.size} << 32));
    case DataType::day_time_duration:
    case DataType::year_month_duration:
      return mixed(static_cast<std::uint64_t>(value.integer) ^ (std::uint64_t{value.size} << 32));
    case DataType::rfc822_name:
      return hash_of_address(value.as_text());
    case DataType::x500_name:
      return hash_of_directory_name(value.as_text(), arena);
    default:
      return hash_of_text(value.as_text());
  }
}

ValueSet::ValueSet(Arena& arena, std::size_t capacity, std::int16_t implicit_zone)
    : arena_(arena), implicit_zone_(implicit_zone), values_(arena.allocate<Value>(capacity)) {
  if (capacity <= searched_in_order) return;
  const std::size_t slot_count = std::bit_ceil(capacity * 2);
  mask_ = slot_count - 1;
  slots_ = arena.allocate<Slot>(slot_count);
  std::fill_n(slots_, slot_count, Slot{0, 0});
}

bool ValueSet::equal(const Value& a, const Value& b) const { return values_equal(a, b, implicit_zone_, arena_); }

ValueSet::Slot* ValueSet::slot_of(const Value& value, std::uint64_t hash) const {
  for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
    Slot& slot = slots_[at];
    if (slot.position == 0 || (slot.hash == hash && equal(values_[slot.position - 1], value))) return &slot;
  }
}

bool ValueSet::insert(const Value& value) {
  if (slots_ == nullptr) {
    if (contains(value)) return false;
  } else if (!equals_nothing(value)) {
    const std::uint64_t hash = hash_of(value, implicit_zone_, arena_);
    Slot* const slot = slot_of(value, hash);
    if (slot->position != 0) return false;
    *slot = {hash, static_cast<std::uint32_t>(size_ + 1)};
  }
  values_[size_++] = value;
  return true;
}

bool ValueSet::contains(const Value& value) const {
  if (slots_ != nullptr) {
    return !equals_nothing(value) && slot_of(value, hash_of(value, implicit_zone_, arena_))->position != 0;
  }
  return std::ranges::any_of(values(), [&](const Value& held) { return equal(held, value); });
}

}  // namespace hjemmel
