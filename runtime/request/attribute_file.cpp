#include "runtime/request/attribute_file.hpp"

#include <algorithm>
#include <utility>

#include "runtime/request/json_reader.hpp"

namespace hjemmel {

std::unique_ptr<RequestAttributeSource> RequestAttributeSource::read(std::string text, RequestProblem& problem) {
  std::unique_ptr<RequestAttributeSource> source(new RequestAttributeSource(std::move(text)));
  JsonReader reader;
  if (!reader.read(source->text_, JsonReader::Root::request_or_categories, source->request_, problem)) return nullptr;
  if (!source->request_.references.empty()) {
    problem = {StatusCode::syntax_error, "`MultiRequests` has no meaning in a file of attributes", 0, 0};
    return nullptr;
  }
  return source;
}

std::span<const Value> RequestAttributeSource::values_of(std::string_view category, std::string_view attribute_id,
                                                         DataType type, std::string_view issuer, Arena& arena) const {
  if (type == DataType::unknown) return {};
  const auto matches = [&](const RequestAttribute& attribute) {
    return attribute.type == type && attribute.id == attribute_id &&
           request_.categories[attribute.category].category == category &&
           (issuer.empty() || attribute.issuer == issuer);
  };
  std::size_t count = 0;
  std::span<const Value> last;
  for (const RequestAttribute& attribute : request_.attributes) {
    if (!matches(attribute)) continue;
    last = attribute.values;
    count += last.size();
  }
  if (count == last.size()) return last;
  auto* values = arena.allocate<Value>(count);
  Value* out = values;
  for (const RequestAttribute& attribute : request_.attributes) {
    if (matches(attribute)) out = std::copy(attribute.values.begin(), attribute.values.end(), out);
  }
  return {values, count};
}

}  // namespace hjemmel
