#include "runtime/interface/asked_source.hpp"

#include <new>

#include "runtime/value/lexical.hpp"

namespace hjemmel::pdp {

AttributeSource::~AttributeSource() = default;

bool AttributeValues::add(std::string_view lexical) noexcept {
  try {
    Value value;
    std::string_view problem;
    if (state_.type == hjemmel::DataType::xpath_expression || state_.type == hjemmel::DataType::unknown) return false;
    if (!parse_value(state_.type, state_.arena->copy(lexical), *state_.arena, value, problem)) return false;
    state_.values.push_back(value);
    return true;
  } catch (...) {
    state_.failed = true;
    return false;
  }
}

std::span<const Value> AskedSource::values_of(std::string_view category, std::string_view attribute_id,
                                              hjemmel::DataType type, std::string_view issuer, Arena& arena) const {
  values_.arena = &arena;
  values_.type = type;
  values_.values.clear();
  values_.failed = false;
  AttributeValues values(values_);
  source_->values_of({category, attribute_id, static_cast<DataType>(type), issuer}, values);
  if (values_.failed) throw std::bad_alloc();
  return arena.copy(std::span<const Value>(values_.values));
}

}  // namespace hjemmel::pdp
