#include "compiler/command/policy_files.hpp"

#include <cctype>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "compiler/language/language.hpp"
#include "compiler/xacml/xacml.hpp"

namespace hjemmel::command {

std::optional<PolicyLanguage> language_of_path(std::string_view path) {
  std::string extension = std::filesystem::path(path).extension().string();
  for (char& letter : extension) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  if (extension == ".xml") return PolicyLanguage::xml;
  if (extension == ".hjl") return PolicyLanguage::hjl;
  return std::nullopt;
}

PolicyLanguage language_of_text(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '<' ? PolicyLanguage::xml : PolicyLanguage::hjl;
}

std::optional<model::Document> read_policy(const source::SourceFile& file, const source::Limits& limits,
                                           source::Diagnostics& diagnostics) {
  switch (language_of_path(file.path()).value_or(language_of_text(file.text()))) {
    case PolicyLanguage::xml:
      return xacml::read_policy(file, limits, diagnostics);
    case PolicyLanguage::hjl:
      break;
  }
  return language::read_policy(file, limits, diagnostics);
}

std::string write_policy(const model::Document& document, PolicyLanguage language) {
  return language == PolicyLanguage::xml ? xacml::write_policy(document) : language::write_policy(document);
}

PolicyFiles read_policy_files(std::span<const std::string> paths, const source::Limits& limits) {
  PolicyFiles read;
  for (const std::string& path : paths) {
    std::string problem;
    std::unique_ptr<source::SourceFile> file = source::read_source_file(path, limits, problem);
    if (!file) {
      file = std::make_unique<source::SourceFile>(path, std::string());
      read.diagnostics.error("unreadable-file", file->span(0, 0), fmt::format("the file cannot be read: {}", problem));
      read.rejected.push_back(std::move(file));
      continue;
    }
    if (auto document = read_policy(*file, limits, read.diagnostics)) {
      read.store.add(std::move(file), std::move(*document));
    } else {
      read.rejected.push_back(std::move(file));
    }
  }
  return read;
}

}  // namespace hjemmel::command
