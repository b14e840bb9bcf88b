#include "tests/unit/explain/explained_policy.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "compiler/catalogue/subject.hpp"
#include "compiler/codegen/codegen.hpp"
#include "compiler/language/language.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass.hpp"
#include "compiler/xacml/xacml.hpp"
#include "runtime/decide/json_text.hpp"
#include "runtime/decide/result_copy.hpp"
#include "runtime/value/calendar.hpp"

namespace hjemmel::tests {
namespace {

std::optional<codegen::SubjectNames> names_of(std::string_view attribute_id, std::string_view value) {
  const auto subject = catalogue::read_subject(catalogue::built_in(), attribute_id, value);
  if (!subject || (subject->package == nullptr && subject->role == nullptr)) return std::nullopt;
  const auto& names = subject->package != nullptr ? subject->package->names : subject->role->names;
  return codegen::SubjectNames{std::string(names.en), std::string(names.nb), std::string(names.nn)};
}

void append_category(std::string_view name, const Attributes& attributes, std::string& out) {
  if (attributes.empty()) return;
  out += fmt::format("{}\"{}\":[{{\"Attribute\":[", out.ends_with('{') ? "" : ",", name);
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    out += i == 0 ? "{\"AttributeId\":" : ",{\"AttributeId\":";
    append_json_string(attributes[i].first, out);
    out += ",\"Value\":";
    append_json_string(attributes[i].second, out);
    out += '}';
  }
  out += "]}]";
}

}  // namespace

Environment on_day(std::string_view date) {
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::stoi(std::string(date.substr(from, count)));
  };
  Environment environment;
  environment.now_seconds =
      days_from_civil({number(0, 4), number(5, 2), number(8, 2)}) * seconds_per_day + seconds_per_day / 2;
  return environment;
}

std::string json_request(const Attributes& subject, const Attributes& resource, const Attributes& action) {
  std::string text = "{\"Request\":{";
  append_category("AccessSubject", subject, text);
  append_category("Resource", resource, text);
  append_category("Action", action, text);
  return text + "}}";
}

ExplainedPolicy::ExplainedPolicy(std::string path, std::string text) {
  auto file = std::make_unique<source::SourceFile>(path, std::move(text));
  auto document = path.ends_with(".xml") ? xacml::read_policy(*file, {}, diagnostics_)
                                         : language::read_policy(*file, {}, diagnostics_);
  if (document && !diagnostics_.has_errors()) {
    store_.add(std::move(file), std::move(*document));
    resolved_ = model::resolve(store_, *store_.root(), diagnostics_);
  }
  if (!resolved_) throw std::runtime_error(path + ": " + diagnostics_.entries().front().message);
  ir::Module module = lower::lower(*resolved_);
  passes::run_pipeline(module);
  codegen::Metadata metadata;
  metadata.names = names_of;
  std::string problem;
  program_ = codegen::compile_in_process(module, metadata, problem);
  if (!program_) throw std::runtime_error(path + ": " + problem);
}

std::vector<explain::Explanation> ExplainedPolicy::explain(std::string_view request, const Environment& environment,
                                                           const explain::Limits& limits) {
  request_text_ = request;
  individual_.clear();
  RequestProblem problem;
  const bool read = request_text_.starts_with('<') ? read_xml_request(request_text_, request_, problem)
                                                   : read_json_request(request_text_, request_, problem);
  if (!read || !individual_requests(request_, individual_, problem)) throw std::runtime_error(problem.message);
  std::vector<explain::Explanation> explanations;
  for (const IndividualRequest& individual : individual_) {
    const Result result = copy_result(engine_.decide(*program_, individual, environment), arena_);
    explanations.push_back(
        explain::explain(*program_, individual, environment, result, engine_.matched_rules(), limits));
  }
  return explanations;
}

}  // namespace hjemmel::tests
