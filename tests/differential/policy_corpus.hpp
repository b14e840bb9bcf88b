// The policies there are: files that hold one, and those that could not be used, with the reason.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compiler/model/policy.hpp"
#include "compiler/source/source_file.hpp"

namespace hjemmel::differential {

struct CorpusPolicy {
  std::filesystem::path path;
  std::vector<std::unique_ptr<source::SourceFile>> files;
  std::vector<model::Document> documents;  ///< of the file, then of those it can refer to: `policies/` beside it
};

struct Corpus {
  std::vector<std::filesystem::path> files;
  std::size_t other_files = 0;        ///< XML that holds no policy, such as requests
  std::vector<std::string> left_out;  ///< files with a reason
  std::vector<std::string> missing;   ///< folders that are not there
};

/// Every .xml and .hjl file under the paths.
Corpus corpus_under(const std::vector<std::filesystem::path>& paths);
/// The real policies and the conformance suite's, which lie outside the repository, and the project's own.
Corpus whole_corpus();

/// Reads a file of the corpus. Null, with the reason noted in the corpus, if it holds no policy that can be decided by.
std::unique_ptr<CorpusPolicy> read_policy(const std::filesystem::path& path, Corpus& corpus);

}  // namespace hjemmel::differential
