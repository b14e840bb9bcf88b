#include "runtime/interface/built_request.hpp"

#include "runtime/request/content_text.hpp"
#include "runtime/value/lexical.hpp"

namespace hjemmel::pdp {
namespace {

constexpr std::string_view subject_category = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
constexpr std::string_view resource_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
constexpr std::string_view action_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
constexpr std::string_view environment_category = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";

}  // namespace

std::uint32_t Request::State::category(std::string_view urn) {
  auto& categories = request.categories;
  for (std::size_t i = categories.size(); i-- > 0;) {  // the latest of its kind
    if (categories[i].category == urn) return static_cast<std::uint32_t>(i);
  }
  categories.push_back({request.arena.copy(urn), {}, {}});
  return static_cast<std::uint32_t>(categories.size() - 1);
}

void Request::State::refuse(std::string_view message) {
  if (broken) return;  // the first one is told
  broken = true;
  problem = {StatusCode::syntax_error, std::string(message), 0, 0};
}

bool Request::State::value_of(const TypedValue& typed, Value& value, std::string_view& lexical) {
  const auto type = static_cast<hjemmel::DataType>(typed.type());
  if (!typed.is_lexical() && typed.type() != DataType::string) {
    if (typed.type() == DataType::boolean) value = Value::of_boolean(typed.number() != 0);
    if (typed.type() == DataType::integer) value = Value::of_integer(typed.number());
    if (typed.type() == DataType::real) value = Value::of_real(typed.real());
    return true;
  }
  lexical = request.arena.copy(typed.text());
  if (type == hjemmel::DataType::unknown || type == hjemmel::DataType::xpath_expression) {
    refuse("a value of an extension type or an xpathExpression cannot be built: send the request as JSON or XML");
    return false;
  }
  std::string_view wrong;
  if (parse_value(type, lexical, request.arena, value, wrong)) return true;
  refuse(wrong);
  return false;
}

void Request::State::add(std::string_view category_urn, std::string_view attribute_id,
                         std::span<const TypedValue> typed, std::string_view issuer, bool include_in_result) {
  if (typed.empty()) return;  // an attribute has at least one value (5.46)
  split = false;
  auto* values = request.arena.allocate<Value>(typed.size());
  auto* lexical = request.arena.allocate<std::string_view>(typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    values[i] = Value();
    lexical[i] = {};
    if (!value_of(typed[i], values[i], lexical[i])) return;
    if (include_in_result && lexical[i].data() == nullptr)
      lexical[i] = request.arena.copy(std::string_view(to_lexical(values[i])));
  }
  RequestAttribute attribute;
  attribute.category = category(category_urn);
  attribute.id = request.arena.copy(attribute_id);
  attribute.issuer = request.arena.copy(issuer);
  attribute.type = static_cast<hjemmel::DataType>(typed.front().type());
  attribute.type_urn = hjemmel::urn_of(attribute.type);
  attribute.values = {values, typed.size()};
  attribute.lexical = {lexical, typed.size()};
  attribute.include_in_result = include_in_result;
  request.attributes.push_back(attribute);
}

bool Request::State::prepare() {
  if (broken) return false;
  if (split) return true;
  std::string message;
  std::size_t offset = 0;
  request.references.clear();
  if (!resolve_references(references, request, message, offset)) {
    problem = {StatusCode::syntax_error, std::move(message), 0, 0};
    return false;
  }
  split = individual_requests(request, individuals, problem);
  return split;
}

Request::Request() noexcept {
  try {
    state_ = std::make_unique<State>();
  } catch (...) {  // out of memory: every use of it says so
  }
}

Request::~Request() = default;
Request::Request(Request&&) noexcept = default;
Request& Request::operator=(Request&&) noexcept = default;

void Request::clear() noexcept {
  if (!state_) return;
  state_->request.clear();
  state_->references.clear();
  state_->individuals.clear();
  state_->broken = state_->split = false;
}

std::string_view Request::problem() const noexcept {
  if (!state_) return "out of memory";
  return state_->broken ? std::string_view(state_->problem.message) : std::string_view();
}

/// Runs a change of the request; where memory ends, the request is broken.
template <typename Change>
Request& Request::change(Change make) noexcept {
  if (!state_) return *this;
  try {
    make(*state_);
  } catch (...) {
    state_->broken = true;
    state_->problem.code = StatusCode::processing_error;
    state_->problem.message = "out of memory";  // short enough not to allocate
  }
  return *this;
}

Request& Request::attribute(std::string_view category, std::string_view attribute_id, TypedValue value,
                            std::string_view issuer, bool include_in_result) noexcept {
  return change([&](State& state) { state.add(category, attribute_id, {&value, 1}, issuer, include_in_result); });
}

Request& Request::subject(std::string_view attribute_id, TypedValue value) noexcept {
  return attribute(subject_category, attribute_id, value);
}
Request& Request::resource(std::string_view attribute_id, TypedValue value) noexcept {
  return attribute(resource_category, attribute_id, value);
}
Request& Request::action(std::string_view attribute_id, TypedValue value) noexcept {
  return attribute(action_category, attribute_id, value);
}
Request& Request::environment(std::string_view attribute_id, TypedValue value) noexcept {
  return attribute(environment_category, attribute_id, value);
}

Request& Request::subject(std::string_view attribute_id, std::span<const std::string_view> values) noexcept {
  return change([&](State& state) {
    auto* typed = state.request.arena.allocate<TypedValue>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) typed[i] = TypedValue(values[i]);
    state.add(subject_category, attribute_id, {typed, values.size()}, {}, false);
  });
}

Request& Request::content(std::string_view category, std::string_view xml) noexcept {
  return change([&](State& state) {
    std::string problem;
    std::string_view content;
    const std::string_view kept = state.request.arena.copy(xml);
    if (!read_content_document(kept, state.request.arena, content, problem)) return state.refuse(problem);
    state.request.categories[state.category(category)].content = content;
    state.split = false;
  });
}

Request& Request::another(std::string_view category, std::string_view xml_id) noexcept {
  return change([&](State& state) {
    Arena& arena = state.request.arena;
    state.request.categories.push_back({arena.copy(category), arena.copy(xml_id), {}});
    state.split = false;
  });
}

Request& Request::reference(std::span<const std::string_view> xml_ids) noexcept {
  return change([&](State& state) {
    for (const std::string_view id : xml_ids) state.references.entries.push_back({state.request.arena.copy(id), 0});
    state.references.ends.push_back(static_cast<std::uint32_t>(state.references.entries.size()));
    state.split = false;
  });
}

Request& Request::return_policy_id_list(bool wanted) noexcept {
  return change([&](State& state) { state.request.return_policy_id_list = wanted; });
}
Request& Request::combined_decision(bool wanted) noexcept {
  return change([&](State& state) { state.request.combined_decision = wanted; });
}

}  // namespace hjemmel::pdp
