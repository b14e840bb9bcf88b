// The attribute source of a case: PIP.txt, `category|id|data type|value` on each line.
#pragma once

#include <string>
#include <vector>

#include "runtime/decide/environment.hpp"

namespace hjemmel::conformance {

class PipFile final : public AttributeSource {
 public:
  explicit PipFile(const std::string& text);
  std::span<const Value> values_of(std::string_view category, std::string_view attribute_id, DataType type,
                                   std::string_view issuer, Arena& arena) const override;

 private:
  struct Line {
    std::string category;
    std::string attribute_id;
    std::string data_type;
    std::string value;
  };
  std::vector<Line> lines_;
};

}  // namespace hjemmel::conformance
