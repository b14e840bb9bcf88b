// The caller's attribute source as the decision path asks it: lexical forms in, values in the decision's arena out.
#pragma once

#include <vector>

#include "hjemmel/hjemmel.hpp"
#include "runtime/decide/environment.hpp"

namespace hjemmel::pdp {

struct AttributeValues::State {
  Arena* arena = nullptr;
  hjemmel::DataType type = hjemmel::DataType::unknown;
  std::vector<Value> values;  ///< keeps its capacity
  bool failed = false;        ///< out of memory
};

/// Forwards to one source; one for each session.
class AskedSource final : public hjemmel::AttributeSource {
 public:
  void ask(const pdp::AttributeSource* source) { source_ = source; }
  /// What a decision's environment holds; null where there is no source.
  const hjemmel::AttributeSource* in_use() const { return source_ != nullptr ? this : nullptr; }

  /// Throws std::bad_alloc when out of memory, as everything of the decision path does.
  std::span<const Value> values_of(std::string_view category, std::string_view attribute_id, hjemmel::DataType type,
                                   std::string_view issuer, Arena& arena) const override;

 private:
  const pdp::AttributeSource* source_ = nullptr;
  mutable AttributeValues::State values_;  // scratch of one thread's session
};

}  // namespace hjemmel::pdp
