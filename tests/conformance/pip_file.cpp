#include "tests/conformance/pip_file.hpp"

#include <sstream>

#include "runtime/value/lexical.hpp"

namespace hjemmel::conformance {

PipFile::PipFile(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::istringstream cells(line);
    Line read;
    std::getline(cells, read.category, '|');
    std::getline(cells, read.attribute_id, '|');
    std::getline(cells, read.data_type, '|');
    if (std::getline(cells, read.value)) lines_.push_back(std::move(read));
  }
}

std::span<const Value> PipFile::values_of(std::string_view category, std::string_view attribute_id, DataType type,
                                          std::string_view issuer, Arena& arena) const {
  std::vector<Value> values;
  for (const Line& line : lines_) {
    if (!issuer.empty() || line.category != category || line.attribute_id != attribute_id) continue;
    if (line.data_type != urn_of(type)) continue;
    Value value;
    std::string_view problem;
    if (parse_value(type, line.value, arena, value, problem)) values.push_back(value);
  }
  return arena.copy(std::span<const Value>(values));
}

}  // namespace hjemmel::conformance
