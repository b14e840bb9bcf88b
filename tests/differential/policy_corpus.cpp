#include "tests/differential/policy_corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "compiler/language/language.hpp"
#include "compiler/xacml/xacml.hpp"
#include "tests/differential/policy_case.hpp"

namespace hjemmel::differential {
namespace {

namespace fs = std::filesystem;

bool is_policy_file(const fs::path& path) { return path.extension() == ".xml" || path.extension() == ".hjl"; }

const source::Diagnostic* first_error(const source::Diagnostics& diagnostics) {
  for (const source::Diagnostic& entry : diagnostics.entries()) {
    if (entry.severity == source::Severity::error) return &entry;
  }
  return nullptr;
}

std::string described(const source::Diagnostics& diagnostics) {
  const source::Diagnostic* error = first_error(diagnostics);
  if (!error) return "refused without a reason";
  if (!error->span.file) return fmt::format("{}: {}", error->code, error->message);
  const source::Position position = error->span.file->position_of(error->span.begin);
  return fmt::format("{}:{}: {}: {}", position.line, position.column, error->code, error->message);
}

bool read_into(CorpusPolicy& policy, const fs::path& path, source::Diagnostics& diagnostics) {
  const source::Limits limits;
  std::string problem;
  auto file = source::read_source_file(path.string(), limits, problem);
  if (!file) {
    diagnostics.error("unreadable-file", {}, problem);
    return false;
  }
  auto document = path.extension() == ".hjl" ? language::read_policy(*file, limits, diagnostics)
                                             : xacml::read_policy(*file, limits, diagnostics);
  policy.files.push_back(std::move(file));
  if (document) policy.documents.push_back(std::move(*document));
  return document.has_value();
}

}  // namespace

Corpus corpus_under(const std::vector<fs::path>& paths) {
  Corpus corpus;
  for (const fs::path& path : paths) {
    if (fs::is_regular_file(path)) {
      corpus.files.push_back(path);
    } else if (!fs::is_directory(path)) {
      corpus.missing.push_back(path.string());
    } else {
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file() && is_policy_file(entry.path())) corpus.files.push_back(entry.path());
      }
    }
  }
  std::ranges::sort(corpus.files);
  return corpus;
}

Corpus whole_corpus() {
  const fs::path root(HJEMMEL_SOURCE_DIR);
  const char* variable = std::getenv("HJEMMEL_SHARED");
  const fs::path shared = variable ? fs::path(variable) : root / "../shared";
  return corpus_under({shared / "altinn/policies", shared / "altinn/decisions",
                       shared / "conformance/att-xacml3-ct/cases", root / "policies", root / "examples",
                       root / "tests/golden"});
}

std::unique_ptr<CorpusPolicy> read_policy(const fs::path& path, Corpus& corpus) {
  auto policy = std::make_unique<CorpusPolicy>();
  policy->path = path;
  source::Diagnostics diagnostics;
  const auto leave_out = [&](const source::Diagnostics& why) {
    corpus.left_out.push_back(fmt::format("{}: {}", path.string(), described(why)));
    return nullptr;
  };
  if (!read_into(*policy, path, diagnostics)) {
    const source::Diagnostic* error = first_error(diagnostics);
    if (!error || error->code != "not-a-policy") return leave_out(diagnostics);
    ++corpus.other_files;
    return nullptr;
  }
  for (const fs::path& other : corpus_under({path.parent_path() / "policies"}).files) {
    source::Diagnostics of_other;  // a reference to a policy that cannot be read resolves to nothing
    read_into(*policy, other, of_other);
  }
  auto store = resolved(policy->documents);
  if (!store->resolved) return leave_out(store->diagnostics);
  return policy;
}

}  // namespace hjemmel::differential
