// Status codes (B.8) and the log of the errors that a decision met. Expressions and targets refer to an error by its
// index in the log, so that results stay small and generated code can pass them in registers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/value/data_type.hpp"

namespace hjemmel {

enum class StatusCode : std::uint8_t {
#define HJEMMEL_STATUS_CODE(enumerator, urn) enumerator,
#include "grammar/status_codes.def"
#undef HJEMMEL_STATUS_CODE
};

/// The full identifier, `urn:oasis:names:tc:xacml:1.0:status:ok`.
std::string_view urn_of(StatusCode code);

/// Which attribute a missing-attribute status is about (5.58). Texts are borrowed.
struct MissingAttribute {
  std::string_view category;
  std::string_view attribute_id;
  std::string_view issuer;  ///< empty where the designator names none
  DataType type = DataType::unknown;
};

struct Status {
  StatusCode code = StatusCode::ok;
  std::string_view message;  ///< lower-case, for people; empty for ok. Never compared: not part of the semantics
  MissingAttribute missing;  ///< set where code is missing_attribute
};

/// The errors of one decision, in the order in which they arose. Index 0 is always `ok`.
class StatusLog {
 public:
  StatusLog() { clear(); }
  std::uint32_t add(const Status& status) {
    entries_.push_back(status);
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  const Status& operator[](std::uint32_t index) const { return entries_[index]; }
  std::size_t size() const { return entries_.size(); }
  void clear() {
    entries_.clear();
    entries_.emplace_back();
  }

 private:
  std::vector<Status> entries_;  // keeps its capacity across clear()
};

}  // namespace hjemmel
